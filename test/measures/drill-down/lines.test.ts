import { describe, expect, it } from "vitest";
import { formatMonth } from "../../../src/domain/month.ts";
import { drillDown } from "../../../src/measures/drill-down/index.ts";
import type { Read } from "../../../src/measures/drill-down/reads.ts";
import { span } from "../../support/business.ts";
import { type Row, ticks } from "../../support/lines.ts";
import { companyOf } from "./company.ts";

const WINDOW = span("2024-07", "2025-06");

function rowsOf(company: ReturnType<typeof companyOf>, reads: readonly object[]) {
  const all = drillDown(
    company,
    reads.map((read) => ({ span: WINDOW, ...read }) as Read),
  );
  return all.flatMap(({ rows }) =>
    rows.map(({ customer, month, category, what, values }) => [
      company.nameOf(customer) ?? category,
      month === null ? null : formatMonth(month),
      what,
      ...values.map((value) => value / ticks(1)),
    ]),
  );
}

describe("contracts", () => {
  const line = (customer: string, start: string, interval: string, more: Partial<Row> = {}): Row => ({
    ...{ customer, start, amount: 120, interval, ...more },
  });
  const rows = [
    line("ada", "2025-03-10", "2_years"),
    line("bo", "2025-03-10", "year"),
    line("cy", "2025-03-10", "half_year"),
    line("di", "2025-03-10", "month"),
    line("usage", "2025-03-10", "month", { kind: "usage" }),
    line("unpaid", "2025-03-10", "year", { trialEnd: "2025-04-10", end: "2025-04-10" }),
    line("first", "2024-07-01", "year"),
    line("last", "2025-06-30", "year"),
    line("before", "2024-06-30", "year"),
  ];

  it("are the lines that start in the window, by length of contract", () => {
    const columns = ["contractValue", "multiYear", "annual", "underYear"];
    const reads = columns.map((column) => ({ family: "contracts", column }));
    expect(rowsOf(companyOf({ rows }), reads)).toEqual([
      ["ada", "2025-03", "multi-year", 120, 120, 0, 0],
      ["bo", "2025-03", "annual", 120, 0, 120, 0],
      ["first", "2024-07", "annual", 120, 0, 120, 0],
      ["last", "2025-06", "annual", 120, 0, 120, 0],
      ["cy", "2025-03", "under-year", 120, 0, 0, 120],
      ["di", "2025-03", "shorter", 120, 0, 0, 0],
    ]);
  });

  it("of one length are those alone", () => {
    expect(rowsOf(companyOf({ rows }), [{ family: "contracts", column: "underYear" }])).toEqual([
      ["cy", "2025-03", "under-year", 120],
    ]);
  });
});

describe("revenue", () => {
  // ada pays from 2024-01: first-year revenue to December, renewal revenue from January on
  const rows: Row[] = [
    { customer: "ada", start: "2024-01-01", mrr: 10 },
    { customer: "ada", start: "2024-08-05", amount: 3, kind: "refund" },
    { customer: "ada", start: "2025-02-05", amount: 4, kind: "refund" },
    { customer: "bo", start: "2025-05-01", mrr: 7, kind: "usage" },
    { customer: "cy", start: "2025-05-01", mrr: 9, kind: "value_added" },
    { customer: "di", start: "2024-01-01", end: "2024-07-01", mrr: 5 },
  ];

  it("is what each customer's lines recognise in the window, refunds taken off", () => {
    const columns = ["revenue", "renewalRevenue", "firstYear", "usage", "valueAdded"];
    const reads = columns.map((column) => ({ family: "revenue", column }));
    expect(rowsOf(companyOf({ rows }), reads)).toEqual([
      ["ada", null, null, 120 - 3 - 4, 60 - 4, 60, 0, 0],
      ["bo", null, null, 14, 0, 14, 14, 0],
      ["cy", null, null, 0, 0, 0, 0, 18],
    ]);
  });

  it("is found for every customer where there are more than are recognised at a time", () => {
    const many = Array.from({ length: 1100 }, (_, i) => ({ customer: `c${i}`, start: "2025-06-01", mrr: 1 + i }));
    const found = rowsOf(companyOf({ rows: many }), [{ family: "revenue", column: "revenue" }]);
    expect(found.map(([name, , , value]) => [name, value])).toEqual(
      many.map(({ customer, mrr }) => [customer, mrr]).reverse(),
    );
  });

  it("ends with the months that there are", () => {
    const reads = [{ family: "revenue", column: "revenue", span: span("2023-01", "2026-12") }];
    expect(rowsOf(companyOf({ rows: rows.slice(0, 1) }), reads)).toEqual([["ada", null, null, 180]]);
  });
});

describe("costs", () => {
  const rows: Row[] = [{ customer: "ada", start: "2024-01-01", mrr: 10 }];
  const costs = [
    { month: "2025-01", until: "2025-02", category: "sales", amount: 30 },
    { month: "2025-02", category: "marketing", amount: 20 },
    { month: "2025-02", category: "service", amount: 60 },
    { month: "2025-02", category: "rnd", amount: 50 },
    { month: "2024-05", category: "sales", amount: 99 },
  ] as const;
  const company = companyOf({ rows, costs });
  const read = (...categories: string[]) => ({ family: "costs", column: "cost", categories });

  it("of one layer come month by month and category by category, largest first, then by month", () => {
    expect(rowsOf(company, [read("sales", "marketing", "subsidy")])).toEqual([
      ["sales", "2025-01", null, 30],
      ["sales", "2025-02", null, 30],
      ["marketing", "2025-02", null, 20],
    ]);
  });

  it("of several layers come by category, each under the sums that hold it", () => {
    expect(rowsOf(company, [read("sales", "service"), read("rnd")])).toEqual([
      ["sales", null, null, 60, 0],
      ["service", null, null, 60, 0],
      ["rnd", null, null, 0, 50],
    ]);
  });

  it("hold only the months of their own sum", () => {
    const early = { ...read("sales"), span: span("2025-01", "2025-01") };
    const late = { ...read("sales"), span: span("2025-02", "2025-03") };
    expect(rowsOf(company, [early, late])).toEqual([
      ["sales", "2025-01", null, 30, 0],
      ["sales", "2025-02", null, 0, 30],
    ]);
  });
});

describe("sums of several families", () => {
  it("are answered family by family in the order in which they are first read", () => {
    const company = companyOf({ rows: [{ customer: "ada", start: "2025-01-01", mrr: 10 }] });
    const reads = [
      { family: "movements", column: "newCustomers", span: WINDOW },
      { family: "standing", column: "closing", span: WINDOW },
      { family: "movements", column: "new", span: WINDOW },
    ] as const;
    expect(drillDown(company, reads).map(({ family, reads }) => [family, reads.length])).toEqual([
      ["movements", 2],
      ["standing", 1],
    ]);
  });
});
