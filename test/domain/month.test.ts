import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  daysIn,
  firstDayOf,
  formatMonth,
  monthFrom,
  monthOfDay,
  monthsBetween,
  parseMonth,
  yearOf,
} from "../../src/domain/month.ts";

const LAST = monthFrom(2199, 12);
const months = fc.integer({ min: 0, max: LAST });

describe("months", () => {
  it("count from January 1970", () => {
    expect(monthFrom(1970, 1)).toBe(0);
    expect(monthFrom(2025, 6)).toBe(55 * 12 + 5);
    expect(yearOf(monthFrom(2025, 12))).toBe(2025);
  });

  it("have the lengths that the calendar of JavaScript gives them, from 1970 to 2200", () => {
    for (let month = 0; month <= LAST + 12; month++) {
      const first = Date.UTC(1970, month, 1) / 86_400_000;
      expect(firstDayOf(month)).toBe(first);
      expect(daysIn(month)).toBe(Date.UTC(1970, month + 1, 1) / 86_400_000 - first);
    }
  });

  it.each([
    [1972, 29],
    [2000, 29],
    [2023, 28],
    [2024, 29],
    [2100, 28], // a century that 400 does not divide
  ])("gives February %d %d days", (year, days) => {
    expect(daysIn(monthFrom(year, 2))).toBe(days);
  });

  it("contain every day between their first and the next month's first", () => {
    for (let month = 0; month <= LAST + 12; month++) {
      const first = firstDayOf(month);
      for (const day of [first, first + 14, first + daysIn(month) - 1]) expect(monthOfDay(day)).toBe(month);
    }
  });

  it("are read from what they are written as", () => {
    fc.assert(fc.property(months, (month) => parseMonth(formatMonth(month)) === month));
    expect(formatMonth(monthFrom(2025, 6))).toBe("2025-06");
  });

  it.each([
    "",
    "2025",
    "2025-6",
    "2025-00",
    "2025-13",
    "25-06",
    "2025/06",
    "2025-06-01",
    " 2025-06",
    "1969-12",
    "2200-01",
  ])("are not read from %j", (text) => {
    expect(parseMonth(text)).toBeNull();
  });

  it("between two months include both, and are none when the last lies before the first", () => {
    expect(monthsBetween(10, 13)).toEqual([10, 11, 12, 13]);
    expect(monthsBetween(10, 10)).toEqual([10]);
    expect(monthsBetween(10, 9)).toEqual([]);
    expect(monthsBetween(10, 3)).toEqual([]);
  });
});
