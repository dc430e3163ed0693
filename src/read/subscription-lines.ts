import { contractValue, lengthInMonths, monthlyTicks } from "../domain/billing-interval.ts";
import { compareCodePoints } from "../domain/code-point-order.ts";
import { formatDay, OPEN_END } from "../domain/day.ts";
import { type Decimal, ONE } from "../domain/money.ts";
import { monthOfDay } from "../domain/month.ts";
import { ANNUAL, MULTI_YEAR, ONE_OFF, REFUND, type SubscriptionLines, UNDER_YEAR } from "../domain/subscription.ts";
import { decideEndDates, type EndDate, type EndDateRule } from "./end-date-rule.ts";
import type { Interned } from "./interned.ts";
import type { IssueLog } from "./issue-log.ts";
import { checkOverlaps, findDuplicates, type RowsOfCustomer, warnSimilarIds, warnZeroLength } from "./line-checks.ts";
import { NO_TRIAL, type RawSubscriptions } from "./raw-subscriptions.ts";
import { findRepeated } from "./repeated-rows.ts";
import { findSurvivorsOnly } from "./survivors.ts";

export interface LineSettings {
  /** Null: as the files' entries and presets say. */
  readonly endDate: EndDate | null;
  readonly dedupe: boolean;
}

/** Turns the rows of all files into lines: checked, with exact MRR and contract value, grouped by customer. */
export function subscriptionLines(
  raw: RawSubscriptions,
  rates: readonly Decimal[],
  settings: LineSettings,
  log: IssueLog,
): { lines: SubscriptionLines; excluded: number[]; rules: readonly EndDateRule[] } {
  const { order, offsets } = orderByCustomer(raw);
  const allRowsOf: RowsOfCustomer = (customer) => order.subarray(offsets[customer]!, offsets[customer + 1]!);
  warnSimilarIds(raw, log);
  const repeated = findRepeated(raw, allRowsOf, log);
  const once = without(repeated, allRowsOf);
  const duplicates = findDuplicates(raw, once, settings.dedupe, log);
  const rowsOf = without(duplicates, once);
  const rules = decideEndDates(settings.endDate, raw, rowsOf, log);
  const end = exclusiveEnds(raw, rules, log);
  checkOverlaps(raw, rowsOf, end, log);
  const survivorsOnly = findSurvivorsOnly(raw, log);

  const count = raw.count - repeated.size - duplicates.size;
  const lines = {
    count,
    customers: raw.customers,
    offsets: new Int32Array(offsets.length),
    start: new Int32Array(count),
    end: new Int32Array(count),
    paidFrom: new Int32Array(count),
    kind: new Uint8Array(count),
    mrr: new Float64Array(count),
    value: new Float64Array(count),
    contract: new Uint8Array(count),
  };
  const { columns } = raw;
  const excluded = [...raw.leftOut];
  for (const row of [...repeated, ...duplicates]) excluded[columns.file[row]!]!++;
  let line = 0;
  for (let customer = 0; customer < raw.customers.length; customer++) {
    for (const row of rowsOf(customer)) {
      const kind = columns.kind[row]!;
      const momentary = kind === ONE_OFF || kind === REFUND;
      const start = columns.start[row]!;
      const from = columns.trialEnd[row] === NO_TRIAL ? start : Math.max(start, columns.trialEnd[row]!);
      const to = momentary ? OPEN_END : end[row]!;
      const quantity = raw.quantities[columns.quantity[row]!]!;
      const rate = rates[columns.currency[row]!] ?? ONE;
      lines.start[line] = start;
      lines.end[line] = to;
      lines.paidFrom[line] = from;
      lines.kind[line] = kind;
      lines.value[line] = contractValue(columns.amount[row]!, quantity, rate);
      if (!momentary && to > from) {
        const months = lengthInMonths(columns.interval[row]!, start, to);
        lines.mrr[line] = monthlyTicks(columns.amount[row]!, quantity, rate, months);
        lines.contract[line] = contractClass(months.numerator / months.denominator);
      } else if (!momentary) {
        excluded[columns.file[row]!]!++;
        if (to === start) warnZeroLength(raw, row, log);
      }
      line++;
    }
    lines.offsets[customer + 1] = line;
  }
  return {
    lines: {
      ...lines,
      segmentOf: earliestText(raw, rowsOf, columns.segment, raw.segments),
      channelOf: earliestText(raw, rowsOf, columns.channel, raw.channels),
      ...startMonths(columns.start.subarray(0, raw.count)),
      survivorsOnly,
    },
    excluded,
    rules,
  };
}

function without(dropped: ReadonlySet<number>, rowsOf: RowsOfCustomer): RowsOfCustomer {
  return dropped.size === 0 ? rowsOf : (customer) => rowsOf(customer).filter((row) => !dropped.has(row));
}

/** Rows grouped by customer, each group in order of start (equal starts in file order). */
function orderByCustomer(raw: RawSubscriptions): { order: Int32Array; offsets: Int32Array } {
  const { customer, start } = raw.columns;
  const customers = raw.customers.length;
  const offsets = new Int32Array(customers + 1);
  for (let row = 0; row < raw.count; row++) offsets[customer[row]! + 1]!++;
  for (let c = 0; c < customers; c++) offsets[c + 1]! += offsets[c]!;
  const next = offsets.slice(0, customers);
  const order = new Int32Array(raw.count);
  for (let row = 0; row < raw.count; row++) order[next[customer[row]!]!++] = row;
  for (let c = 0; c < customers; c++) {
    const group = order.subarray(offsets[c]!, offsets[c + 1]!);
    if (group.some((row, i) => i > 0 && start[row]! < start[group[i - 1]!]!))
      group.sort((a, b) => start[a]! - start[b]! || a - b);
  }
  return { order, offsets };
}

function exclusiveEnds(raw: RawSubscriptions, rules: readonly EndDateRule[], log: IssueLog): Int32Array {
  const { start, kind, end, file } = raw.columns;
  return end.subarray(0, raw.count).map((day, row) => {
    if (day === OPEN_END) return day;
    const last = rules[file[row]!] === "inclusive" ? day + 1 : day;
    if (last < start[row]! && kind[row] !== ONE_OFF && kind[row] !== REFUND)
      log.error(
        "end-before-start",
        { ...raw.place(row), column: "end_date" },
        {
          end: formatDay(day),
          start: formatDay(start[row]!),
        },
      );
    return last;
  });
}

/** Length classes of section 6 of the definitions; months of a week or a day fall below all of them. */
function contractClass(months: number): number {
  if (months >= 12.5) return MULTI_YEAR;
  if (months >= 11.5) return ANNUAL;
  return months >= 5.5 ? UNDER_YEAR : 0;
}

/** Per customer the non-empty text on the earliest start date that has one; ties to the one that sorts first. */
function earliestText(raw: RawSubscriptions, rowsOf: RowsOfCustomer, column: Int32Array, texts: Interned): string[] {
  const { start } = raw.columns;
  const names = Array.from({ length: texts.length }, (_, index) => texts.at(index)!);
  return Array.from({ length: raw.customers.length }, (_, customer) => {
    let best = "";
    let bestStart = 0;
    for (const row of rowsOf(customer)) {
      if (best !== "" && start[row]! > bestStart) break;
      const text = names[column[row]!]!;
      if (text !== "" && (best === "" || compareCodePoints(text, best) < 0)) {
        best = text;
        bestStart = start[row]!;
      }
    }
    return best;
  });
}

function startMonths(start: Int32Array): Pick<SubscriptionLines, "firstStart" | "lastStart"> {
  if (start.length === 0) return { firstStart: null, lastStart: null };
  let first = start[0]!;
  let last = first;
  for (const day of start) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return { firstStart: monthOfDay(first), lastStart: monthOfDay(last) };
}
