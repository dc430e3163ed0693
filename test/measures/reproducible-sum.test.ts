import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ReproducibleSum } from "../../src/measures/reproducible-sum.ts";
import { reproducible } from "../support/random-business.ts";

const number = fc.oneof(
  fc.double({ min: -1e20, max: 1e20, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer(),
);
const shuffled = fc
  .array(number, { maxLength: 60 })
  .chain((values) => fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })));

function reproducibleSum(values: readonly number[]): number {
  const sum = new ReproducibleSum(values.length, Math.max(...values.map(Math.abs)));
  for (const value of values) sum.add(value);
  return sum.total();
}

describe("a reproducible sum", () => {
  it("has the same bits in any order", () => {
    fc.assert(
      fc.property(shuffled, ([values, others]) => {
        expect(reproducibleSum(others)).toBe(reproducibleSum(values));
      }),
      { ...reproducible, numRuns: 500 },
    );
  });

  it("has them where all numbers are about as large, and where the largest cancel to what is far smaller", () => {
    const alike = fc.double({ min: 0.5, max: 1, noNaN: true });
    const small = fc.constantFrom(1e-13, 1e-20, 1e-27);
    const cancelling = fc
      .tuple(
        fc.array(alike, { minLength: 64, maxLength: 64 }),
        fc.array(alike, { minLength: 64, maxLength: 64 }),
        small,
      )
      .map(([large, rest, scale]) => [...large, ...large.map((n) => -n), ...rest.map((n) => scale * n)]);
    const values = fc.oneof(fc.array(alike, { minLength: 8, maxLength: 200 }), cancelling);
    const orders = values.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(orders, ([all, others]) => {
        expect(reproducibleSum(others)).toBe(reproducibleSum(all));
      }),
      { ...reproducible, numRuns: 100 },
    );
  });

  it("is exact for integers, and 0 for nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (values) => {
        expect(reproducibleSum(values)).toBe(values.reduce((sum, value) => sum + value, 0));
      }),
      reproducible,
    );
    expect(reproducibleSum([])).toBe(0);
  });

  it("keeps what a sum from left to right would lose", () => {
    expect(reproducibleSum([1e16, 1, -1e16])).toBe(1); // 0 from left to right
    expect(reproducibleSum([1, 1e-17, -1])).toBe(1e-17);
    expect(reproducibleSum(Array.from({ length: 10 }, () => 0.1))).toBe(1); // 0.9999999999999999 from left to right
  });
});
