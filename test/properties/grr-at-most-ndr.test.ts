import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIMENSIONS } from "../../src/measures/grouping.ts";
import { measuresOf, monthsAfter, resultIn } from "../support/business.ts";
import { randomBusiness, reproducible } from "../support/random-business.ts";

describe("GRR", () => {
  it("is at most 1 and at most NDR in every group, and exists wherever NDR does", () => {
    const met = { both: 0, below: 0, equal: 0 };
    fc.assert(
      // as-of late enough for customers of a year ago
      fc.property(randomBusiness, fc.nat(12), fc.constantFrom(null, ...DIMENSIONS), (business, later, by) => {
        for (const group of measuresOf({ ...business, asOf: monthsAfter(business.asOf, later) }, by).groups) {
          const [grr, ndr] = [resultIn(group, "grr"), resultIn(group, "ndr")];
          expect(grr.reason).toBe(ndr.reason);
          if (grr.value === null) continue;
          expect(grr.value).toBeGreaterThanOrEqual(0);
          expect(grr.value).toBeLessThanOrEqual(Math.min(1, ndr.value!));
          met.both++;
          if (grr.value === ndr.value) met.equal++;
          else met.below++;
        }
      }),
      { ...reproducible, numRuns: 250 },
    );
    expect(Math.min(met.below, met.equal)).toBeGreaterThan(5);
  });
});
