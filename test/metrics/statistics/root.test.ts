import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rootBetween } from "../../../src/metrics/statistics/root.ts";

describe("rootBetween", () => {
  it.each([
    ["x^2 - 2 on 0..2", (x: number) => x * x - 2, 0, 2, Math.SQRT2],
    ["cos x - x on 0..1 (the Dottie number)", (x: number) => Math.cos(x) - x, 0, 1, 0.7390851332151607],
    ["x^3 - 2 x - 5 on 2..3 (Wallis's example)", (x: number) => x ** 3 - 2 * x - 5, 2, 3, 2.0945514815423265],
    ["1 / x - 36 on 0.001..1, steep at one end", (x: number) => 1 / x - 36, 0.001, 1, 1 / 36],
    ["x^9 on -1..1.5, flat at its root", (x: number) => x ** 9, -1, 1.5, 0],
  ])("finds %s", (_, f, low, high, root) => {
    expect(rootBetween(f, low, high).x).toBeCloseTo(root, 10);
    expect(rootBetween(f, high, low).x).toBeCloseTo(root, 10);
  });

  /** Counted by zeroin as the book has it, written anew in another language. Halving takes 40 to 43 for each of these. */
  it.each([
    ["x^2 - 2 on 0..2", (x: number) => x * x - 2, 0, 2, 9],
    ["x^2 - 2 on 2..0", (x: number) => x * x - 2, 2, 0, 10],
    ["cos x - x on 0..1", (x: number) => Math.cos(x) - x, 0, 1, 8],
    ["x^3 - 2 x - 5 on 2..3", (x: number) => x ** 3 - 2 * x - 5, 2, 3, 8],
    ["1 / x - 36 on 0.001..1", (x: number) => 1 / x - 36, 0.001, 1, 14],
    ["e^x - 10 on 0..5", (x: number) => Math.exp(x) - 10, 0, 5, 11],
    ["80 / (1000 x) - 3 on 1e-6..1", (x: number) => 80 / x / 1000 - 3, 1e-6, 1, 15],
  ])("asks for as few values of %s as Brent's method", (_, f, low, high, fewest) => {
    let values = 0;
    rootBetween(
      (x) => {
        values++;
        return f(x);
      },
      low,
      high,
    );
    expect(values).toBe(fewest);
  });

  it("finds the churn at which 80 a month lasts to 3 x 1000: 80 / 3000 = .0266667", () => {
    expect(rootBetween((churn) => 80 / churn / 1000 - 3, 1e-6, 1).x).toBeCloseTo(0.08 / 3, 12);
  });

  it("takes an end that is the root already", () => {
    expect(rootBetween((x) => x, 0, 1)).toEqual({ x: 0, why: null });
    expect(rootBetween((x) => x - 1, 0, 1)).toEqual({ x: 1, why: null });
  });

  it("refuses ends of the same sign, and ends without a value", () => {
    expect(rootBetween((x) => x * x + 1, -1, 1)).toEqual({ x: null, why: "not-bracketed" });
    expect(rootBetween(() => Number.NaN, 0, 1)).toEqual({ x: null, why: "not-bracketed" });
  });

  it("says so when the steps do not suffice", () => {
    expect(rootBetween((x) => Math.cos(x) - x, 0, 1, { mostSteps: 2 })).toEqual({ x: null, why: "not-converged" });
  });

  it("stays within its bracket and within 1e-12 of any root of a monotone function, and needs few values", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: 0.01, max: 20, noNaN: true }),
        (root, steepness) => {
          let values = 0;
          const f = (x: number) => {
            values++;
            return Math.tanh(steepness * (x - root)) + (x - root) / 100;
          };
          const { x } = rootBetween(f, -10, 11);
          expect(Math.abs(x! - root)).toBeLessThan(2e-12);
          expect(values).toBeLessThan(100);
        },
      ),
      { seed: 3, numRuns: 500 },
    );
  });
});
