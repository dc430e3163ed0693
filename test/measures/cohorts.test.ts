import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ticksPerMajorUnit } from "../../src/domain/money.ts";
import { formatMonth } from "../../src/domain/month.ts";
import { HANDBOOK_TIERS } from "../../src/domain/options.ts";
import { COHORT_PERIODS, type CohortPeriod, cohortsOf } from "../../src/measures/cohorts.ts";
import { DIMENSIONS, type Dimension, groupingBy, totalGrouping } from "../../src/measures/grouping.ts";
import { buildLedger } from "../../src/measures/ledger.ts";
import { type Business, costsFrom, month } from "../support/business.ts";
import { dayByDay, monthNumber } from "../support/day-by-day.ts";
import { linesOf, type Row, ticks } from "../support/lines.ts";
import { randomBusiness, reproducible } from "../support/random-business.ts";

function cellsOf({ rows, asOf, options }: Business, period: CohortPeriod, by: Dimension | null = null) {
  const ledger = buildLedger(linesOf(rows), options?.usage ?? "exclude");
  const grouping =
    by === null
      ? totalGrouping(ledger)
      : groupingBy(by, ledger, costsFrom([]), HANDBOOK_TIERS, ticksPerMajorUnit("CNY"), month(asOf));
  return cohortsOf(ledger, grouping, month(asOf), period);
}

/** Each cell as cohort, age, customers, mrr, grossMrr; members and their new MRR last. In major units. */
function triangle(rows: readonly Row[], asOf: string, period: CohortPeriod) {
  return cellsOf({ rows, asOf }, period).map((cell) => [
    formatMonth(cell.cohort),
    cell.age,
    cell.customers,
    cell.mrr / ticks(1),
    cell.grossMrr / ticks(1),
    cell.members,
    cell.newMrr / ticks(1),
  ]);
}

const ROWS: Row[] = [
  { customer: "ada", start: "2025-01-10", end: "2025-03-10", mrr: 100 },
  { customer: "ada", start: "2025-03-10", mrr: 150 },
  { customer: "bo", start: "2025-01-20", end: "2025-02-20", mrr: 40 },
  { customer: "bo", start: "2025-04-01", mrr: 30 },
  { customer: "cy", start: "2025-03-05", mrr: 7 },
];

describe("cohorts", () => {
  it("by month are the new customers of a month, seen at every month end up to as-of", () => {
    expect(triangle(ROWS, "2025-04", "month")).toEqual([
      ["2025-01", 0, 2, 140, 140, 2, 140],
      ["2025-01", 1, 1, 100, 100, 2, 140], // bo is gone
      ["2025-01", 2, 1, 150, 100, 2, 140], // ada pays more: mrr counts it, grossMrr does not
      ["2025-01", 3, 2, 180, 130, 2, 140], // bo is back, in its old cohort, for less
      ["2025-03", 0, 1, 7, 7, 1, 7],
      ["2025-03", 1, 1, 7, 7, 1, 7],
    ]);
  });

  it("by quarter are seen at quarter ends, so that some may be gone at age 0", () => {
    // the second quarter ends on 30 June: at the end of March bo is away, in June it is back
    expect(triangle(ROWS, "2025-06", "quarter")).toEqual([
      ["2025-01", 0, 2, 157, 107, 3, 147],
      ["2025-01", 1, 3, 187, 137, 3, 147],
    ]);
  });

  it("by quarter leave out a quarter that ends after as-of, as a cohort and as an age", () => {
    expect(triangle(ROWS, "2025-05", "quarter")).toEqual([["2025-01", 0, 2, 157, 107, 3, 147]]);
    expect(triangle(ROWS, "2025-02", "quarter")).toEqual([]);
  });

  it("have no member that never pays at a month end", () => {
    expect(triangle([{ customer: "ada", start: "2025-01-10", end: "2025-01-20", mrr: 9 }], "2025-06", "month")).toEqual(
      [],
    );
  });

  it("are what looking at every customer at every period's end gives", () => {
    fc.assert(
      fc.property(randomBusiness, fc.constantFrom("month", "quarter"), (business, period) => {
        const days = dayByDay(business);
        const length = COHORT_PERIODS[period];
        const offset = month(business.asOf) - monthNumber(business.asOf);
        const expected: unknown[] = [];
        for (
          let first = days.firstMonth - (days.firstMonth % length);
          first + length - 1 <= days.asOf;
          first += length
        ) {
          const members = days.customers.flatMap((customer) => {
            for (let at = days.firstMonth; at <= days.asOf; at++)
              if (days.mrr(customer, at) > 0n) return at >= first && at < first + length ? [{ customer, at }] : [];
            return [];
          });
          for (let age = 0; members.length > 0 && first + (age + 1) * length - 1 <= days.asOf; age++) {
            const end = first + (age + 1) * length - 1;
            const paid = members.map(({ customer, at }) => [days.mrr(customer, end), days.mrr(customer, at)] as const);
            const sum = (values: readonly bigint[]) => Number(values.reduce((all, value) => all + value, 0n));
            expected.push({
              group: "",
              cohort: first + offset,
              age,
              customers: paid.filter(([now]) => now > 0n).length,
              mrr: sum(paid.map(([now]) => now)),
              grossMrr: paid.reduce((all, [now, then]) => all + Math.min(Number(now), Number(then)), 0),
              members: members.length,
              newMrr: sum(paid.map(([, then]) => then)),
            });
          }
        }
        expect(cellsOf(business, period)).toEqual(expected);
      }),
      reproducible,
    );
  });

  it.each(DIMENSIONS)("add up over groups by %s", (by) => {
    fc.assert(
      fc.property(randomBusiness, fc.constantFrom("month", "quarter"), (business, period) => {
        const sums = new Map<string, number[]>();
        for (const { cohort, age, customers, mrr, grossMrr, members, newMrr } of cellsOf(business, period, by)) {
          const before = sums.get(`${cohort} ${age}`) ?? [0, 0, 0, 0, 0];
          const cell = [customers, mrr, grossMrr, members, newMrr];
          sums.set(
            `${cohort} ${age}`,
            before.map((value, i) => value + cell[i]!),
          );
        }
        const total = cellsOf(business, period).map(({ cohort, age, customers, mrr, grossMrr, members, newMrr }) => [
          `${cohort} ${age}`,
          [customers, mrr, grossMrr, members, newMrr],
        ]);
        expect(Object.fromEntries(sums)).toEqual(Object.fromEntries(total));
      }),
      reproducible,
    );
  });
});

describe("a cohort beyond 2^53 ticks", () => {
  // 2^53 ticks are 125,099,989,649.18
  const of = (newMrr: number, later: number) => () =>
    ["ada", "bo"].flatMap((customer) => [
      { customer, start: "2025-01-01", end: "2025-02-01", mrr: newMrr },
      { customer, start: "2025-02-01", mrr: later },
    ]);

  it("raises an error that names its new MRR, or its MRR at an age", () => {
    expect(() => triangle(of(70e9, 1)(), "2025-03", "month")).toThrow("new MRR of cohort 2025-01");
    expect(() => triangle(of(50e9, 70e9)(), "2025-03", "month")).toThrow("MRR of cohort 2025-01 at age 1");
    expect(triangle(of(50e9, 60e9)(), "2025-03", "month")[1]![3]).toBe(120e9);
  });
});
