import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, dayFrom, formatDay, isLastDayOfMonth, parseDay } from "../../src/domain/day.ts";

const MILLISECONDS = 86_400_000;
const LAST_DAY = Date.UTC(2199, 11, 31) / MILLISECONDS;
const days = fc.integer({ min: 0, max: LAST_DAY });
const two = (value: number) => String(value).padStart(2, "0");
const utc = (text: string) => Date.parse(`${text}T00:00:00Z`) / MILLISECONDS;

describe("parseDay", () => {
  it("counts days from 1 January 1970", () => {
    expect(parseDay("1970-01-01")).toBe(0);
    expect(parseDay("1971-01-01")).toBe(365);
    expect(parseDay("2025-06-30")).toBe(utc("2025-06-30"));
  });

  it("agrees with the UTC calendar of JavaScript, there and back", () => {
    fc.assert(
      fc.property(days, (day) => {
        const text = new Date(day * MILLISECONDS).toISOString().slice(0, 10);
        expect(parseDay(text)).toBe(day);
        expect(formatDay(day)).toBe(text);
      }),
    );
  });

  it("knows a day exactly when JavaScript does not roll it over into the next month", () => {
    const parts = fc.tuple(
      fc.integer({ min: 1970, max: 2199 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
    );
    fc.assert(
      fc.property(parts, ([year, month, day]) => {
        const exists = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
        const expected = exists ? Date.UTC(year, month - 1, day) / MILLISECONDS : "no-such-day";
        expect(parseDay(`${year}-${two(month)}-${two(day)}`)).toBe(expected);
        expect(dayFrom(year, month, day)).toBe(expected);
      }),
    );
  });

  it.each(["2024-02-29", "2000-02-29", "2096-02-29"])("knows the leap day %s", (text) => {
    expect(parseDay(text)).toBe(utc(text));
  });

  it.each([
    "2025-02-29",
    "2100-02-29",
    "2025-02-31",
    "2025-04-31",
    "2025-13-01",
    "2025-00-10",
    "2025-01-00",
    "2025-01-32",
  ])("finds no such day as %s", (text) => {
    expect(parseDay(text)).toBe("no-such-day");
  });

  it("reaches from 1970-01-01 to 2199-12-31", () => {
    expect(parseDay("1969-12-31")).toBe("out-of-range");
    expect(parseDay("2199-12-31")).toBe(LAST_DAY);
    expect(parseDay("2200-01-01")).toBe("out-of-range");
    expect(parseDay("0001-01-01")).toBe("out-of-range");
  });

  it.each([
    "",
    "2025",
    "2025-06",
    "2025-6-30",
    "20250630",
    "2025/06/30",
    "30.06.2025",
    "2025-06-3x",
    "2025-0a-30",
    "+025-06-30",
  ])("rejects the form of %j", (text) => {
    expect(parseDay(text)).toBe("form");
  });
});

describe("parseDay of a timestamp", () => {
  it("cuts it as written when it has no offset", () => {
    expect(parseDay("2025-06-30T23:59:59")).toBe(utc("2025-06-30"));
    expect(parseDay("2025-06-30 00:00")).toBe(utc("2025-06-30"));
    expect(parseDay("2025-06-30T12:30:00.123456")).toBe(utc("2025-06-30"));
  });

  it.each([
    ["2025-06-30T23:59:59Z", "2025-06-30"],
    ["2025-06-30T23:30:00-05:00", "2025-07-01"], // 04:30 of the next day in UTC
    ["2025-06-30T00:30:00+08:00", "2025-06-29"], // 16:30 of the day before
    ["2025-06-30 00:30:00 +0800", "2025-06-29"],
    ["2025-06-30T07:59:59.999+08", "2025-06-29"],
    ["2025-06-30T08:00:00+08:00", "2025-06-30"],
    ["2025-01-01T02:00+05:30", "2024-12-31"],
    ["2024-02-28T22:00:00-03:00", "2024-02-29"],
    ["2025-06-30 12:00:00 UTC", "2025-06-30"],
    ["2025-06-30t12:00:00z", "2025-06-30"],
    ["2025-06-30T24:00:00Z", "2025-07-01"], // the midnight that ends the day
    ["2025-06-30T23:59:60Z", "2025-06-30"], // a leap second
  ])("converts %s to UTC and cuts to %s", (text, date) => {
    expect(parseDay(text)).toBe(utc(date));
  });

  it("agrees with Date.parse for any time and offset", () => {
    const clock = fc.tuple(
      fc.integer({ min: 1, max: LAST_DAY - 1 }),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      fc.integer({ min: 0, max: 59 }),
      fc.constantFrom("Z", "+08:00", "-05:00", "+05:30", "-09:30", "+14:00", "-12:00", "+00:00", "-00:00"),
    );
    fc.assert(
      fc.property(clock, ([day, hour, minute, second, zone]) => {
        const text = `${formatDay(day)}T${two(hour)}:${two(minute)}:${two(second)}${zone}`;
        expect(parseDay(text)).toBe(Math.floor(Date.parse(text) / MILLISECONDS));
      }),
    );
  });

  it.each([
    ["2025-06-30T25:00:00Z", "no-such-day"],
    ["2025-06-30T24:01:00Z", "no-such-day"],
    ["2025-06-30T12:60:00Z", "no-such-day"],
    ["2025-06-30T12:00:61Z", "no-such-day"],
    ["2025-02-30T12:00:00Z", "no-such-day"],
    ["2025-06-30T12", "form"],
    ["2025-06-30T12:00:00 CET", "form"],
    ["1970-01-01T00:30:00+01:00", "out-of-range"],
    ["2199-12-31T23:30:00-01:00", "out-of-range"],
  ])("says of %s that it is %s", (text, problem) => {
    expect(parseDay(text)).toBe(problem);
  });
});

describe("addMonths", () => {
  it.each([
    ["2025-01-15", 1, "2025-02-15"],
    ["2025-01-31", 1, "2025-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2025-02-28", 12, "2026-02-28"],
    ["2023-02-28", 12, "2024-02-28"],
    ["2025-12-31", 2, "2026-02-28"],
    ["2199-12-31", 12, "2200-12-31"],
  ])("takes %s by %d to %s", (start, count, end) => {
    expect(formatDay(addMonths(utc(start), count))).toBe(end);
  });

  it("is the same day of the target month, or its last day when it lacks that day", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 12 }), (day, count) => {
        const date = new Date(day * MILLISECONDS);
        const year = date.getUTCFullYear();
        const month = date.getUTCMonth() + count;
        const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
        const expected = Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / MILLISECONDS;
        expect(addMonths(day, count)).toBe(expected);
      }),
    );
  });

  it("leaves a day where it is by 0 months", () => {
    fc.assert(fc.property(days, (day) => addMonths(day, 0) === day));
  });
});

describe("isLastDayOfMonth", () => {
  it("is true exactly on the day before a first", () => {
    fc.assert(
      fc.property(days, (day) => isLastDayOfMonth(day) === (new Date((day + 1) * MILLISECONDS).getUTCDate() === 1)),
    );
    expect(isLastDayOfMonth(utc("2024-02-28"))).toBe(false);
    expect(isLastDayOfMonth(utc("2024-02-29"))).toBe(true);
  });
});
