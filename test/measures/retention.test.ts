import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveSize, summariseRetention } from "../../src/measures/retention.ts";

const cohort = fc.array(
  fc.record({ opening: fc.integer({ min: 0, max: 1e9 }), closing: fc.integer({ min: 0, max: 1e9 }) }),
  { maxLength: 40 },
);
const summarise = (customers: readonly { opening: number; closing: number }[]) =>
  summariseRetention(
    customers.map((customer) => customer.opening),
    customers.map((customer) => customer.closing),
  );

describe("summariseRetention", () => {
  // definitions, section 8, worked checks, row 2: R = 1310 / 1500, G = 1130 / 1500, X = 180 / 1500
  const openings = [100, 100, 200, 50, 400, 100, 300, 250];
  const closings = [120, 0, 200, 60, 380, 100, 450, 0];
  const statistics = summariseRetention(openings, closings);

  it("counts customers, and those who still pay", () => {
    expect(statistics.customers).toBe(8);
    expect(statistics.retainedCustomers).toBe(6);
  });

  it("adds up what was opened, closed, kept and gained", () => {
    expect(statistics.opening).toBe(1500);
    expect(statistics.closing).toBe(1310); // 120 + 200 + 60 + 380 + 100 + 450
    expect(statistics.kept).toBe(1130); // 100 + 200 + 50 + 380 + 100 + 300
    expect(statistics.gained).toBe(180); // 20 + 10 + 150
    expect(statistics.openingSquares).toBe(385_000); // 3 x 100^2 + 200^2 + 50^2 + 400^2 + 300^2 + 250^2
  });

  it("has the residual sums of the expanded squares, in exact fractions", () => {
    // sum e^2 - 2 R sum e s + R^2 sum s^2, with sum e^2 = 414,900 and sum e s = 352,000
    expect(statistics.closingResidual).toBeCloseTo(414_900 - 2 * (131 / 150) * 352_000 + (131 / 150) ** 2 * 385_000, 6);
    // sum g^2 = 296,900 and sum g s = 304,500
    expect(statistics.keptResidual).toBeCloseTo(296_900 - 2 * (113 / 150) * 304_500 + (113 / 150) ** 2 * 385_000, 6);
    // sum x^2 = 23,000 and sum x s = 47,500
    expect(statistics.gainedResidual).toBeCloseTo(23_000 - 2 * 0.12 * 47_500 + 0.12 ** 2 * 385_000, 6);
    // sum g x = 47,500, as a customer who gains has kept all
    expect(statistics.keptGainedResidual).toBeCloseTo(
      47_500 - 0.12 * 304_500 - (113 / 150) * 47_500 + (113 / 150) * 0.12 * 385_000,
      6,
    );
  });

  it("has an effective size of S^2 / sum s^2: 1500^2 / 385,000", () => {
    expect(effectiveSize(statistics)).toBeCloseTo(5.844156, 6);
  });

  it("leaves out customers who open with nothing, whatever they pay later", () => {
    expect(summariseRetention([0, 100], [500, 80])).toEqual(summariseRetention([100], [80]));
  });

  it("reads typed arrays like arrays", () => {
    expect(summariseRetention(Float64Array.from(openings), Float64Array.from(closings))).toEqual(statistics);
  });

  it("is all zeros, and of effective size 0, for an empty cohort", () => {
    const empty = summariseRetention([], []);
    expect(Object.values(empty)).toEqual(Object.values(empty).map(() => 0));
    expect(effectiveSize(empty)).toBe(0);
  });

  it("has no residual when every customer stays as it was", () => {
    const same = summariseRetention([3, 7, 11], [3, 7, 11]);
    expect([same.closingResidual, same.keptResidual, same.gainedResidual, same.keptGainedResidual]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it("keeps a small residual beside huge amounts: a deviation of 2 ticks beside 2 x 10^12 a customer", () => {
    // R = 1, residuals +1, -1: a difference of sums of squares near 10^25 would return multiples of 2^30
    expect(summariseRetention([2e12, 2e12], [2e12 + 1, 2e12 - 1]).closingResidual).toBe(2);
  });

  it("splits every closing amount into kept and gained", () => {
    fc.assert(
      fc.property(cohort, (customers) => {
        const { opening, closing, kept, gained } = summarise(customers);
        expect(kept + gained).toBe(closing);
        expect(kept).toBeLessThanOrEqual(opening);
      }),
    );
  });

  it("has an effective size between 1 and the number of customers", () => {
    fc.assert(
      fc.property(cohort, (customers) => {
        const result = summarise(customers);
        fc.pre(result.customers > 0);
        expect(effectiveSize(result)).toBeGreaterThan(1 - 1e-12);
        expect(effectiveSize(result)).toBeLessThan(result.customers * (1 + 1e-12));
      }),
    );
  });
});
