import { addMonths, type Day, isLastDayOfMonth } from "./day.ts";
import { type Decimal, divideRounded, ONE, TICKS_PER_MINOR_UNIT } from "./money.ts";
import { monthOfDay } from "./month.ts";

/** What one amount covers: a positive number is that many months; the rest are the codes below. */
export type BillingInterval = number;
export const WEEK: BillingInterval = -1;
export const DAY: BillingInterval = -2;
/** The amount covers the whole line, from start to end. */
export const TERM: BillingInterval = -3;

const NAMED: Readonly<Record<string, BillingInterval>> = {
  month: 1,
  quarter: 3,
  half_year: 6,
  year: 12,
  "2_years": 24,
  "3_years": 36,
  "5_years": 60,
  week: WEEK,
  day: DAY,
  term: TERM,
};

export const INTERVAL_NAMES = Object.keys(NAMED);
export const MAX_INTERVAL_MONTHS = 120;

/** Reads `month`, `year`, `18m` ...; null when unknown or beyond 120 months. */
export function parseInterval(text: string): BillingInterval | null {
  if (Object.hasOwn(NAMED, text)) return NAMED[text]!;
  const match = /^(\d{1,3})m$/.exec(text);
  const months = match === null ? 0 : Number(match[1]);
  return months >= 1 && months <= MAX_INTERVAL_MONTHS ? months : null;
}

/** A length in months as an exact fraction. */
export interface Months {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * Length of one interval in months. A term is the whole number k of months with start + k months = end (end
 * exclusive; two month ends also match), else its days over 365.25 / 12.
 */
export function lengthInMonths(interval: BillingInterval, start: Day, end: Day): Months {
  if (interval > 0) return { numerator: interval, denominator: 1 };
  if (interval === WEEK) return { numerator: 12, denominator: 52 };
  if (interval === DAY) return { numerator: 12, denominator: 365 };
  const whole = monthOfDay(end) - monthOfDay(start);
  if (whole > 0 && (addMonths(start, whole) === end || (isLastDayOfMonth(start) && isLastDayOfMonth(end))))
    return { numerator: whole, denominator: 1 };
  return { numerator: (end - start) * 48, denominator: 1461 };
}

/** Amount x quantity x rate in ticks, rounded half away from zero once: the line's contract value. */
export function contractValue(minorUnits: number, quantity: Decimal, rate: Decimal): number {
  return monthlyTicks(minorUnits, quantity, rate, ONE_MONTH);
}

const ONE_MONTH: Months = { numerator: 1, denominator: 1 };

/** Amount x quantity x rate per month in ticks, rounded half away from zero once. */
export function monthlyTicks(minorUnits: number, quantity: Decimal, rate: Decimal, months: Months): number {
  // Whole quantities of usual intervals divide without a remainder, and need no long numbers.
  if (rate === ONE && quantity.scale === 0 && months.denominator === 1) {
    const ticks = minorUnits * Number(quantity.units) * TICKS_PER_MINOR_UNIT;
    if (Number.isSafeInteger(ticks) && ticks % months.numerator === 0) return ticks / months.numerator;
  }
  const numerator =
    BigInt(minorUnits) * quantity.units * rate.units * BigInt(TICKS_PER_MINOR_UNIT) * BigInt(months.denominator);
  return Number(divideRounded(numerator, 10n ** BigInt(quantity.scale + rate.scale) * BigInt(months.numerator)));
}
