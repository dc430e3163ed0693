/**
 * Calendar months as integers: the number of months since 1970-01. Month arithmetic is then plain integer
 * arithmetic, and days (see day.ts) convert by table.
 */
export type Month = number;

export const FIRST_YEAR = 1970;
export const LAST_YEAR = 2199;

/** One year beyond LAST_YEAR, because a renewal day lies twelve months after the last valid day. */
const TABLE_MONTHS = (LAST_YEAR + 2 - FIRST_YEAR) * 12;
const FIRST_DAY = firstDays();

/** Every start of the program makes this table, before anything of it is compiled well: hence the plain loop. */
function firstDays(): Int32Array {
  const table = new Int32Array(TABLE_MONTHS + 1);
  let day = 0;
  for (let month = 0; month < TABLE_MONTHS; ) {
    const year = FIRST_YEAR + month / 12;
    const february = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
    for (const length of [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
      day += length;
      table[++month] = day;
    }
  }
  return table;
}

export function monthFrom(year: number, monthOfYear: number): Month {
  return (year - FIRST_YEAR) * 12 + monthOfYear - 1;
}

export function yearOf(month: Month): number {
  return FIRST_YEAR + Math.floor(month / 12);
}

/** Epoch day of the first of the month. */
export function firstDayOf(month: Month): number {
  return FIRST_DAY[month]!;
}

export function daysIn(month: Month): number {
  return FIRST_DAY[month + 1]! - FIRST_DAY[month]!;
}

const MONTHS_PER_DAY = 1 / 30.436875;

/** An average month takes it to the right one of the table or to a neighbour. */
export function monthOfDay(day: number): Month {
  const month = (day * MONTHS_PER_DAY) | 0;
  if (FIRST_DAY[month + 1]! <= day) return month + 1;
  return FIRST_DAY[month]! > day ? month - 1 : month;
}

/** `2025-06` */
export function formatMonth(month: Month): string {
  return `${yearOf(month)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** Reads `2025-06`; null for anything else and for years outside 1970-2199. */
export function parseMonth(text: string): Month | null {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  const monthOfYear = Number(match[2]);
  if (year < FIRST_YEAR || year > LAST_YEAR || monthOfYear < 1 || monthOfYear > 12) return null;
  return monthFrom(year, monthOfYear);
}

/** Months from `first` to `last`, both included; empty when `last` lies before `first`. */
export function monthsBetween(first: Month, last: Month): Month[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
