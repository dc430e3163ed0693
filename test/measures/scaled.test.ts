import { describe, expect, it } from "vitest";
import { wholeCustomers } from "../../src/measures/cohort-rows.ts";
import { type Scaling, scaled } from "../../src/measures/scaled.ts";
import { groupsOf, month, span, totalOf } from "../support/business.ts";
import { ticks } from "../support/lines.ts";

/** Ada pays 100 from January 2024 on, bo 30 until May 2025. Sales 40 and R&D 7 a month in the last three months. */
const rows = [
  { customer: "ada", start: "2024-01-01", mrr: 100, segment: "north" },
  { customer: "bo", start: "2024-01-01", end: "2025-05-01", mrr: 30, segment: "south" },
];
const costs = [
  { month: "2025-04", until: "2025-06", category: "sales", amount: 40 },
  { month: "2025-04", until: "2025-06", category: "rnd", amount: 7 },
] as const;
const measures = totalOf({ rows, costs, asOf: "2025-06" });
const of = (scaling: Scaling) => scaled(measures, scaling);
const money = (value: number | null) => value! / ticks(1);

describe("measures of which some sums are scaled", () => {
  it("move by the factor, all others stay", () => {
    const twice = of({ columns: { closing: 2 } });
    expect(money(twice.at("closing", month("2025-06")))).toBe(200);
    expect(money(twice.sum("closing", span("2025-04", "2025-06")))).toBe(2 * (130 + 100 + 100));
    expect(money(twice.sum("churned", span("2025-04", "2025-06")))).toBe(30);
    expect(money(measures.at("closing", month("2025-06")))).toBe(100);
  });

  it("move in some months alone, where those are named", () => {
    const some = of({ columns: { closing: 2 }, months: span("2025-05", "2025-08") });
    expect(money(some.sum("closing", span("2025-04", "2025-06")))).toBe(130 + 200 + 200);
    expect(money(some.at("closing", month("2025-04")))).toBe(130);
  });

  it("get an amount booked in the month of as-of, on top of the factor", () => {
    const booked = of({ columns: { new: 3 }, booked: { new: ticks(5), churned: ticks(1) } });
    expect(money(booked.sum("new", span("2024-01", "2025-06")))).toBe(3 * 130 + 5);
    expect(money(booked.sum("churned", span("2025-06", "2025-06")))).toBe(1);
    expect(money(booked.sum("churned", span("2025-04", "2025-05")))).toBe(30);
    expect(money(booked.sum("churned", span("2025-07", "2025-08")))).toBe(0);
  });

  it("move costs by category, and in their own months", () => {
    const quarter = span("2025-04", "2025-06");
    const cut = of({ costs: { sales: 0.5 } });
    expect(money(cut.cost(["sales", "rnd"], quarter).value)).toBe(60 + 21);
    expect(money(cut.cost(["sales"], quarter).value)).toBe(60);
    expect(money(cut.cost(["rnd"], quarter).value)).toBe(21);
    const late = of({
      costs: { sales: 0.5, rnd: 1 },
      costMonths: span("2025-06", "2025-06"),
      months: span("2025-01", "2025-02"),
    });
    expect(money(late.cost(["sales", "rnd"], quarter).value)).toBe(40 + 40 + 20 + 21);
    expect(money(late.cost(["sales"], span("2025-04", "2025-05")).value)).toBe(80);
  });

  it("leave a cost that cannot be divided without a value", () => {
    const shared = { month: "2023-06", until: "2025-06", category: "sales", amount: 1 } as const;
    const north = groupsOf(
      { rows: rows.map((row) => ({ ...row, mrr: 0 })), costs: [shared], asOf: "2025-06" },
      "segment",
    );
    const cost = (times: number) =>
      scaled(north.get("north")!, { costs: { sales: times } }).cost(["sales"], span("2025-06", "2025-06"));
    expect([cost(2), cost(1)]).toEqual([
      { value: null, reason: "no-allocation-driver" },
      { value: null, reason: "no-allocation-driver" },
    ]);
  });

  it("change retention by the customers of the cohort, and who pays today not at all", () => {
    const doubled = of({
      cohort: ({ openings, closings }) =>
        wholeCustomers({ openings, closings: closings.map((closing) => 2 * closing) }),
    });
    const { retention, active } = doubled.statistics;
    expect([money(retention.opening), money(retention.closing), money(retention.gained)]).toEqual([130, 200, 100]);
    expect(doubled.statistics.retention).toBe(retention);
    expect(active).toEqual(measures.statistics.active);
    expect([...doubled.cohort().closings].map(money)).toEqual([200, 0]);
    expect(of({}).statistics).toBe(measures.statistics);
  });

  it("know what was observed", () => {
    expect(of({ columns: { closing: 2 } }).observed).toBe(measures.observed);
    expect(scaled(of({ columns: { closing: 2 } }), { columns: { closing: 2 } }).at("closing", month("2025-06"))).toBe(
      ticks(400),
    );
  });
});
