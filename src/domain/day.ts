import { daysIn, FIRST_YEAR, firstDayOf, LAST_YEAR, type Month, monthFrom, monthOfDay } from "./month.ts";

/** Proleptic Gregorian days without time zone, as the number of days since 1970-01-01. */
export type Day = number;

/** Stands for "no end date": later than every valid day. */
export const OPEN_END: Day = 0x7fffffff;

export type DayProblem = "form" | "no-such-day" | "out-of-range";

export function dayFrom(year: number, monthOfYear: number, dayOfMonth: number): Day | DayProblem {
  if (monthOfYear < 1 || monthOfYear > 12 || dayOfMonth < 1) return "no-such-day";
  if (year < FIRST_YEAR || year > LAST_YEAR) return "out-of-range";
  const month = monthFrom(year, monthOfYear);
  return dayOfMonth > daysIn(month) ? "no-such-day" : firstDayOf(month) + dayOfMonth - 1;
}

const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|[+-](?:0\d|1[0-8])(?::?[0-5]\d)?)?$/i;

/**
 * Reads `2025-06-30`, or a timestamp: with an offset it is converted to UTC and cut to its date, without one it is
 * cut as written.
 */
export function parseDay(text: string): Day | DayProblem {
  if (text.length === 10 && text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45) {
    const year = digits(text, 0, 4);
    const month = digits(text, 5, 7);
    const day = digits(text, 8, 10);
    return year < 0 || month < 0 || day < 0 ? "form" : dayFrom(year, month, day);
  }
  const match = TIMESTAMP.exec(text);
  if (match === null) return "form";
  const [, year, month, day, hour, minute, second = "00", zone = "Z"] = match;
  if (`${hour}:${minute}:${second}` > "24:00:00" || Number(minute) > 59 || Number(second) > 60) return "no-such-day";
  const date = utcDay(Number(year), Number(month), Number(day));
  if (date === null) return "no-such-day";
  const shifted = date + Math.floor((Number(hour) * 60 + Number(minute) - offsetMinutes(zone)) / 1440);
  // Without an offset the date stays as written, also at 24:00.
  const result = match[7] === undefined ? date : shifted;
  return result < 0 || result >= firstDayOf(monthFrom(LAST_YEAR + 1, 1)) ? "out-of-range" : result;
}

/** Any day of the calendar, before the range is looked at: a timestamp may lie outside it until it is converted. */
function utcDay(year: number, month: number, day: number): Day | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / 86_400_000 : null;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function offsetMinutes(zone: string): number {
  if (!/^[+-]/.test(zone)) return 0;
  const bare = zone.slice(1).replace(":", "");
  const minutes = Number(bare.slice(0, 2)) * 60 + Number(bare.slice(2) || "0");
  return zone.startsWith("-") ? -minutes : minutes;
}

/** The same day `months` later; a day that the target month lacks becomes its last day. */
export function addMonths(day: Day, months: number): Day {
  const month = monthOfDay(day);
  const target: Month = month + months;
  return firstDayOf(target) + Math.min(day - firstDayOf(month), daysIn(target) - 1);
}

export function isLastDayOfMonth(day: Day): boolean {
  const month = monthOfDay(day);
  return day === firstDayOf(month) + daysIn(month) - 1;
}

/** `2025-06-30` */
export function formatDay(day: Day): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
