import { OPEN_END } from "../domain/day.ts";
import { float64s, int16s } from "../domain/memory.ts";
import { TotalTooLarge } from "../domain/money.ts";
import { formatMonth, type Month, monthOfDay } from "../domain/month.ts";
import { RECURRING, type SubscriptionLines, USAGE } from "../domain/subscription.ts";

/**
 * M(customer, month), the MRR of a customer on the last day of a month, in ticks. Stored as runs: between two
 * changes it is constant. The runs of customer c are runOffsets[c] .. runOffsets[c + 1] - 1; before its first run
 * a customer's MRR is 0, and neighbouring runs differ in value.
 */
export interface Ledger {
  readonly lines: SubscriptionLines;
  readonly runOffsets: Int32Array;
  readonly runMonth: Int16Array;
  readonly runMrr: Float64Array;
  /** Months in which a customer paid on some day but at neither end: pairs of customer and month. */
  readonly flashes: readonly { readonly customer: number; readonly month: Month }[];
  readonly countsInMrr: (line: number) => boolean;
}

const NO_END: Month = 0x7fffffff;

export function buildLedger(lines: SubscriptionLines, usage: "include" | "exclude"): Ledger {
  const withUsage = usage === "include";
  const customers = lines.customers.length;
  const runOffsets = new Int32Array(customers + 1);
  // What is not needed of them in the end is never touched, and takes no memory.
  const runMonth = int16s(2 * lines.count);
  const runMrr = float64s(2 * lines.count);
  const flashes: { customer: number; month: Month }[] = [];
  const changes: Changes = { month: new Int32Array(64), delta: new Float64Array(64), count: 0, flashMonths: [] };
  let runs = 0;
  for (let customer = 0; customer < customers; customer++) {
    findChanges(changes, lines, customer, withUsage);
    const { month, delta, count, flashMonths } = changes;
    const firstRun = runs;
    let mrr = 0;
    for (let i = 0; i < count; ) {
      const at = month[i]!;
      let value = mrr;
      for (; i < count && month[i] === at; i++) value += delta[i]!;
      if (!Number.isSafeInteger(value)) throw tooLarge(lines, customer, at);
      if (value === mrr) continue;
      runMonth[runs] = at;
      runMrr[runs++] = value;
      mrr = value;
    }
    runOffsets[customer + 1] = runs;
    for (const at of flashMonths)
      if (mrrIn(runMonth, runMrr, firstRun, runs, at - 1) === 0 && mrrIn(runMonth, runMrr, firstRun, runs, at) === 0)
        flashes.push({ customer, month: at });
  }
  return {
    lines,
    runOffsets,
    runMonth: runMonth.subarray(0, runs),
    runMrr: runMrr.subarray(0, runs),
    flashes,
    countsInMrr: (line) => countsInMrr(lines, line, withUsage),
  };
}

function countsInMrr({ kind, mrr }: SubscriptionLines, line: number, withUsage: boolean): boolean {
  return (kind[line] === RECURRING || (withUsage && kind[line] === USAGE)) && mrr[line]! > 0;
}

/** What the lines of a customer change in its MRR, in order of month; room that is used for one customer after the other. */
interface Changes {
  month: Int32Array;
  delta: Float64Array;
  count: number;
  /** Months in which a line begins and ends. */
  readonly flashMonths: Month[];
}

function findChanges(changes: Changes, lines: SubscriptionLines, customer: number, withUsage: boolean): void {
  const from = lines.offsets[customer]!;
  const to = lines.offsets[customer + 1]!;
  if (changes.month.length < 2 * (to - from)) {
    changes.month = new Int32Array(4 * (to - from));
    changes.delta = new Float64Array(4 * (to - from));
  }
  const { month, delta, flashMonths } = changes;
  flashMonths.length = 0;
  let count = 0;
  let latest: Month = 0;
  let inOrder = true;
  for (let line = from; line < to; line++) {
    if (!countsInMrr(lines, line, withUsage)) continue;
    const start = monthOfDay(lines.paidFrom[line]!);
    const end = lines.end[line] === OPEN_END ? NO_END : monthOfDay(lines.end[line]!);
    if (end === start) {
      if (!flashMonths.includes(start)) flashMonths.push(start);
      continue;
    }
    if (start < latest) inOrder = false;
    latest = end;
    month[count] = start;
    delta[count++] = lines.mrr[line]!;
    if (end === NO_END) continue;
    month[count] = end;
    delta[count++] = -lines.mrr[line]!;
  }
  changes.count = count;
  if (!inOrder) sortByMonth(month, delta, count);
}

function tooLarge({ customers }: SubscriptionLines, customer: number, month: Month): TotalTooLarge {
  return new TotalTooLarge(`MRR of ${customers.at(customer)} in ${formatMonth(month)}`);
}

/** MRR of a customer on the last day of the month, ticks. */
export function mrrOf({ runOffsets, runMonth, runMrr }: Ledger, customer: number, month: Month): number {
  return mrrIn(runMonth, runMrr, runOffsets[customer]!, runOffsets[customer + 1]!, month);
}

function mrrIn(runMonth: Int16Array, runMrr: Float64Array, from: number, to: number, month: Month): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runMonth[middle]! <= month) low = middle + 1;
    else high = middle;
  }
  return low === from ? 0 : runMrr[low - 1]!;
}

/** First month end at which a customer's MRR is above 0; null when it never is. */
export function firstPaidMonth(ledger: Ledger, customer: number): Month | null {
  const first = ledger.runOffsets[customer]!;
  return first === ledger.runOffsets[customer + 1] ? null : ledger.runMonth[first]!;
}

function sortByMonth(month: Int32Array, delta: Float64Array, count: number): void {
  if (count > 64) {
    const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => month[a]! - month[b]!);
    const months = order.map((i) => month[i]!);
    const deltas = order.map((i) => delta[i]!);
    month.set(months);
    delta.set(deltas);
    return;
  }
  for (let i = 1; i < count; i++) {
    const m = month[i]!;
    const d = delta[i]!;
    let j = i - 1;
    for (; j >= 0 && month[j]! > m; j--) {
      month[j + 1] = month[j]!;
      delta[j + 1] = delta[j]!;
    }
    month[j + 1] = m;
    delta[j + 1] = d;
  }
}
