import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { METRICS } from "../../src/metrics/index.ts";
import { type Business, monthsAfter, resultIn, totalOf } from "../support/business.ts";
import { randomBusiness, reproducible } from "../support/random-business.ts";

/** The same company twice: each customer under another id once more, each cost once more. */
function doubled({ rows, costs = [], ...rest }: Business): Business {
  return {
    ...rest,
    rows: [...rows, ...rows.map((row) => ({ ...row, customer: `${row.customer} again` }))],
    costs: [...costs, ...costs],
  };
}

describe("every customer once more, under another id", () => {
  it("widens no interval, leaves every value that has one, and doubles the sample", () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(randomBusiness, fc.nat(12), (drawn, later) => {
        const business = { ...drawn, asOf: monthsAfter(drawn.asOf, later) };
        const [once, twice] = [totalOf(business), totalOf(doubled(business))];
        for (const { id } of METRICS.filter(({ interval }) => interval !== undefined)) {
          const [before, after] = [resultIn(once, id), resultIn(twice, id)];
          expect(after.reason).toBe(before.reason);
          if (before.value === null) continue;
          const slack = 1e-9 * Math.max(1, Math.abs(before.value));
          if (Math.abs(after.value! - before.value) > slack) expect.fail(`${id}: ${after.value} was ${before.value}`);
          expect(after.n).toBe(2 * before.n!);
          if (before.interval === null) continue; // NDR of one customer has none
          met.add(id);
          const width = ({ low, high }: { low: number; high: number }) => high - low;
          expect(width(after.interval!), id).toBeLessThanOrEqual(width(before.interval) + slack);
        }
      }),
      { ...reproducible, numRuns: 250 },
    );
    const all = METRICS.filter(({ interval }) => interval !== undefined).map(({ id }) => id);
    expect([...met].sort()).toEqual(all.sort());
  });
});
