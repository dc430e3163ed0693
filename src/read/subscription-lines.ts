import { contractValue, lengthInMonths, monthlyTicks } from "../domain/billing-interval.ts";
import { compareCodePoints } from "../domain/code-point-order.ts";
import { formatDay, OPEN_END } from "../domain/day.ts";
import { float64s, int32s } from "../domain/memory.ts";
import { type Decimal, ONE, TICKS_PER_MINOR_UNIT } from "../domain/money.ts";
import { monthOfDay } from "../domain/month.ts";
import {
  ANNUAL,
  type CustomerTexts,
  MULTI_YEAR,
  ONE_OFF,
  REFUND,
  type SubscriptionLines,
  UNDER_YEAR,
} from "../domain/subscription.ts";
import { type CustomerRows, orderByCustomer, rowAt, without } from "./customer-rows.ts";
import { decideEndDates, type EndDate, type EndDateRule } from "./end-date-rule.ts";
import type { Interned } from "./interned.ts";
import type { IssueLog } from "./issue-log.ts";
import { checkOverlaps, findDuplicates, warnZeroLength } from "./line-checks.ts";
import type { RawSubscriptions } from "./raw-subscriptions.ts";
import { findRepeated } from "./repeated-rows.ts";
import { warnSimilarIds } from "./similar-ids.ts";
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
): { lines: SubscriptionLines; rules: readonly EndDateRule[] } {
  raw.settle();
  warnSimilarIds(raw.customers, log);
  const all = orderByCustomer(raw);
  const repeated = findRepeated(raw, all, log);
  const once = without(repeated, all);
  const duplicates = findDuplicates(raw, once, settings.dedupe, log);
  const rows = without(duplicates, once);
  const rules = decideEndDates(settings.endDate, raw, rows, log);
  makeEndsExclusive(raw, rules, log);
  checkOverlaps(raw, rows, log);
  const survivorsOnly = findSurvivorsOnly(raw, log);

  const { columns } = raw;
  const count = raw.count - repeated.size - duplicates.size;
  // Rows that stand in order already become lines where they are: fresh memory costs more than the rest of this.
  const { order } = rows;
  const inPlace = order === null;
  const start = inPlace ? columns.start.subarray(0, count) : int32s(count);
  const lines = {
    count,
    customers: raw.customers,
    offsets: rows.offsets,
    start,
    end: inPlace ? columns.end.subarray(0, count) : int32s(count),
    paidFrom: raw.hasTrials ? int32s(count) : start,
    kind: inPlace ? columns.kind.subarray(0, count) : new Uint8Array(count),
    mrr: float64s(count),
    value: inPlace ? columns.amount.subarray(0, count) : float64s(count),
    contract: new Uint8Array(count),
  };
  for (const row of repeated) raw.leftOutOf(row).add("repeated", 1);
  for (const row of duplicates) raw.leftOutOf(row).add("duplicate", 1);
  const wholeQuantities = raw.quantities.map(({ units, scale }) => (scale === 0 ? Number(units) : Number.NaN));
  for (let line = 0; line < count; line++) {
    const row = rowAt(order, line);
    const kind = columns.kind[row]!;
    const momentary = kind === ONE_OFF || kind === REFUND;
    const start = columns.start[row]!;
    const from = raw.hasTrials ? Math.max(start, columns.trialEnd[row]!) : start;
    const to = momentary ? OPEN_END : columns.end[row]!;
    const amount = columns.amount[row]!;
    const quantity = columns.quantity[row]!;
    const rate = rates.length === 1 ? rates[0]! : (rates[columns.currency[row]!] ?? ONE);
    // Whole quantities of usual intervals divide without a remainder, and need no long numbers.
    const whole = rate === ONE ? amount * wholeQuantities[quantity]! * TICKS_PER_MINOR_UNIT : Number.NaN;
    const value = Number.isSafeInteger(whole) ? whole : contractValue(amount, raw.quantities[quantity]!, rate);
    lines.start[line] = start;
    lines.end[line] = to;
    lines.paidFrom[line] = from;
    lines.kind[line] = kind;
    lines.value[line] = value;
    if (momentary) continue;
    if (to > from) {
      const interval = columns.interval[row]!;
      const ticks = whole / interval;
      if (interval > 0 && Number.isSafeInteger(whole) && Number.isInteger(ticks) && ticks * interval === whole) {
        lines.mrr[line] = ticks;
        lines.contract[line] = contractClass(interval);
      } else {
        const months = lengthInMonths(interval, start, to);
        lines.mrr[line] = monthlyTicks(amount, raw.quantities[quantity]!, rate, months);
        lines.contract[line] = contractClass(months.numerator / months.denominator);
      }
    } else {
      raw.leftOutOf(row).add("never-paid", 1);
      if (to === start) warnZeroLength(raw, row, log);
    }
  }
  return {
    lines: {
      ...lines,
      segments: earliestText(raw, rows, columns.segment, raw.segments),
      channels: earliestText(raw, rows, columns.channel, raw.channels),
      ...startMonths(columns.start.subarray(0, raw.count)),
      survivorsOnly,
    },
    rules,
  };
}

function makeEndsExclusive(raw: RawSubscriptions, rules: readonly EndDateRule[], log: IssueLog): void {
  const { start, kind, end } = raw.columns;
  for (const { file, from, to } of raw.places.spans(raw.count)) {
    const served = rules[file] === "inclusive" ? 1 : 0;
    for (let row = from; row < to; row++) {
      const day = end[row]!;
      if (day === OPEN_END) continue;
      end[row] = day + served;
      if (end[row]! < start[row]! && kind[row] !== ONE_OFF && kind[row] !== REFUND)
        log.error(
          "end-before-start",
          { ...raw.place(row), column: "end_date" },
          { end: formatDay(day), start: formatDay(start[row]!) },
        );
    }
  }
}

/** Length classes of section 6 of the definitions; months of a week or a day fall below all of them. */
function contractClass(months: number): number {
  if (months >= 12.5) return MULTI_YEAR;
  if (months >= 11.5) return ANNUAL;
  return months >= 5.5 ? UNDER_YEAR : 0;
}

/** Per customer the non-empty text on the earliest start date that has one; ties to the one that sorts first. */
function earliestText(
  raw: RawSubscriptions,
  { customers, order, offsets }: CustomerRows,
  column: Int32Array,
  interned: Interned,
): CustomerTexts {
  const { start } = raw.columns;
  const texts = Array.from({ length: interned.length }, (_, index) => interned.at(index)!);
  const indexOf = new Int32Array(customers);
  if (texts.length === 1) return { texts, indexOf };
  for (let customer = 0; customer < customers; customer++) {
    let best = 0;
    let bestStart = 0;
    for (let i = offsets[customer]!; i < offsets[customer + 1]!; i++) {
      const row = rowAt(order, i);
      if (best !== 0 && start[row]! > bestStart) break;
      const text = column[row]!;
      if (text === best || text === 0) continue;
      if (best !== 0 && compareCodePoints(texts[text]!, texts[best]!) >= 0) continue;
      best = text;
      bestStart = start[row]!;
    }
    indexOf[customer] = best;
  }
  return { texts, indexOf };
}

function startMonths(start: Int32Array): Pick<SubscriptionLines, "firstStart" | "lastStart"> {
  if (start.length === 0) return { firstStart: null, lastStart: null };
  let first = start[0]!;
  let last = first;
  for (let row = 0; row < start.length; row++) {
    const day = start[row]!;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return { firstStart: monthOfDay(first), lastStart: monthOfDay(last) };
}
