import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  contractValue,
  DAY,
  INTERVAL_NAMES,
  lengthInMonths,
  monthlyTicks,
  parseInterval,
  TERM,
  WEEK,
} from "../../src/domain/billing-interval.ts";
import { addMonths } from "../../src/domain/day.ts";
import { type Decimal, ONE, parseDecimal } from "../../src/domain/money.ts";
import { day } from "../support/lines.ts";

describe("parseInterval", () => {
  it.each([
    ["month", 1],
    ["quarter", 3],
    ["half_year", 6],
    ["year", 12],
    ["2_years", 24],
    ["3_years", 36],
    ["5_years", 60],
    ["1m", 1],
    ["18m", 18],
    ["120m", 120],
    ["week", WEEK],
    ["day", DAY],
    ["term", TERM],
  ])("reads %s", (text, expected) => {
    expect(parseInterval(text)).toBe(expected);
  });

  it.each([
    "",
    "0m",
    "121m",
    "999m",
    "-1m",
    "1.5m",
    "m",
    "1 m",
    "years",
    "monthly",
    "constructor",
    "toString",
    "__proto__",
  ])("does not know %j", (text) => {
    expect(parseInterval(text)).toBeNull();
  });

  it("knows every name that it lists", () => {
    for (const name of INTERVAL_NAMES) expect(parseInterval(name)).not.toBeNull();
  });
});

describe("lengthInMonths of a term", () => {
  const term = (start: string, end: string) => {
    const { numerator, denominator } = lengthInMonths(TERM, day(start), day(end));
    return denominator === 1 ? numerator : `${numerator}/${denominator}`;
  };

  it.each([
    ["2025-01-15", "2025-02-15", 1],
    ["2025-01-15", "2025-04-15", 3],
    ["2025-01-01", "2026-01-01", 12],
    ["2024-02-29", "2025-02-28", 12], // the month lacks the 29th
    ["2025-01-31", "2025-02-28", 1],
    ["2025-01-30", "2025-02-28", 1], // so it does the 30th
    ["2025-02-28", "2025-03-31", 1], // two month ends
    ["2025-04-30", "2025-05-31", 1],
    ["2025-06-30", "2025-12-31", 6],
    ["2024-02-29", "2024-08-31", 6],
    ["2020-05-15", "2030-05-15", 120],
  ])("from %s to %s is %d whole months", (start, end, months) => {
    expect(term(start, end)).toBe(months);
  });

  // days / (365.25 / 12) = days x 48 / 1461
  it.each([
    ["2025-01-15", "2025-01-15", "0/1461"],
    ["2025-01-15", "2025-01-20", `${5 * 48}/1461`],
    ["2025-01-01", "2025-01-31", `${30 * 48}/1461`], // the exclusive end is a month end, the start is not
    ["2025-01-15", "2025-04-16", `${91 * 48}/1461`],
    ["2024-02-28", "2024-03-31", `${32 * 48}/1461`], // 28 February is no month end in a leap year
    ["2025-01-31", "2025-02-27", `${27 * 48}/1461`],
  ])("from %s to %s is %s by its days", (start, end, fraction) => {
    expect(term(start, end)).toBe(fraction);
  });

  it("of k months from any start is k", () => {
    const cases = fc.tuple(fc.integer({ min: 0, max: 80_000 }), fc.integer({ min: 1, max: 36 }));
    fc.assert(
      fc.property(cases, ([start, months]) => {
        expect(lengthInMonths(TERM, start, addMonths(start, months))).toEqual({ numerator: months, denominator: 1 });
      }),
    );
  });
});

describe("lengthInMonths of a fixed interval", () => {
  it("does not look at the days of the line", () => {
    for (const [interval, numerator, denominator] of [
      [1, 1, 1],
      [12, 12, 1],
      [WEEK, 12, 52],
      [DAY, 12, 365],
    ] as const)
      expect(lengthInMonths(interval, 0, 5)).toEqual({ numerator, denominator });
  });
});

describe("monthlyTicks", () => {
  const decimal = (text: string) => parseDecimal(text)!;
  const months = (numerator: number, denominator = 1) => ({ numerator, denominator });

  it.each([
    [10_000, 1, 7_200_000], // 100.00 a month
    [10_000, 3, 2_400_000], // a third of 100.00 has no cents, but 2,400,000 ticks
    [10_000, 12, 600_000],
    [1, 72, 10],
    [1, 7, 103], // 720 / 7 = 102.86
    [1, 11, 65], // 65.45
  ])("of %d minor units for %d months is %d", (minor, length, expected) => {
    expect(monthlyTicks(minor, ONE, ONE, months(length))).toBe(expected);
  });

  it("takes a week as 12 / 52 and a day as 12 / 365 of a month", () => {
    expect(monthlyTicks(1200, ONE, ONE, months(12, 52))).toBe(100 * 52 * 720);
    expect(monthlyTicks(1200, ONE, ONE, months(12, 365))).toBe(100 * 365 * 720);
  });

  it("multiplies by quantity and rate before it rounds", () => {
    expect(monthlyTicks(999, decimal("2.5"), ONE, months(1))).toBe(1_798_200); // 999 x 2.5 x 720
    expect(monthlyTicks(1, decimal("0.0007"), ONE, months(1))).toBe(1); // 0.504 of a tick
    expect(monthlyTicks(1, decimal("0.0006"), ONE, months(1))).toBe(0); // 0.432
    expect(monthlyTicks(100, ONE, decimal("7.0999"), months(1))).toBe(511_193); // 511,192.8
    expect(monthlyTicks(100, decimal("0"), ONE, months(1))).toBe(0);
  });

  it("rounds a half away from zero", () => {
    expect(monthlyTicks(1, decimal("0.5"), ONE, months(80))).toBe(5); // 720 / 160 = 4.5
  });

  it("is the nearest integer to the exact fraction", () => {
    const decimals = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.integer({ min: 0, max: 6 }))
      .map(([units, scale]): Decimal => ({ units, scale }));
    const cases = fc.record({
      minor: fc.integer({ min: 0, max: 1_000_000 }),
      quantity: fc.oneof(fc.constant(ONE), decimals),
      rate: fc.oneof(fc.constant(ONE), decimals),
      numerator: fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 48, max: 48 * 4000 })),
      denominator: fc.constantFrom(1, 52, 365, 1461),
    });
    fc.assert(
      fc.property(cases, ({ minor, quantity, rate, numerator, denominator }) => {
        const ticks = monthlyTicks(minor, quantity, rate, months(numerator, denominator));
        fc.pre(Number.isSafeInteger(ticks));
        const above = BigInt(minor) * quantity.units * rate.units * 720n * BigInt(denominator);
        const below = 10n ** BigInt(quantity.scale + rate.scale) * BigInt(numerator);
        const miss = 2n * (BigInt(ticks) * below - above); // in (-below, below]: a half goes up
        expect(miss > -below && miss <= below).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("contractValue", () => {
  it("is amount x quantity, whatever the interval", () => {
    expect(contractValue(10_000, ONE, ONE)).toBe(7_200_000);
    expect(contractValue(10_000, parseDecimal("3")!, ONE)).toBe(21_600_000);
    expect(contractValue(333, parseDecimal("0.001")!, ONE)).toBe(240); // 239.76
  });
});
