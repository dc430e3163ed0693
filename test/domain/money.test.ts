import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  divideRounded,
  exact,
  formatMinorUnits,
  minorDigits,
  ONE,
  parseDecimal,
  parseMoney,
  TICKS_PER_MINOR_UNIT,
  TotalTooLarge,
  ticksPerMajorUnit,
} from "../../src/domain/money.ts";

const digits = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(..."0123456789"), { minLength, maxLength }).map((all) => all.join(""));

describe("parseMoney", () => {
  it.each([
    ["1.00", 2, 100],
    ["1", 2, 100],
    ["1.5", 2, 150],
    ["0.07", 2, 7],
    [".5", 2, 50],
    ["+3.20", 2, 320],
    ["-3.20", 2, -320],
    ["0019.99", 2, 1999],
    ["19.990000", 2, 1999], // zeros beyond the minor digits are no digits lost
    ["500", 0, 500],
    ["500.00", 0, 500],
    ["1.234", 3, 1234],
    ["90071992547409.91", 2, Number.MAX_SAFE_INTEGER],
  ])("reads %s with %d decimals as %d minor units", (text, decimals, expected) => {
    expect(parseMoney(text, decimals)).toBe(expected);
  });

  it.each([
    ["1.005", 2], // as a float 1.005 x 100 is 100.49999999999999, and the half cent is lost
    ["8.345", 2],
    ["0.001", 2],
    ["500.5", 0], // yen have no minor unit
    ["1.2345", 3], // dinars have three digits
    ["1.0000001", 2],
  ])("refuses to drop a digit of %s with %d decimals", (text, decimals) => {
    expect(parseMoney(text, decimals)).toBe("too-many-decimals");
  });

  it.each([
    ["0.29", 29], // 0.29 x 100 is 28.999999999999996
    ["1.15", 115], // 114.99999999999999
    ["4.35", 435], // 434.99999999999994
    ["1.10", 110], // 110.00000000000001
    ["64.1", 6410],
    ["9999999999.99", 999_999_999_999],
  ])("reads %s by its digits, not through a float", (text, expected) => {
    expect(parseMoney(text, 2)).toBe(expected);
  });

  it.each([
    "",
    "+",
    "-",
    ".",
    "1.",
    "-.",
    "1e3",
    "1,000.00",
    "1 000",
    "0x10",
    "1.2.3",
    "--1",
    "$5",
    "12a",
    "1.005x",
    "NaN",
    "Infinity",
    "٣",
  ])("finds no number in %j", (text) => {
    expect(parseMoney(text, 2)).toBe("not-a-number");
  });

  it("has no negative zero", () => {
    expect(Object.is(parseMoney("-0.00", 2), 0)).toBe(true);
  });

  it("says so when the integer is beyond 2^53 - 1, instead of rounding it", () => {
    expect(parseMoney("9007199254740991", 0)).toBe(9007199254740991);
    expect(parseMoney("9007199254740992", 0)).toBe("too-large");
    expect(parseMoney("9007199254740993", 0)).toBe("too-large");
    expect(parseMoney("90071992547409.92", 2)).toBe("too-large");
    expect(parseMoney(`${"9".repeat(400)}`, 2)).toBe("too-large");
  });

  it("equals the digits read as one big integer", () => {
    const texts = fc.record({
      sign: fc.constantFrom("", "+", "-"),
      whole: digits(1, 17),
      fraction: fc.option(digits(1, 6)),
      decimals: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(texts, ({ sign, whole, fraction, decimals }) => {
        const padded = (fraction ?? "").padEnd(decimals, "0");
        const value = BigInt(`${sign === "-" ? "-" : ""}${whole}${padded.slice(0, decimals)}`);
        const dropped = BigInt(padded.slice(decimals) || "0");
        const safe = value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= -BigInt(Number.MAX_SAFE_INTEGER);
        const expected = dropped > 0n ? "too-many-decimals" : safe ? Number(value) : "too-large";
        expect(parseMoney(`${sign}${whole}${fraction === null ? "" : `.${fraction}`}`, decimals)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("currencies", () => {
  it.each([
    ["CNY", 2],
    ["USD", 2],
    ["EUR", 2],
    ["JPY", 0],
    ["KRW", 0],
    ["ISK", 0],
    ["KWD", 3],
    ["TND", 3],
    ["CLF", 4],
  ])("have the minor digits of ISO 4217: %s %d", (currency, expected) => {
    expect(minorDigits(currency)).toBe(expected);
    expect(ticksPerMajorUnit(currency)).toBe(TICKS_PER_MINOR_UNIT * 10 ** expected);
  });

  it("divide a minor unit by every usual number of months without a remainder", () => {
    for (const months of [1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 18, 20, 24, 30, 36, 40, 45, 48, 60, 72])
      expect(TICKS_PER_MINOR_UNIT % months).toBe(0);
  });
});

describe("parseDecimal", () => {
  it.each([
    ["1", 1n, 0],
    ["2.5", 25n, 1],
    ["2.500", 25n, 1],
    ["0", 0n, 0],
    [".125", 125n, 3],
    ["+3", 3n, 0],
    ["10", 10n, 0],
    ["0.1", 1n, 1],
  ])("reads %s as %d / 10^%d", (text, units, scale) => {
    expect(parseDecimal(text)).toEqual({ units, scale });
  });

  it("reads 1 as ONE", () => {
    expect(parseDecimal("1.0")).toEqual(ONE);
  });

  it.each(["", ".", "5.", "-1", "1e3", "1,5", " 1", "NaN", "1".repeat(41)])("finds no decimal in %j", (text) => {
    expect(parseDecimal(text)).toBeNull();
  });
});

describe("divideRounded", () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [0n, 7n, 0n],
  ])("of %d / %d is %d: halves go away from zero", (n, d, expected) => {
    expect(divideRounded(n, d)).toBe(expected);
  });

  it("is the nearest integer, and the larger of two equally near ones", () => {
    const numbers = fc.tuple(
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
      fc.bigInt({ min: 1n, max: 10n ** 12n }),
    );
    const size = (value: bigint) => (value < 0n ? -value : value);
    fc.assert(
      fc.property(numbers, ([n, d]) => {
        const quotient = divideRounded(n, d);
        const miss = 2n * size(n - quotient * d);
        expect(miss <= d).toBe(true);
        if (miss === d) expect(size(quotient * d) > size(n)).toBe(true);
      }),
    );
  });
});

describe("exact", () => {
  it("hands back a total up to 2^53 - 1", () => {
    expect(exact(Number.MAX_SAFE_INTEGER, () => "any")).toBe(2 ** 53 - 1);
  });

  it("raises an error that names a larger total", () => {
    const raised = () => exact(2 ** 53, () => "closing of 2025-06");
    expect(raised).toThrow(TotalTooLarge);
    expect(raised).toThrow("closing of 2025-06 is beyond 2^53 ticks");
  });
});

describe("formatMinorUnits", () => {
  it.each([
    [120050, 2, "1200.50"],
    [-120050, 2, "-1200.50"],
    [5, 2, "0.05"],
    [-5, 3, "-0.005"],
    [0, 2, "0.00"],
    [1200, 0, "1200"],
  ])("writes %d with %d digits as %s, which parseMoney reads back", (amount, digits, text) => {
    expect(formatMinorUnits(amount, digits)).toBe(text);
    expect(parseMoney(text, digits)).toBe(amount);
  });
});
