import { describe, expect, it } from "vitest";
import { totalGrouping } from "../../src/measures/grouping.ts";
import { buildLedger } from "../../src/measures/ledger.ts";
import { monthAxis } from "../../src/measures/month-axis.ts";
import type { MeasureColumn } from "../../src/measures/month-tables.ts";
import { movementsOf } from "../../src/measures/movements.ts";
import { type Business, month, monthsAfter, totalOf } from "../support/business.ts";
import { linesOf, type Row, ticks } from "../support/lines.ts";

const MONEY = ["new", "reactivation", "expansion", "contraction", "churned"] as const satisfies MeasureColumn[];

/** The movements of each month that has any, in major units. */
function movements(rows: readonly Row[], asOf = "2025-12", options: Business["options"] = {}) {
  const total = totalOf({ rows, asOf, options });
  const table: Record<string, Partial<Record<(typeof MONEY)[number], number>>> = {};
  for (let at = "2024-01"; at <= asOf; at = monthsAfter(at, 1))
    for (const name of MONEY) {
      const value = total.at(name, month(at));
      if (value !== 0) table[at] = { ...table[at], [name]: value / ticks(1) };
    }
  return table;
}

const ada = { customer: "ada" };

describe("movements", () => {
  it("call the first month end above 0 new, and open-ended payment after it nothing", () => {
    expect(movements([{ ...ada, start: "2025-03-31", mrr: 100 }])).toEqual({ "2025-03": { new: 100 } });
  });

  it("call a fall to 0 churned, in the month whose last day is no longer served", () => {
    expect(movements([{ ...ada, start: "2025-01-15", end: "2025-06-15", mrr: 100 }])).toEqual({
      "2025-01": { new: 100 },
      "2025-06": { churned: 100 },
    });
  });

  it("call a return after a month end at 0 reactivation, however long it took and whatever it pays", () => {
    const rows = [
      { ...ada, start: "2024-01-10", end: "2024-03-10", mrr: 100 },
      { ...ada, start: "2025-05-10", mrr: 250 },
    ];
    expect(movements(rows)).toEqual({
      "2024-01": { new: 100 },
      "2024-03": { churned: 100 },
      "2025-05": { reactivation: 250 },
    });
  });

  it("call nothing a gap between two month ends", () => {
    const rows = [
      { ...ada, start: "2025-01-10", end: "2025-03-02", mrr: 100 },
      { ...ada, start: "2025-03-30", mrr: 100 },
    ];
    expect(movements(rows)).toEqual({ "2025-01": { new: 100 } });
  });

  it("call a gap over a month end, one day of it, churned and reactivation", () => {
    const rows = [
      { ...ada, start: "2025-01-10", end: "2025-03-31", mrr: 100 },
      { ...ada, start: "2025-04-01", mrr: 100 },
    ];
    expect(movements(rows)).toEqual({
      "2025-01": { new: 100 },
      "2025-03": { churned: 100 },
      "2025-04": { reactivation: 100 },
    });
  });

  it("call a rise expansion and a fall contraction, by the difference of the whole customer", () => {
    const rows = [
      { ...ada, start: "2025-01-01", mrr: 100 },
      { ...ada, start: "2025-02-10", end: "2025-05-10", mrr: 60 }, // a second line
      { ...ada, start: "2025-05-20", mrr: 20 },
    ];
    expect(movements(rows)).toEqual({
      "2025-01": { new: 100 },
      "2025-02": { expansion: 60 }, // 100 -> 160
      "2025-05": { contraction: 40 }, // 160 -> 120
    });
  });

  it("see only month ends: an upgrade and a downgrade within a month cancel", () => {
    const rows = [
      { ...ada, start: "2025-01-01", mrr: 100 },
      { ...ada, start: "2025-03-05", end: "2025-03-25", mrr: 900 },
    ];
    expect(movements(rows)).toEqual({ "2025-01": { new: 100 } });
  });

  it("keep customers apart in the same month", () => {
    const rows = [
      { customer: "ada", start: "2025-01-01", end: "2025-02-10", mrr: 100 },
      { customer: "bo", start: "2025-02-01", mrr: 30 },
      { customer: "cy", start: "2025-01-01", end: "2025-02-10", mrr: 50 },
      { customer: "cy", start: "2025-02-10", mrr: 70 },
      { customer: "di", start: "2025-01-01", end: "2025-02-10", mrr: 50 },
      { customer: "di", start: "2025-02-10", mrr: 45 },
    ];
    expect(movements(rows)).toEqual({
      "2025-01": { new: 200 }, // 100 + 50 + 50
      "2025-02": { new: 30, churned: 100, expansion: 20, contraction: 5 },
    });
    const total = totalOf({ rows, asOf: "2025-02" });
    expect(total.at("closing", month("2025-02"))).toBe(ticks(145)); // 200 + 30 + 20 - 5 - 100
    expect(total.at("customersClosing", month("2025-02"))).toBe(3); // 3 + 1 - 1
  });

  it("count events: who leaves twice churns twice, and comes back as a reactivated, not a new customer", () => {
    const rows = [
      { ...ada, start: "2025-01-01", end: "2025-02-01", mrr: 100 },
      { ...ada, start: "2025-04-01", end: "2025-05-01", mrr: 100 },
      { ...ada, start: "2025-09-01", mrr: 100 },
    ];
    const total = totalOf({ rows, asOf: "2025-12" });
    const all = { from: month("2025-01"), to: month("2025-12") };
    expect(total.sum("newCustomers", all)).toBe(1);
    expect(total.sum("churnedCustomers", all)).toBe(2);
    expect(total.sum("reactivatedCustomers", all)).toBe(2);
    expect(total.sum("churned", all)).toBe(ticks(200));
  });

  it("end at as-of: what happens later is not there yet", () => {
    const rows = [
      { ...ada, start: "2025-01-01", end: "2025-03-15", mrr: 100 },
      { customer: "bo", start: "2025-08-01", mrr: 70 },
    ];
    expect(movements(rows, "2025-02")).toEqual({ "2025-01": { new: 100 } });
  });

  it("count usage where usage counts in MRR", () => {
    const rows: Row[] = [
      { ...ada, start: "2025-01-01", mrr: 100 },
      { ...ada, start: "2025-02-01", end: "2025-03-01", mrr: 10, kind: "usage" },
    ];
    expect(movements(rows, "2025-12", { usage: "exclude" })).toEqual({ "2025-01": { new: 100 } });
    expect(movements(rows, "2025-12", { usage: "include" })).toEqual({
      "2025-01": { new: 100 },
      "2025-02": { expansion: 10 },
      "2025-03": { contraction: 10 },
    });
  });
});

describe("flash customers", () => {
  const flashes = (rows: readonly Row[], at = "2025-03") =>
    totalOf({ rows, asOf: "2025-12" }).at("flashCustomers", month(at));

  it("pay on some day of a month and at neither of its ends, and are in no movement", () => {
    const rows = [{ ...ada, start: "2025-03-05", end: "2025-03-25", mrr: 100 }];
    expect(flashes(rows)).toBe(1);
    expect(movements(rows)).toEqual({});
  });

  it("count once a month, however many lines flash", () => {
    const rows = [
      { ...ada, start: "2025-03-01", end: "2025-03-05", mrr: 100 },
      { ...ada, start: "2025-03-10", end: "2025-03-15", mrr: 100 },
      { customer: "bo", start: "2025-03-01", end: "2025-03-31", mrr: 100 },
    ];
    expect(flashes(rows)).toBe(2);
  });

  it("are not those who pay at one of the ends", () => {
    const flash = { ...ada, start: "2025-03-05", end: "2025-03-25", mrr: 100 };
    expect(flashes([flash, { ...ada, start: "2025-03-31", mrr: 1 }])).toBe(0);
    expect(flashes([flash, { ...ada, start: "2025-01-01", end: "2025-03-01", mrr: 1 }])).toBe(0);
  });

  it("may have been customers before, and may become new ones later", () => {
    const rows = [
      { ...ada, start: "2025-03-05", end: "2025-03-25", mrr: 100 },
      { ...ada, start: "2025-06-01", end: "2025-07-01", mrr: 100 },
      { ...ada, start: "2025-09-05", end: "2025-09-25", mrr: 100 },
    ];
    expect(flashes(rows, "2025-03")).toBe(1);
    expect(flashes(rows, "2025-09")).toBe(1);
    expect(movements(rows)).toEqual({ "2025-06": { new: 100 }, "2025-07": { churned: 100 } });
  });

  it("are not made by trials, free lines, empty lines or kinds outside MRR", () => {
    const line = { ...ada, start: "2025-03-05", end: "2025-03-25", mrr: 100 };
    expect(flashes([{ ...line, trialEnd: "2025-03-25" }])).toBe(0);
    expect(flashes([{ ...line, mrr: 0 }])).toBe(0);
    expect(flashes([{ ...line, end: "2025-03-05" }])).toBe(0);
    expect(flashes([{ ...line, kind: "usage" }])).toBe(0);
    expect(flashes([{ ...line, kind: "value_added" }])).toBe(0);
  });
});

describe("the movement identity", () => {
  const AXIS = monthAxis(month("2025-01"), month("2025-02"), 1);

  it("is held against the lines themselves: movements that do not add up are an error, not a number", () => {
    const ledger = buildLedger(linesOf([{ ...ada, start: "2025-01-01", mrr: 100 }]), "exclude");
    const wrong = { ...ledger, runMrr: Float64Array.of(ticks(90)) };
    expect(() => movementsOf(wrong, totalGrouping(wrong), AXIS)).toThrow(
      `movement identity broken in group "", month ${month("2025-01")}: ${ticks(90)} is not ${ticks(100)}`,
    );
  });

  it("cannot be judged where a line was too large to be counted exactly, if only for days", () => {
    const rows = [
      { customer: "ada", start: "2025-02-01", mrr: 70e9 },
      { customer: "bo", start: "2025-02-05", end: "2025-02-20", mrr: 70e9 },
    ];
    const ledger = buildLedger(linesOf(rows), "exclude");
    const { closing, new: gained } = movementsOf(ledger, totalGrouping(ledger), AXIS);
    expect([...gained]).toEqual([0, 70e9 * 72_000]);
    expect([...closing]).toEqual([0, Number.NaN]);
  });
});
