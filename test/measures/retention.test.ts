import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveSize, summariseRetention } from "../../src/measures/retention.ts";
import { reproducible } from "../support/random-business.ts";

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

  it("counts a row of a weight below 1 as a part of a customer", () => {
    // three quarters of a customer of 100 leave, a quarter stays; another goes from 200 to 300
    const parts = summariseRetention([100, 100, 200], [0, 100, 300], [0.75, 0.25, 1]);
    expect([parts.customers, parts.retainedCustomers]).toEqual([2, 1.25]);
    expect([parts.opening, parts.closing, parts.kept, parts.gained]).toEqual([300, 325, 225, 100]);
    expect(parts.openingSquares).toBe(50_000); // (0.75 + 0.25) x 100^2 + 200^2
    // R = 13 / 12, in thirds -325, -25 and 250 off: (0.75 x 325^2 + 0.25 x 25^2 + 250^2) / 9
    expect(parts.closingResidual).toBeCloseTo(141_875 / 9, 9);
    // G = 0.75: u = -75, 25, 50; X = 1 / 3: v = -100 / 3, -100 / 3, 100 / 3
    expect(parts.keptResidual).toBeCloseTo(0.75 * 5625 + 0.25 * 625 + 2500, 9);
    expect(parts.gainedResidual).toBeCloseTo((2 * 10_000) / 9, 9);
    expect(parts.keptGainedResidual).toBeCloseTo((0.75 * 75 - 0.25 * 25 + 50) * (100 / 3), 9);
  });

  it("has the same bits in whatever order the customers stand", () => {
    const orders = cohort.chain((customers) =>
      fc.tuple(fc.constant(customers), fc.shuffledSubarray(customers, { minLength: customers.length })),
    );
    fc.assert(
      fc.property(orders, ([customers, others]) => {
        expect(summarise(others)).toEqual(summarise(customers));
      }),
      reproducible,
    );
  });

  it("has them too where one customer is far larger than all others, or gains or loses far more", () => {
    const [few, many] = [fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 2 ** 44, max: 2 ** 50 })];
    const small = fc.array(fc.record({ opening: few, closing: few }), { minLength: 20, maxLength: 40 });
    const giant = fc.oneof(
      fc.record({ opening: few, closing: many }),
      fc.record({ opening: many, closing: few }),
      fc.record({ opening: many, closing: many }),
    );
    const orders = fc
      .tuple(small, giant)
      .chain(([others, one]) =>
        fc.tuple(
          fc.constant([one, ...others]),
          fc.shuffledSubarray([...others, one], { minLength: others.length + 1 }),
        ),
      );
    fc.assert(
      fc.property(orders, ([customers, others]) => {
        expect(summarise(others)).toEqual(summarise(customers));
      }),
      { ...reproducible, numRuns: 300 },
    );
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
