import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { difference, withPointShifted } from "../../src/read/plain-decimal.ts";

describe("the difference of two plain decimals", () => {
  it.each([
    ["119.00", "19.00", "100.00"],
    ["100", "0.005", "99.995"],
    ["0.10", "0.30", "-0.20"],
    ["-20.00", "3.8", "-23.80"],
    ["1.00", "1.0", "0.00"],
    ["9007199254740993.01", "0.01", "9007199254740993.00"],
    ["12.50", "", "12.50"],
    ["", "12.50", ""],
  ])("%s - %s = %s", (a, b, expected) => {
    expect(difference(a, b)).toBe(expected);
  });

  it("is exact for any amounts of cents", () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    const written = (n: number) => withPointShifted(String(n), 2);
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(difference(written(a), written(b))).toBe(written(a - b));
      }),
    );
  });
});

describe("minor units as major ones", () => {
  it.each([
    ["1999", 2, "19.99"],
    ["5", 2, "0.05"],
    ["-5", 2, "-0.05"],
    ["3000", 0, "3000"],
    ["1250.5", 2, "12.505"],
    ["", 2, ""],
  ])("%s with %i digits is %s", (text, digits, expected) => {
    expect(withPointShifted(text, digits)).toBe(expected);
  });
});
