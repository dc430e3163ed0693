import { describe, expect, it } from "vitest";
import { power } from "../../src/domain/power.ts";

describe("power", () => {
  it("is base ^ exponent, at 0 and 1 exactly", () => {
    expect(power(0.97, 12)).toBeCloseTo(0.97 ** 12, 14);
    expect(power(0.8, 1 / 12)).toBeCloseTo(0.8 ** (1 / 12), 14);
    expect([power(0, 3), power(0, 0.5), power(0, 0), power(5, 0), power(1, 99)]).toEqual([0, 0, 1, 1, 1]);
    expect([power(-2, 3), power(-2, 0.5)]).toEqual([-8, Number.NaN]);
  });

  it("is exact for whole numbers as long as they fit", () => {
    expect([power(3, 2), power(2, 9), power(7, 18), power(2, -3), power(-3, 3)]).toEqual([
      9, 512, 1628413597910449, 0.125, -27,
    ]);
  });

  it("has the last digit that Node 20 and Node 24 both give", () => {
    expect(power(0.123456789, 1 / 12)).toBe(0.8400263606607389);
  });
});
