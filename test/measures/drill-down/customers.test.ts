import { describe, expect, it } from "vitest";
import { formatMonth } from "../../../src/domain/month.ts";
import { drillDown } from "../../../src/measures/drill-down/index.ts";
import { movedCustomers } from "../../../src/measures/drill-down/moved-customers.ts";
import type { Read } from "../../../src/measures/drill-down/reads.ts";
import { span } from "../../support/business.ts";
import { ticks } from "../../support/lines.ts";
import { companyOf, ROWS } from "./company.ts";

const YEAR = span("2024-06", "2025-06");
const WINDOW = span("2024-07", "2025-06");
const company = companyOf({ rows: ROWS });

const COUNTS = ["customers", "Customers", "customersClosing"];
const isCount = (column: string) => COUNTS.some((name) => column.endsWith(name));

/** The rows behind some sums of one family: who, when, what, MRR before and after, and values; in major units. */
function rowsOf(family: Read["family"], columns: readonly string[], at = WINDOW, from = company) {
  const reads = columns.map((column) => ({ family, column, span: at }) as Read);
  const [evidence, ...others] = drillDown(from, reads);
  expect(others).toEqual([]);
  expect(evidence).toMatchObject({ family, reads });
  const money = (value: number | null) => (value === null ? null : value / ticks(1));
  return evidence!.rows.map(({ customer, month, what, before, after, values }) => [
    from.nameOf(customer),
    month === null ? null : formatMonth(month),
    what,
    money(before),
    money(after),
    ...values.map((value, i) => (isCount(columns[i]!) ? value : money(value))),
  ]);
}

describe("the cohort of a year ago", () => {
  it("shows each of its customers then and now, largest change first, then by what they add", () => {
    const columns = ["customers", "retainedCustomers", "opening", "closing", "kept", "gained"];
    expect(rowsOf("cohort", columns, YEAR)).toEqual([
      ["cy", null, "contracted", 200, 80, 1, 1, 200, 80, 80, 0],
      ["bo", null, "expanded", 100, 150, 1, 1, 100, 150, 100, 50],
      ["di", null, "churned", 50, 0, 1, 0, 50, 0, 0, 0],
      ["ada", null, "unchanged", 100, 100, 1, 1, 100, 100, 100, 0],
      ["ed", null, "back", 70, 70, 1, 1, 70, 70, 70, 0],
    ]);
  });

  it("calls back only who was away between the two month ends, not before or after", () => {
    const rows = [
      { customer: "early", start: "2024-01-01", end: "2024-03-01", mrr: 1 },
      { customer: "early", start: "2024-06-01", mrr: 1 },
      { customer: "late", start: "2024-01-01", end: "2025-07-01", mrr: 1 },
      { customer: "late", start: "2025-08-01", mrr: 1 },
      { customer: "last", start: "2024-01-01", end: "2025-05-31", mrr: 1 },
      { customer: "last", start: "2025-06-30", mrr: 1 },
    ];
    expect(rowsOf("cohort", ["customers"], YEAR, companyOf({ rows })).map(([name, , what]) => [name, what])).toEqual([
      ["early", "unchanged"],
      ["last", "back"],
      ["late", "unchanged"],
    ]);
  });
});

describe("movements", () => {
  const columns = [
    ...["new", "newCustomers", "reactivation", "reactivatedCustomers", "expansion", "contraction"],
    ...["churned", "churnedCustomers", "flashCustomers"],
  ];

  it("are shown month by month with the money and the count that each adds", () => {
    expect(rowsOf("movements", columns)).toEqual([
      ["cy", "2025-03", "contracted", 200, 80, 0, 0, 0, 0, 0, 120, 0, 0, 0],
      ["ed", "2025-01", "back", 0, 70, 0, 0, 70, 1, 0, 0, 0, 0, 0],
      ["ed", "2024-10", "churned", 70, 0, 0, 0, 0, 0, 0, 0, 70, 1, 0],
      ["bo", "2025-02", "expanded", 100, 150, 0, 0, 0, 0, 50, 0, 0, 0, 0],
      ["di", "2025-04", "churned", 50, 0, 0, 0, 0, 0, 0, 0, 50, 1, 0],
      ["fay", "2025-05", "new", 0, 30, 30, 1, 0, 0, 0, 0, 0, 0, 0],
      ["gus", "2025-05", "passing", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    ]);
  });

  it("outside the months of a sum are left out, those of its first and last month are not", () => {
    const whos = (from: string, to: string) => rowsOf("movements", columns, span(from, to)).map(([name]) => name);
    expect(whos("2025-03", "2025-04")).toEqual(["cy", "di"]);
    expect(whos("2025-05", "2025-05")).toEqual(["fay", "gus"]);
  });

  it("show who passes within a month only where that is asked, and only the group's own", () => {
    expect(rowsOf("movements", ["new"]).map(([name]) => name)).toEqual(["fay"]);
    const others = companyOf({ rows: ROWS }, ["ada", "fay"]);
    expect(rowsOf("movements", columns, WINDOW, others).map(([name]) => name)).toEqual(["fay"]);
  });

  it("count new MRR as off target outside the target segments alone", () => {
    const rows = [
      { customer: "on", start: "2025-05-01", mrr: 30, segment: "shops" },
      { customer: "off", start: "2025-05-01", end: "2025-06-01", mrr: 20, segment: "farms" },
      { customer: "off", start: "2025-06-01", mrr: 60, segment: "farms" },
    ];
    const aimed = companyOf({ rows, options: { targetSegments: ["shops"] } });
    expect(rowsOf("movements", ["offTargetNew"], WINDOW, aimed)).toEqual([["off", "2025-05", "new", 0, 20, 20]]);
    expect(rowsOf("movements", ["offTargetNew"], WINDOW, companyOf({ rows }))).toEqual([]);
  });
});

describe("what customers pay at month ends", () => {
  it("is their MRR, and in how many of the months they pay", () => {
    expect(rowsOf("standing", ["closing"], span("2025-06", "2025-06"))).toEqual([
      ["bo", null, null, null, null, 150],
      ["ada", null, null, null, null, 100],
      ["cy", null, null, null, null, 80],
      ["ed", null, null, null, null, 70],
      ["fay", null, null, null, null, 30],
    ]);
    expect(rowsOf("standing", ["customersClosing"], span("2024-12", "2025-05")).map((row) => [row[0], row[5]])).toEqual(
      [
        ["ada", 6],
        ["bo", 6],
        ["cy", 6],
        ["ed", 5],
        ["di", 4],
        ["fay", 1],
      ],
    );
  });

  it("adds up month by month what changed on the way", () => {
    // cy: 200 in January and February, 80 from March on
    const [first] = rowsOf("standing", ["closing"], span("2025-01", "2025-04"));
    expect([first![0], first![5]]).toEqual(["cy", 200 + 200 + 80 + 80]);
  });
});

describe("rows of equal weight", () => {
  it("are in order of name, then of month", () => {
    const churn = (customer: string, month: string, back: string) => [
      { customer, start: "2024-01-01", end: `${month}-01`, mrr: 10 },
      { customer, start: `${back}-01`, end: "2025-06-01", mrr: 10 },
    ];
    const rows = [...churn("zoe", "2024-09", "2024-11"), ...churn("al", "2025-01", "2025-02")];
    expect(rowsOf("movements", ["churned"], WINDOW, companyOf({ rows })).map((row) => row.slice(0, 2))).toEqual([
      ["al", "2025-01"],
      ["al", "2025-06"],
      ["zoe", "2024-09"],
      ["zoe", "2025-06"],
    ]);
  });
});

describe("customers whose MRR moved", () => {
  const movedIn = (from: string, to: string) =>
    movedCustomers(company, span(from, to)).map(({ customer, ...sums }) => [
      company.nameOf(customer),
      ...["before", "after", "new", "reactivation", "expansion", "contraction", "churned", "gross"].map(
        (name) => sums[name as keyof typeof sums] / ticks(1),
      ),
    ]);

  it("are shown once each, with all that moved in the months asked", () => {
    expect(movedIn("2024-07", "2025-06")).toEqual([
      ["bo", 100, 150, 0, 0, 50, 0, 0, 50],
      ["cy", 200, 80, 0, 0, 0, 120, 0, 120],
      ["di", 50, 0, 0, 0, 0, 0, 50, 50],
      ["ed", 70, 70, 0, 70, 0, 0, 70, 140],
      ["fay", 0, 30, 30, 0, 0, 0, 0, 30],
    ]);
  });

  it("are as they were before the first month and after the last", () => {
    expect(movedIn("2025-01", "2025-02")).toEqual([
      ["bo", 100, 150, 0, 0, 50, 0, 0, 50],
      ["ed", 0, 70, 0, 70, 0, 0, 0, 70],
    ]);
    expect(movedIn("2025-07", "2025-12")).toEqual([]);
  });
});
