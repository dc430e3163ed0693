import { OPEN_END } from "../domain/day.ts";
import { exact } from "../domain/money.ts";
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
  readonly runMonth: Int32Array;
  readonly runMrr: Float64Array;
  /** Months in which a customer paid on some day but at neither end: pairs of customer and month. */
  readonly flashes: readonly { readonly customer: number; readonly month: Month }[];
  readonly countsInMrr: (line: number) => boolean;
}

const NO_END: Month = 0x7fffffff;

export function buildLedger(lines: SubscriptionLines, usage: "include" | "exclude"): Ledger {
  return ledgerOf(null, lines, usage);
}

/** The same of some customers alone: the runs of customer i are those of the i-th in the list; null takes all. */
export function ledgerOf(
  only: ArrayLike<number> | null,
  lines: SubscriptionLines,
  usage: "include" | "exclude",
): Ledger {
  const count = only === null ? lines.customers.length : only.length;
  const withUsage = usage === "include";
  const countsInMrr = (line: number) =>
    (lines.kind[line] === RECURRING || (withUsage && lines.kind[line] === USAGE)) && lines.mrr[line]! > 0;
  const runOffsets = new Int32Array(count + 1);
  // What is not needed of them in the end is never touched, and takes no memory.
  const runMonth = new Int32Array(lines.count * 2);
  const runMrr = new Float64Array(lines.count * 2);
  const flashes: { customer: number; month: Month }[] = [];
  const flashMonths: Month[] = [];
  let month = new Int32Array(64);
  let delta = new Float64Array(64);
  let runs = 0;
  for (let index = 0; index < count; index++) {
    const customer = only === null ? index : only[index]!;
    const from = lines.offsets[customer]!;
    const to = lines.offsets[customer + 1]!;
    if (month.length < 2 * (to - from)) {
      month = new Int32Array(4 * (to - from));
      delta = new Float64Array(4 * (to - from));
    }
    let changes = 0;
    for (let line = from; line < to; line++) {
      if (!countsInMrr(line)) continue;
      const start = monthOfDay(lines.paidFrom[line]!);
      const end = lines.end[line] === OPEN_END ? NO_END : monthOfDay(lines.end[line]!);
      if (end === start) {
        if (!flashMonths.includes(start)) flashMonths.push(start);
        continue;
      }
      month[changes] = start;
      delta[changes++] = lines.mrr[line]!;
      if (end === NO_END) continue;
      month[changes] = end;
      delta[changes++] = -lines.mrr[line]!;
    }
    sortByMonth(month, delta, changes);
    const firstRun = runs;
    let mrr = 0;
    for (let i = 0; i < changes; ) {
      const at = month[i]!;
      let value = mrr;
      for (; i < changes && month[i] === at; i++) value += delta[i]!;
      if (!Number.isSafeInteger(value))
        exact(value, () => `MRR of ${lines.customers.at(customer)} in ${formatMonth(at)}`);
      if (value === mrr) continue;
      runMonth[runs] = at;
      runMrr[runs++] = value;
      mrr = value;
    }
    runOffsets[index + 1] = runs;
    if (flashMonths.length === 0) continue;
    for (const at of flashMonths)
      if (mrrIn(runMonth, runMrr, firstRun, runs, at - 1) === 0 && mrrIn(runMonth, runMrr, firstRun, runs, at) === 0)
        flashes.push({ customer, month: at });
    flashMonths.length = 0;
  }
  return {
    lines,
    runOffsets,
    runMonth: runMonth.subarray(0, runs),
    runMrr: runMrr.subarray(0, runs),
    flashes,
    countsInMrr,
  };
}

/** MRR of a customer on the last day of the month, ticks. */
export function mrrOf(ledger: Ledger, customer: number, month: Month): number {
  const { runOffsets, runMonth, runMrr } = ledger;
  return mrrIn(runMonth, runMrr, runOffsets[customer]!, runOffsets[customer + 1]!, month);
}

function mrrIn(runMonth: Int32Array, runMrr: Float64Array, from: number, to: number, month: Month): number {
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
