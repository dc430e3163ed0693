import { contractValue, lengthInMonths, monthlyTicks, parseInterval } from "../../src/domain/billing-interval.ts";
import { compareCodePoints } from "../../src/domain/code-point-order.ts";
import { type Day, OPEN_END, parseDay } from "../../src/domain/day.ts";
import { ONE, parseDecimal, parseMoney, TICKS_PER_MINOR_UNIT } from "../../src/domain/money.ts";
import { monthOfDay } from "../../src/domain/month.ts";
import {
  ANNUAL,
  type CustomerTexts,
  KINDS,
  type Kind,
  MULTI_YEAR,
  type SubscriptionLines,
  UNDER_YEAR,
} from "../../src/domain/subscription.ts";

/** One subscription line as a person would write it down. Money in major units of a currency with two minor digits. */
export interface Row {
  readonly customer: string;
  readonly start: string;
  /** Exclusive; open when left out. */
  readonly end?: string | undefined;
  /** Short for an amount by the month. */
  readonly mrr?: number | undefined;
  /** Price of one interval. */
  readonly amount?: number | undefined;
  readonly interval?: string | undefined;
  readonly quantity?: number | undefined;
  readonly kind?: Kind | undefined;
  readonly segment?: string | undefined;
  readonly channel?: string | undefined;
  readonly trialEnd?: string | undefined;
}

/** Major units as ticks: 1.00 is 100 minor units of 720 ticks. */
export function ticks(majorUnits: number): number {
  return Math.round(majorUnits * 100) * TICKS_PER_MINOR_UNIT;
}

export function day(text: string): Day {
  const parsed = parseDay(text);
  if (typeof parsed === "string") throw new Error(`${text}: ${parsed}`);
  return parsed;
}

interface Line {
  readonly start: Day;
  readonly end: Day;
  readonly paidFrom: Day;
  readonly kind: number;
  readonly mrr: number;
  readonly value: number;
  readonly contract: number;
}

/** Rows in any order as the columns that the measures read: grouped by customer, in order of start. */
export function linesOf(rows: readonly Row[]): SubscriptionLines {
  const rowsOf = new Map<string, Row[]>();
  for (const row of rows) rowsOf.set(row.customer, [...(rowsOf.get(row.customer) ?? []), row]);
  const customers = [...rowsOf.keys()];
  const sorted = customers.map((customer) => rowsOf.get(customer)!.sort((a, b) => day(a.start) - day(b.start)));
  const offsets = [0];
  for (const own of sorted) offsets.push(offsets.at(-1)! + own.length);
  const lines = sorted.flat().map(lineOf);
  const starts = lines.map(({ start }) => start);
  return {
    count: lines.length,
    customers,
    offsets: Int32Array.from(offsets),
    start: Int32Array.from(starts),
    end: Int32Array.from(lines, ({ end }) => end),
    paidFrom: Int32Array.from(lines, ({ paidFrom }) => paidFrom),
    kind: Uint8Array.from(lines, ({ kind }) => kind),
    mrr: Float64Array.from(lines, ({ mrr }) => mrr),
    value: Float64Array.from(lines, ({ value }) => value),
    contract: Uint8Array.from(lines, ({ contract }) => contract),
    segments: textsOf(sorted.map((own) => earliestText(own, ({ segment }) => segment))),
    channels: textsOf(sorted.map((own) => earliestText(own, ({ channel }) => channel))),
    firstStart: starts.length === 0 ? null : monthOfDay(Math.min(...starts)),
    lastStart: starts.length === 0 ? null : monthOfDay(Math.max(...starts)),
    survivorsOnly: false,
  };
}

function textsOf(perCustomer: readonly string[]): CustomerTexts {
  const texts = [...new Set(["", ...perCustomer])];
  return { texts, indexOf: Int32Array.from(perCustomer, (text) => texts.indexOf(text)) };
}

function lineOf(row: Row): Line {
  const kind = KINDS.indexOf(row.kind ?? "recurring");
  const start = day(row.start);
  const amount = parseMoney(String(row.mrr ?? row.amount ?? 0), 2);
  if (typeof amount === "string") throw new Error(`${row.mrr ?? row.amount}: ${amount}`);
  const quantity = row.quantity === undefined ? ONE : parseDecimal(String(row.quantity))!;
  const value = contractValue(amount, quantity, ONE);
  if (row.kind === "one_off" || row.kind === "refund")
    return { start, end: start, paidFrom: start, kind, mrr: 0, value, contract: 0 };
  const end = row.end === undefined ? OPEN_END : day(row.end);
  const paidFrom = row.trialEnd === undefined ? start : Math.max(start, day(row.trialEnd));
  const months = lengthInMonths(parseInterval(row.interval ?? "month")!, start, end);
  const mrr = end > paidFrom ? monthlyTicks(amount, quantity, ONE, months) : 0;
  return { start, end, paidFrom, kind, mrr, value, contract: contractClass(months.numerator / months.denominator) };
}

function contractClass(months: number): number {
  return months >= 12.5 ? MULTI_YEAR : months >= 11.5 ? ANNUAL : months >= 5.5 ? UNDER_YEAR : 0;
}

function earliestText(rows: readonly Row[], field: (row: Row) => string | undefined): string {
  const filled = rows.filter((row) => (field(row) ?? "") !== "");
  const first = filled.filter((row) => day(row.start) === day(filled[0]!.start));
  return first.map((row) => field(row)!).sort(compareCodePoints)[0] ?? "";
}
