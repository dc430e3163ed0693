import { describe, expect, it } from "vitest";
import type { ContractClass, Lifetimes } from "../../../src/measures/lifetimes.ts";
import { renewalsOf } from "../../../src/metrics/lifetime/renewals.ts";

const AS_OF = 600;

/** A cohort of 100 customers, 60 months old, that lost so many at each tenure named. */
function lifetimesOf(
  kinds: Partial<Record<ContractClass, number>>,
  lost: Readonly<Record<number, number>> = {},
): Lifetimes {
  const losses = Array.from({ length: 60 }, (_, i) => lost[i + 1] ?? 0);
  return {
    cohorts: [{ cohort: AS_OF - 60, members: 100, lost: losses }],
    returned: 0,
    contracts: { annual: 0, "multi-year": 0, "under-year": 0, shorter: 0, ...kinds },
  };
}
const everyOf = (...given: Parameters<typeof lifetimesOf>) =>
  renewalsOf(lifetimesOf(...given), AS_OF, null)?.every ?? null;

describe("when customers decide", () => {
  it("is told by the kind of contract with which four fifths begin", () => {
    expect(everyOf({ annual: 80, shorter: 20 })).toBe(12);
    expect(everyOf({ annual: 79, shorter: 21 })).toBeNull();
    expect(everyOf({ shorter: 100 })).toBe(1);
    expect(everyOf({ "under-year": 5 })).toBe(1);
    expect(everyOf({ "multi-year": 5 })).toBe(12);
    expect(everyOf({})).toBeNull();
  });

  it("is told by when they leave where the kind has several lengths, the longest that fits", () => {
    expect(everyOf({ "multi-year": 100 }, { 36: 5 })).toBe(36);
    expect(everyOf({ "multi-year": 100 }, { 24: 4, 48: 1 })).toBe(24);
    expect(everyOf({ "multi-year": 100 }, { 24: 3, 36: 3 })).toBe(12);
    expect(everyOf({ "under-year": 100 }, { 6: 3, 18: 2 })).toBe(6);
    expect(everyOf({ shorter: 100 }, { 3: 3, 9: 2 })).toBe(3);
    expect(everyOf({ annual: 100 }, { 7: 9 })).toBe(12);
  });

  it("is not told by fewer than five losses, nor where more than a twentieth falls elsewhere", () => {
    expect(everyOf({ shorter: 100 }, { 3: 4 })).toBe(1);
    expect(everyOf({ shorter: 100 }, { 3: 19, 4: 1 })).toBe(3);
    expect(everyOf({ shorter: 100 }, { 3: 18, 4: 1 })).toBe(1);
  });

  it("gives the customers who faced each renewal, in steps of its length", () => {
    const { every, table } = renewalsOf(lifetimesOf({ annual: 100 }, { 12: 10, 20: 5, 24: 4 }), AS_OF, null)!;
    expect(every).toBe(12);
    expect(table).toEqual({ atRisk: [100, 90, 81, 81, 81], lost: [10, 9, 0, 0, 0] });
  });

  it("leaves out losses before the file told of any", () => {
    const lives = lifetimesOf({ shorter: 100 }, { 1: 3, 3: 6, 30: 5 });
    expect(renewalsOf(lives, AS_OF, null)!.every).toBe(1);
    // from tenure 11 on only the five losses at 30 are seen
    expect(renewalsOf(lives, AS_OF, AS_OF - 60 + 11)!.every).toBe(3);
  });
});
