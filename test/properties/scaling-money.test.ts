import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_OPTIONS } from "../../src/domain/options.ts";
import { isMoney } from "../../src/domain/unit.ts";
import { DIMENSIONS, type Dimension } from "../../src/measures/grouping.ts";
import { Evaluation } from "../../src/metrics/evaluate.ts";
import { METRICS } from "../../src/metrics/index.ts";
import { type Business, measuresOf } from "../support/business.ts";
import { randomBusiness, reproducible } from "../support/random-business.ts";

/**
 * Amounts whose shares by the month and by the day are whole ticks, so that nothing is rounded on the way: divisible
 * by the days of every month, by 7 months and by the eighths of the quantities. Weeks, days and terms are not whole
 * months; they become months.
 */
const UNROUNDED = 7048.16; // 704,816 cents = 2^4 x 7^2 x 29 x 31; a cent has 720 = 2^4 x 3^2 x 5 ticks

/** In whole cents: 7048.16 x 15 is 105722.40000000001. */
const times = (amount: number, k: number) => (Math.round(amount * 100) * k) / 100;

function unrounded(business: Business, by: Dimension | null): Business {
  const rows = business.rows.map((row) => ({
    ...row,
    amount: times(UNROUNDED, Math.min(9, Math.ceil((row.amount ?? 0) / 1000))),
    interval: ["week", "day", "term"].includes(row.interval ?? "") ? "month" : row.interval,
  }));
  // shared costs are split between groups in whole cents, which does not scale
  return { ...business, rows, costs: by === null ? business.costs : [] };
}

function scaled({ rows, costs = [], options, ...rest }: Business, k: number): Business {
  const tiers = DEFAULT_OPTIONS.tiers.map(({ name, below }) => ({ name, below: below === null ? null : below * k }));
  return {
    ...rest,
    rows: rows.map((row) => ({ ...row, amount: times(row.amount!, k) })),
    costs: costs.map((row) => ({ ...row, amount: times(row.amount, k) })),
    options: { ...options, tiers },
  };
}

describe("all amounts, costs and limits of tiers times k", () => {
  it("make every amount of money k times as large and leave every ratio, count and reason, in every group", () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(
        randomBusiness,
        fc.constantFrom(2, 3, 10),
        fc.constantFrom<Dimension | null>(null, null, ...DIMENSIONS),
        (drawn, k, by) => {
          const business = unrounded(drawn, by);
          const before = measuresOf(business, by).groups.map((group) => new Evaluation(group));
          const after = measuresOf(scaled(business, k), by).groups.map((group) => new Evaluation(group));
          expect(after.map(({ measures }) => measures.name)).toEqual(before.map(({ measures }) => measures.name));
          for (const metric of METRICS) {
            const factor = isMoney(metric.unit) ? k : 1;
            for (const [i, evaluation] of before.entries()) {
              const [old, now] = [evaluation.resultOf(metric), after[i]!.resultOf(metric)];
              expect([metric.id, now.reason, now.n]).toEqual([metric.id, old.reason, old.n]);
              if (old.value === null) continue;
              met.add(metric.id);
              expectClose(now.value!, old.value * factor, metric.id);
              expect(now.interval === null).toBe(old.interval === null);
              if (old.interval === null) continue;
              expectClose(now.interval!.low, old.interval.low * factor, `low of ${metric.id}`);
              expectClose(now.interval!.high, old.interval.high * factor, `high of ${metric.id}`);
            }
          }
        },
      ),
      { ...reproducible, numRuns: 120 },
    );
    expect([...met].sort()).toEqual(METRICS.map(({ id }) => id).sort());
  });
});

function expectClose(actual: number, expected: number, what: string) {
  if (Math.abs(actual - expected) > 1e-9 * Math.max(1, Math.abs(expected)))
    expect.fail(`${what} is ${actual}, not ${expected}`);
}
