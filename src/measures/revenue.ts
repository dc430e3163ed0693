import { addMonths, OPEN_END } from "../domain/day.ts";
import { daysIn, firstDayOf, type Month, monthOfDay } from "../domain/month.ts";
import { hasPaidSpan, ONE_OFF, RECURRING, REFUND, type SubscriptionLines, USAGE } from "../domain/subscription.ts";
import type { Grouping } from "./grouping.ts";
import { accumulate, book, column, type MonthAxis } from "./month-axis.ts";

/**
 * Recognised revenue per group and month, ticks, by the day. Revenue of a customer's first twelve months is
 * first-year revenue, later revenue is renewal revenue. Refunds are kept apart; value-added revenue enters no margin.
 */
export interface Revenue {
  readonly firstYear: Float64Array;
  readonly renewal: Float64Array;
  readonly firstYearRefunds: Float64Array;
  readonly renewalRefunds: Float64Array;
  readonly usage: Float64Array;
  readonly valueAdded: Float64Array;
}
export type RevenueColumn = keyof Revenue;

export function revenueOf(lines: SubscriptionLines, grouping: Grouping, axis: MonthAxis): Revenue {
  const table: Revenue = {
    firstYear: column(axis),
    renewal: column(axis),
    firstYearRefunds: column(axis),
    renewalRefunds: column(axis),
    usage: column(axis),
    valueAdded: column(axis),
  };
  // Whole months are booked as changes and summed up once at the end; months cut by a day are booked exactly.
  const whole = { firstYear: column(axis), renewal: column(axis), usage: column(axis), valueAdded: column(axis) };
  const asOfEnd = firstDayOf(axis.last + 1);

  for (let customer = 0; customer < grouping.groupOf.length; customer++) {
    const group = grouping.groupOf[customer]!;
    if (group < 0) continue;
    const row = group * axis.length - axis.first;
    const renewalDay = renewalDayOf(lines, customer);
    for (let line = lines.offsets[customer]!; line < lines.offsets[customer + 1]!; line++) {
      const kind = lines.kind[line]!;
      if (kind === ONE_OFF || kind === REFUND) {
        const day = lines.start[line]!;
        if (day >= asOfEnd) continue;
        const renewal = day >= renewalDay;
        const values =
          kind === ONE_OFF
            ? renewal
              ? table.renewal
              : table.firstYear
            : renewal
              ? table.renewalRefunds
              : table.firstYearRefunds;
        values[row + monthOfDay(day)]! += lines.value[line]!;
      } else {
        const to = Math.min(lines.end[line]!, asOfEnd);
        if (lines.mrr[line]! > 0 && lines.paidFrom[line]! < to)
          recognise(table, whole, lines, line, to, renewalDay, row);
      }
    }
  }
  for (const name of ["firstYear", "renewal", "usage", "valueAdded"] as const) {
    accumulate(whole[name], axis);
    for (let i = 0; i < table[name].length; i++) table[name][i]! += whole[name][i]!;
  }
  return table;
}

type Whole = Pick<Revenue, "firstYear" | "renewal" | "usage" | "valueAdded">;

/** Books a line from its first paid day to `to`, exclusive; what falls on the renewal day or later is renewal revenue. */
function recognise(
  table: Revenue,
  whole: Whole,
  lines: SubscriptionLines,
  line: number,
  to: number,
  renewalDay: number,
  row: number,
): void {
  const from = lines.paidFrom[line]!;
  const first = monthOfDay(from);
  const last = monthOfDay(to - 1);
  // Beyond its last month a line cannot turn.
  const turn = renewalDay >= to ? last + 1 : monthOfDay(renewalDay);
  for (let month = first; ; ) {
    bookCut(table, row, lines, line, to, renewalDay, month);
    if (month === last) return;
    const next = month < turn && turn < last ? turn : last;
    bookWhole(whole, row, lines, line, month + 1, next - 1, month >= turn);
    month = next;
  }
}

/** A month that may be cut by the line's first day, its end or the renewal day. */
function bookCut(
  table: Revenue,
  row: number,
  lines: SubscriptionLines,
  line: number,
  to: number,
  renewalDay: number,
  month: Month,
): void {
  const mrr = lines.mrr[line]!;
  const kind = lines.kind[line]!;
  const begin = firstDayOf(month);
  const length = daysIn(month);
  const start = Math.max(lines.paidFrom[line]!, begin);
  const end = Math.min(to, begin + length);
  const total = share(mrr, end - start, length);
  const early = renewalDay >= end ? total : renewalDay <= start ? 0 : share(mrr, renewalDay - start, length);
  const at = row + month;
  if (kind === RECURRING || kind === USAGE) {
    table.firstYear[at]! += early;
    table.renewal[at]! += total - early;
    if (kind === USAGE) table.usage[at]! += total;
  } else table.valueAdded[at]! += total;
}

/** Months from `begin` to `end` that the line fills. */
function bookWhole(
  whole: Whole,
  row: number,
  lines: SubscriptionLines,
  line: number,
  begin: Month,
  end: Month,
  isRenewal: boolean,
): void {
  if (begin > end) return;
  const kind = lines.kind[line]!;
  const counts = kind === RECURRING || kind === USAGE;
  const mrr = lines.mrr[line]!;
  bookSpan(counts ? (isRenewal ? whole.renewal : whole.firstYear) : whole.valueAdded, row + begin, row + end, mrr);
  if (kind === USAGE) bookSpan(whole.usage, row + begin, row + end, mrr);
}

/** A month that the line does not fill comes after them: the change back has a cell of its own. */
function bookSpan(values: Float64Array, begin: number, end: number, mrr: number): void {
  book(values, begin, mrr);
  book(values, end + 1, -mrr);
}

/**
 * mrr x days / length, rounded half away from zero to a tick, without leaving the exact integers. The quotient never
 * rounds up to a whole number: it is at least 1/31 below one, and doubles below 2^53 / 28 are at most 1/16 apart.
 */
export function share(mrr: number, days: number, length: number): number {
  if (days === length) return mrr;
  // (Math's % is ten times as slow.)
  const whole = Math.floor(mrr / length);
  const rest = mrr - whole * length;
  return whole * days + Math.floor((2 * rest * days + length) / (2 * length));
}

/**
 * Twelve calendar months after the customer's first paid day of a recurring or usage line above 0;
 * OPEN_END when it has none, so that all its revenue is first-year revenue.
 */
export function renewalDayOf(lines: SubscriptionLines, customer: number): number {
  let first = OPEN_END;
  for (let line = lines.offsets[customer]!; line < lines.offsets[customer + 1]!; line++) {
    const kind = lines.kind[line];
    if ((kind === RECURRING || kind === USAGE) && lines.mrr[line]! > 0 && hasPaidSpan(lines, line))
      first = Math.min(first, lines.paidFrom[line]!);
  }
  return first === OPEN_END ? OPEN_END : addMonths(first, 12);
}
