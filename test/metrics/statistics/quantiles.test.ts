import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareQuantile, normalQuantile, tQuantile } from "../../../src/metrics/statistics/quantiles.ts";
import { betaOddsTails, gammaTails } from "../../../src/metrics/statistics/special-functions.ts";

/** Expected values are from R 4.2.2 (qnorm, qt, qchisq) unless a closed form is named. */
function expectRelative(actual: number, expected: number, tolerance = 1e-13): void {
  expect(Math.abs(actual - expected) / Math.abs(expected)).toBeLessThan(tolerance);
}

const reproducible = { seed: 8, numRuns: 300 };
const probability = fc.oneof(
  fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
  fc.double({ min: -6, max: -0.4, noNaN: true }).map((exponent) => 10 ** exponent),
);
const degreesOfFreedom = fc.double({ min: 0, max: 6, noNaN: true }).map((exponent) => 10 ** exponent);

describe("normalQuantile", () => {
  it.each([
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489],
    [1e-6, -4.753424308822899],
  ])("of %d is %d", (p, z) => expectRelative(normalQuantile(p), z));

  it("is 0 in the middle, and symmetric about it", () => {
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0.25)).toBe(-normalQuantile(0.75));
  });

  it("holds in tails that no confidence level reaches (-21.2734535609653243 by 40-digit arithmetic)", () => {
    expectRelative(normalQuantile(1e-100), -21.273453560965326);
    expect(normalQuantile(1 - 2 ** -53)).toBeLessThan(8.3);
  });
});

describe("tQuantile", () => {
  it.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 10, 2.2281388519862744],
    [0.975, 30, 2.042272456301238],
    [0.95, 4.844156, 2.029457325066031],
    [1e-6, 1, -318309.8861827433],
    [1 - 5e-7, 1e7, 4.89164152420106],
  ])("of %d with %d degrees of freedom is %d", (p, df, t) => expectRelative(tQuantile(p, df), t, 1e-12));

  it("is 2.595656 at .975 with the 4.844156 degrees of freedom of the worked cohort", () => {
    expect(tQuantile(0.975, 1500 ** 2 / 385_000 - 1)).toBeCloseTo(2.595656, 6);
  });

  it("is tan(pi (p - 1/2)) with one degree of freedom", () => {
    fc.assert(
      fc.property(probability, (p) => {
        fc.pre(Math.abs(p - 0.5) > 1e-3);
        expectRelative(tQuantile(p, 1), Math.tan(Math.PI * (p - 0.5)), 1e-9);
      }),
      reproducible,
    );
  });

  it("is (2p - 1) / sqrt(2 p (1 - p)) with two degrees of freedom", () => {
    fc.assert(
      fc.property(probability, (p) => {
        fc.pre(Math.abs(p - 0.5) > 1e-3);
        expectRelative(tQuantile(p, 2), (2 * p - 1) / Math.sqrt(2 * p * (1 - p)), 1e-12);
      }),
      reproducible,
    );
  });

  it("tends to the normal quantile: 1e7 degrees of freedom add (z^3 + z) / 4e7", () => {
    const z = normalQuantile(0.975);
    expectRelative(tQuantile(0.975, 1e7), z + (z ** 3 + z) / 4e7);
  });

  it("inverts its distribution function", () => {
    fc.assert(
      fc.property(probability, degreesOfFreedom, (p, df) => {
        const t = tQuantile(p, df);
        fc.pre(t !== 0);
        const beyond = Math.exp(betaOddsTails(0.5, df / 2, (t * t) / df).upper);
        expectRelative(beyond, 2 * Math.min(p, 1 - p), 1e-11);
      }),
      reproducible,
    );
  });
});

describe("chiSquareQuantile", () => {
  it.each([
    [0.95, 1, 3.841458820694124],
    [0.95, 2, 5.991464547107979],
    [0.95, 10, 18.30703805327515],
    [0.025, 2, 0.05063561596857975],
    [1e-6, 2e6, 1990507.543955],
    [0.05, 2e6, 1996711.430167436],
    [0.95, 2e6, 2003290.84389038],
    [1 - 1e-6, 2e6, 2009521.249426936],
  ])("of %d with %d degrees of freedom is %d", (p, df, x) => expectRelative(chiSquareQuantile(p, df), x));

  it("is the square of a normal quantile with one degree of freedom", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (p) => {
        expectRelative(chiSquareQuantile(p, 1), normalQuantile((1 + p) / 2) ** 2, 1e-11);
      }),
      reproducible,
    );
  });

  it("is -2 ln(1 - p) with two degrees of freedom", () => {
    fc.assert(
      fc.property(probability, (p) => expectRelative(chiSquareQuantile(p, 2), -2 * Math.log1p(-p), 1e-9)),
      reproducible,
    );
  });

  it("inverts its distribution function", () => {
    fc.assert(
      fc.property(probability, degreesOfFreedom, (p, df) => {
        const tails = gammaTails(df / 2, chiSquareQuantile(p, df) / 2);
        expectRelative(Math.exp(p <= 0.5 ? tails.lower : tails.upper), Math.min(p, 1 - p), 1e-11);
      }),
      reproducible,
    );
  });
});

describe("a quantile", () => {
  it("refuses, naming it, a probability that is none", () => {
    expect(() => normalQuantile(1)).toThrow("not 1");
    expect(() => tQuantile(0, 3)).toThrow("not 0");
    expect(() => chiSquareQuantile(Number.NaN, 3)).toThrow("not NaN");
  });

  it("refuses, naming them, degrees of freedom below 1 or without end", () => {
    expect(() => tQuantile(0.9, 0.5)).toThrow("not 0.5");
    expect(() => chiSquareQuantile(0.9, Number.POSITIVE_INFINITY)).toThrow("not Infinity");
  });
});
