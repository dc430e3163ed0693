import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { turningPoint } from "../../src/report/explain/turning-point.ts";
import { reproducible } from "../support/random-business.ts";

const anything = { min: -Infinity, max: Infinity, whole: false };

describe("the turning point", () => {
  it("is the nearest whole value at which it holds, on either side", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 1, max: 1e12 }),
        fc.boolean(),
        (now, far, up) => {
          const edge = up ? now + far : now - far;
          const range = { now, min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, whole: true };
          expect(turningPoint(range, (value) => (up ? value >= edge : value <= edge))).toBe(edge);
        },
      ),
      { ...reproducible, numRuns: 200 },
    );
  });

  it("is a number at which it holds while the last bit towards now does not", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        (now, by) => {
          const edge = now * by;
          fc.pre(edge !== now);
          const holds = (value: number) => (by > 1 ? value >= edge : value <= edge);
          expect(turningPoint({ ...anything, now }, holds)).toBe(edge);
        },
      ),
      { ...reproducible, numRuns: 200 },
    );
  });

  it("is null where it never turns within the bounds", () => {
    expect(turningPoint({ now: 0.03, min: 0, max: 1, whole: false }, () => false)).toBeNull();
    expect(turningPoint({ now: 5, min: 0, max: 10, whole: true }, (value) => value > 10)).toBeNull();
  });

  it("is found although it stops holding at the very end", () => {
    // like a cost that must fall, and leaves nothing to divide by at 0
    const holds = (cost: number) => cost > 0 && 100 / cost >= 1000;
    expect(turningPoint({ now: 50, min: 0, max: Infinity, whole: false }, holds)).toBeCloseTo(0.1, 12);
  });

  // ARPA 100, service margin 0.8, churn 0.03, CAC 1000: the uncapped ratio is 2.67; solved on paper for a ratio of 3
  it.each([
    ["churn", 0.03, (churn: number) => 80 / churn / 1000, 0.8 / 30],
    ["CAC", 1000, (cac: number) => 80 / 0.03 / cac, 8000 / 9],
    ["ARPA", 100, (arpa: number) => (0.8 * arpa) / 0.03 / 1000, 112.5],
    ["service margin", 0.8, (margin: number) => (100 * margin) / 0.03 / 1000, 0.9],
  ])("agrees with the closed form: %s", (_, now, ratio, expected) => {
    const found = turningPoint({ ...anything, min: 0, now }, (value) => value > 0 && ratio(value) >= 3);
    expect(Math.abs(found! / expected - 1)).toBeLessThan(1e-12);
  });
});
