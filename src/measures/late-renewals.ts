import { type Day, OPEN_END } from "../domain/day.ts";
import { type Month, monthOfDay } from "../domain/month.ts";
import { hasPaidSpan, RECURRING, type SubscriptionLines } from "../domain/subscription.ts";
import { type Ledger, type MrrLines, mrrOf, type Runs, runsOf } from "./ledger.ts";
import type { Span } from "./span.ts";

/** A gap between a customer's lines that a late renewal may explain. */
export interface Gap {
  readonly customer: number;
  /** First unpaid day, and the day on which the customer is back. */
  readonly from: number;
  readonly to: number;
}

/** Gaps of at most so many days between a customer's paid recurring spans. */
export function shortGaps(lines: SubscriptionLines, days: number): Gap[] {
  const gaps: Gap[] = [];
  if (days <= 0) return gaps;
  const paid: number[] = [];
  for (let customer = 0; customer < lines.customers.length; customer++) {
    if (!mayHaveGap(lines, customer, days)) continue;
    paidSpans(lines, customer, paid);
    for (let i = 1, from = lines.end[paid[0]!]!; i < paid.length; i++) {
      const to = lines.paidFrom[paid[i]!]!;
      if (from < to && to - from <= days) gaps.push({ customer, from, to });
      from = Math.max(from, lines.end[paid[i]!]!);
    }
  }
  return gaps;
}

/** Few customers have one, and most lines stand in the order of their first paid days: that is told in one pass. */
function mayHaveGap(lines: SubscriptionLines, customer: number, days: number): boolean {
  let before = -1;
  let paidTo = OPEN_END;
  for (let line = lines.offsets[customer]!; line < lines.offsets[customer + 1]!; line++) {
    if (!isPaid(lines, line)) continue;
    const from = lines.paidFrom[line]!;
    const to = lines.end[line]!;
    if (from < before || (from > paidTo && from - paidTo <= days)) return true;
    paidTo = before === -1 ? to : Math.max(paidTo, to);
    before = from;
  }
  return false;
}

function isPaid(lines: MrrLines, line: number): boolean {
  return lines.kind[line] === RECURRING && hasPaidSpan(lines, line) && lines.mrr[line] !== 0;
}

/** A customer's paid recurring lines in the order of their first paid days, which a trial moves behind later lines. */
function paidSpans(lines: SubscriptionLines, customer: number, paid: number[]): void {
  paid.length = 0;
  let inOrder = true;
  for (let line = lines.offsets[customer]!; line < lines.offsets[customer + 1]!; line++) {
    if (!isPaid(lines, line)) continue;
    if (paid.length > 0 && lines.paidFrom[line]! < lines.paidFrom[paid[paid.length - 1]!]!) inOrder = false;
    paid.push(line);
  }
  if (!inOrder) paid.sort((a, b) => lines.paidFrom[a]! - lines.paidFrom[b]!);
}

/** The same lines, each that ended before a short gap carried on until the customer is back. */
export function bridged<Lines extends MrrLines>(lines: Lines, gaps: readonly Gap[]): Lines {
  if (gaps.length === 0) return lines;
  const end = lines.end.slice();
  for (const { customer, from, to } of gaps)
    for (let line = lines.offsets[customer]!; line < lines.offsets[customer + 1]!; line++)
      if (lines.end[line] === from && isPaid(lines, line)) end[line] = to;
  return { ...lines, end };
}

/** MRR twelve months before as-of and what is left of it, ticks; customers lost, and customer-months at risk. */
interface Retained {
  readonly opening: number;
  readonly closing: number;
  readonly events: number;
  readonly exposure: number;
}

/**
 * What retention would be without short gaps: share of MRR kept over a year, churn events per customer-month. `counted`
 * is what was counted of all customers; those with a gap need another ledger.
 */
export function retentionWithout(
  gaps: readonly Gap[],
  counted: Retained,
  ledger: Ledger,
  lines: SubscriptionLines,
  usage: "include" | "exclude",
  asOf: Month,
  window: Span,
): { ndr: number; churn: number } {
  const sums = { ...counted };
  const first = Math.min(window.from - 1, asOf - 12);
  const last = Math.max(window.to, asOf);
  const telling = gaps.filter(({ from, to }) => hasMonthEnd(from, to, first, last));
  const concerned = [...new Set(telling.map(({ customer }) => customer))];
  const indexOf = new Map(concerned.map((customer, index) => [customer, index]));
  const theirGaps = telling.map((gap) => ({ ...gap, customer: indexOf.get(gap.customer)! }));
  const renewed = runsOf(bridged(linesOf(concerned, lines), theirGaps), usage);
  concerned.forEach((customer, index) => {
    addRetention(sums, -1, ledger, customer, asOf, window);
    addRetention(sums, 1, renewed, index, asOf, window);
  });
  return { ndr: sums.closing / sums.opening, churn: sums.events / sums.exposure };
}

/** Whether a gap holds the last day of any month from `first` to `last`: no other gap changes what is counted there. */
function hasMonthEnd(from: Day, to: Day, first: Month, last: Month): boolean {
  return Math.max(monthOfDay(from), first) < Math.min(monthOfDay(to), last + 1);
}

/** The lines of some customers alone: they are few. */
function linesOf(customers: readonly number[], lines: SubscriptionLines): MrrLines {
  const offsets = new Int32Array(customers.length + 1);
  customers.forEach((customer, index) => {
    offsets[index + 1] = offsets[index]! + lines.offsets[customer + 1]! - lines.offsets[customer]!;
  });
  const count = offsets[customers.length]!;
  const own = {
    count,
    customers: { length: customers.length, at: (index: number) => lines.customers.at(customers[index]!) },
    offsets,
    end: new Int32Array(count),
    paidFrom: new Int32Array(count),
    kind: new Uint8Array(count),
    mrr: new Float64Array(count),
  };
  for (let index = 0; index < customers.length; index++) {
    let line = lines.offsets[customers[index]!]!;
    for (let i = offsets[index]!; i < offsets[index + 1]!; i++, line++) {
      own.end[i] = lines.end[line]!;
      own.paidFrom[i] = lines.paidFrom[line]!;
      own.kind[i] = lines.kind[line]!;
      own.mrr[i] = lines.mrr[line]!;
    }
  }
  return own;
}

function addRetention(
  sums: { -readonly [K in keyof Retained]: number },
  times: 1 | -1,
  ledger: Runs,
  customer: number,
  asOf: Month,
  window: Span,
): void {
  const before = mrrOf(ledger, customer, asOf - 12);
  sums.opening += times * before;
  if (before > 0) sums.closing += times * mrrOf(ledger, customer, asOf);
  for (let run = ledger.runOffsets[customer]!; run < ledger.runOffsets[customer + 1]!; run++) {
    const from = ledger.runMonth[run]!;
    const to = run + 1 < ledger.runOffsets[customer + 1]! ? ledger.runMonth[run + 1]! : window.to + 1;
    if (ledger.runMrr[run] === 0) {
      if (from >= window.from && from <= window.to) sums.events += times;
    } else sums.exposure += times * Math.max(0, Math.min(to, window.to) - Math.max(from, window.from - 1));
  }
}
