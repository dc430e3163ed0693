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
  const asOfEnd = axis.length === 0 ? 0 : firstDayOf(axis.last) + daysIn(axis.last);

  const recognise = (row: number, line: number, renewalDay: number, kind: number) => {
    const mrr = lines.mrr[line]!;
    const from = lines.paidFrom[line]!;
    const to = Math.min(lines.end[line]!, asOfEnd);
    if (mrr === 0 || from >= to) return;
    const first = monthOfDay(from);
    const last = monthOfDay(to - 1);
    const turn = renewalDay >= asOfEnd ? axis.last + 1 : monthOfDay(renewalDay);
    const cut = (month: Month) => {
      const begin = firstDayOf(month);
      const length = daysIn(month);
      const start = Math.max(from, begin);
      const end = Math.min(to, begin + length);
      const total = share(mrr, end - start, length);
      const early = share(mrr, Math.max(0, Math.min(end, renewalDay) - start), length);
      add(table, row + month, kind, early, total - early);
    };
    const full = (begin: Month, end: Month, renewal: boolean) => {
      if (begin > end) return;
      const columns =
        kind === RECURRING || kind === USAGE ? [renewal ? whole.renewal : whole.firstYear] : [whole.valueAdded];
      if (kind === USAGE) columns.push(whole.usage);
      for (const values of columns) {
        book(values, row + begin, mrr);
        if (end < axis.last) book(values, row + end + 1, -mrr);
      }
    };
    cut(first);
    if (last > first) cut(last);
    if (turn > first && turn < last) cut(turn);
    full(first + 1, Math.min(last, turn) - 1, false);
    full(Math.max(first, turn) + 1, last - 1, true);
  };

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
      } else recognise(row, line, renewalDay, kind);
    }
  }
  for (const name of ["firstYear", "renewal", "usage", "valueAdded"] as const) {
    accumulate(whole[name], axis);
    for (let i = 0; i < table[name].length; i++) table[name][i]! += whole[name][i]!;
  }
  return table;
}

function add(table: Revenue, at: number, kind: number, firstYear: number, renewal: number): void {
  if (kind === RECURRING || kind === USAGE) {
    table.firstYear[at]! += firstYear;
    table.renewal[at]! += renewal;
    if (kind === USAGE) table.usage[at]! += firstYear + renewal;
  } else table.valueAdded[at]! += firstYear + renewal;
}

/** mrr x days / length, rounded half away from zero to a tick, without leaving the exact integers. */
export function share(mrr: number, days: number, length: number): number {
  if (days === length) return mrr;
  const rest = mrr % length;
  return ((mrr - rest) / length) * days + Math.floor((2 * rest * days + length) / (2 * length));
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
