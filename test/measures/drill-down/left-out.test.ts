import { describe, expect, it } from "vitest";
import { leftOut } from "../../../src/measures/drill-down/left-out.ts";
import type { Read } from "../../../src/measures/drill-down/reads.ts";
import { span } from "../../support/business.ts";
import type { Row } from "../../support/lines.ts";
import { companyOf, ROWS } from "./company.ts";

const WINDOW = span("2024-07", "2025-06");
const start = "2025-01-10";

/** Reason, what is counted, kind and number, in the order of the report. */
function left(rows: readonly Row[], reads: readonly object[], more: Partial<Parameters<typeof companyOf>[0]> = {}) {
  const company = companyOf({ rows, ...more });
  const all = reads.map((read) => ({ span: WINDOW, ...read }) as Read);
  return leftOut(company, all, company.costs).map(({ reason, what, kind, count }) => [reason, what, kind, count]);
}
const CLOSING = { family: "standing", column: "closing" };
const REVENUE = { family: "revenue", column: "revenue" };
const CONTRACTS = { family: "contracts", column: "annual" };

const ALL_KINDS: Row[] = (["recurring", "usage", "one_off", "value_added", "refund"] as const).map((kind) => ({
  customer: kind,
  start,
  amount: 5,
  kind,
}));

describe("lines that are not in a sum", () => {
  it("are counted by the first reason that fits", () => {
    const rows: Row[] = [
      { customer: "counts", start, mrr: 5 },
      { customer: "later", start: "2025-07-01", mrr: 5 },
      { customer: "later still", start: "2025-07-01", mrr: 5, kind: "usage" },
      { customer: "usage", start, mrr: 5, kind: "usage" },
      { customer: "empty", start, end: start, mrr: 5 },
      { customer: "trial", start, end: "2025-02-10", trialEnd: "2025-02-10", mrr: 5 },
      { customer: "free", start, mrr: 0 },
    ];
    expect(left(rows, [CLOSING])).toEqual([
      ["after-as-of", "lines", "", 2],
      ["zero-length", "lines", "", 1],
      ["trial-not-converted", "lines", "", 1],
      ["kind", "lines", "usage", 1],
      ["free", "lines", "", 1],
    ]);
  });

  it("start after the last day of as-of, not on it", () => {
    expect(left([{ customer: "ada", start: "2025-06-30", mrr: 5 }], [CLOSING])).toEqual([]);
  });

  it.each([
    ["MRR", [CLOSING], ["usage", "one_off", "value_added", "refund"]],
    ["contracts", [CONTRACTS], ["usage", "one_off", "value_added", "refund"]],
    ["revenue", [REVENUE], ["value_added"]],
    ["renewal revenue", [{ family: "revenue", column: "renewalRevenue" }], ["value_added"]],
    ["value-added revenue", [{ family: "revenue", column: "valueAdded" }], ["recurring", "usage", "one_off", "refund"]],
    ["usage", [{ family: "revenue", column: "usage" }], ["recurring", "one_off", "value_added", "refund"]],
    [
      "MRR and value-added revenue",
      [CLOSING, { family: "revenue", column: "valueAdded" }],
      ["usage", "one_off", "refund"],
    ],
  ])("are of another kind: for %s", (_, reads, kinds) => {
    expect(left(ALL_KINDS, reads)).toEqual(kinds.map((kind) => ["kind", "lines", kind, 1]));
  });

  it("of usage are in MRR where the options say so", () => {
    expect(left(ALL_KINDS.slice(0, 2), [CLOSING], { options: { usage: "include" } })).toEqual([]);
  });

  it("may be outside the months of a revenue, touching which counts", () => {
    const rows: Row[] = [
      { customer: "ends before", start: "2024-01-01", end: "2024-07-01", mrr: 5 },
      { customer: "ends within", start: "2024-01-01", end: "2024-07-02", mrr: 5 },
      { customer: "still runs", start: "2024-01-01", mrr: 5 },
      { customer: "paid in the last month", start: "2025-04-01", trialEnd: "2025-05-31", mrr: 5 },
      { customer: "paid after it", start: "2025-04-01", trialEnd: "2025-06-01", mrr: 5 },
      { customer: "once before", start: "2024-06-30", amount: 5, kind: "one_off" },
      { customer: "once within", start: "2024-07-01", amount: 5, kind: "one_off" },
    ];
    const read = { ...REVENUE, span: span("2024-07", "2025-05") };
    expect(left(rows, [read])).toEqual([["outside-window", "lines", "", 3]]);
    // what a customer pays today may rest on any line of the past
    expect(left(rows.slice(0, 5), [read, CLOSING])).toEqual([]);
  });

  it("are contracts that start in other months", () => {
    const starts = ["2024-06-30", "2024-07-01", "2025-05-31", "2025-06-01"];
    const rows = starts.map((day) => ({ customer: day, start: day, amount: 5, interval: "year" }));
    expect(left(rows, [{ ...CONTRACTS, span: span("2024-07", "2025-05") }])).toEqual([
      ["outside-window", "lines", "", 2],
    ]);
  });
});

describe("customers that are not in a sum", () => {
  it("are those of other groups, and those who pay at no month end in its months", () => {
    const company = companyOf({ rows: ROWS }, ["ada", "gus"]);
    const counted = (reads: readonly object[], at = WINDOW) =>
      leftOut(
        company,
        reads.map((read) => ({ span: at, ...read }) as Read),
        company.costs,
      ).map((each) => [each.reason, each.what, each.count]);
    expect(counted([CLOSING])).toEqual([
      ["other-groups", "customers", 5],
      ["passing", "customers", 1],
    ]);
    expect(counted([{ family: "movements", column: "new" }], span("2025-05", "2025-05"))[1]![0]).toBe("passing");
    expect(counted([{ family: "cohort", column: "opening" }], span("2025-06", "2025-06"))).toHaveLength(1);
    expect(counted([CLOSING], span("2024-07", "2025-04"))).toHaveLength(1);
    expect(counted([REVENUE])).toEqual([["other-groups", "customers", 5]]);
    const without = companyOf({ rows: ROWS }, ["ada"]);
    expect(leftOut(without, [{ ...CLOSING, span: WINDOW } as Read], without.costs)).toMatchObject([
      { reason: "other-groups", count: 6 },
    ]);
  });
});

describe("cost rows that are not in a sum", () => {
  const costs = [
    { month: "2024-06", until: "2024-07", category: "sales", amount: 1 },
    { month: "2025-06", until: "2025-07", category: "sales", amount: 1 },
    { month: "2025-01", category: "rnd", amount: 1 },
    { month: "2024-01", category: "admin", amount: 1 },
  ] as const;
  const SALES = { family: "costs", column: "cost", categories: ["sales", "marketing"] };

  it("are of other months, or of other categories whatever their month", () => {
    expect(left(ROWS, [SALES], { costs })).toEqual([
      ["cost-months", "cost rows", "", 2],
      ["cost-categories", "cost rows", "", 2],
    ]);
    expect(left(ROWS, [SALES, { ...SALES, categories: ["rnd"] }], { costs })).toEqual([
      ["cost-months", "cost rows", "", 2],
      ["cost-categories", "cost rows", "", 1],
    ]);
  });

  it("are not counted where no cost is read", () => {
    expect(left(ROWS.slice(0, 1), [CLOSING], { costs })).toEqual([]);
  });
});
