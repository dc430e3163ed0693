import { type Day, OPEN_END } from "../domain/day.ts";
import { type Month, monthOfDay } from "../domain/month.ts";
import { hasPaidSpan, RECURRING, type SubscriptionLines } from "../domain/subscription.ts";
import { type Ledger, mrrOf } from "./ledger.ts";
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

function isPaid(lines: SubscriptionLines, line: number): boolean {
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
export function bridged(lines: SubscriptionLines, gaps: readonly Gap[]): SubscriptionLines {
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
 * What retention would be without some gaps: share of MRR kept over a year, churn events per customer-month. `counted`
 * is what was counted of all customers, with these gaps in the ledger.
 */
export function retentionWithout(
  gaps: readonly Gap[],
  counted: Retained,
  ledger: Ledger,
  asOf: Month,
  window: Span,
): { ndr: number; churn: number } {
  const sums = { ...counted };
  const first = Math.min(window.from - 1, asOf - 12);
  const telling = gaps.filter(({ from, to }) => hasMonthEnd(from, to, first, asOf));
  for (const [customer, theirs] of byCustomer(telling)) {
    const paid = (month: Month) => mrrOf(ledger, customer, month);
    addRetention(sums, -1, paid, asOf, window);
    addRetention(sums, 1, (month) => paid(month) + carriedOn(ledger.lines, theirs, month), asOf, window);
  }
  return { ndr: sums.closing / sums.opening, churn: sums.events / sums.exposure };
}

/** Whether a gap holds the last day of any month from `first` to `last`: no other gap changes what is counted there. */
function hasMonthEnd(from: Day, to: Day, first: Month, last: Month): boolean {
  return Math.max(monthOfDay(from), first) < Math.min(monthOfDay(to), last + 1);
}

function byCustomer(gaps: readonly Gap[]): Map<number, Gap[]> {
  const found = new Map<number, Gap[]>();
  for (const gap of gaps) {
    const theirs = found.get(gap.customer);
    if (theirs === undefined) found.set(gap.customer, [gap]);
    else theirs.push(gap);
  }
  return found;
}

/** What the lines that ended before a gap would add to a month at whose end nobody pays for them. */
function carriedOn(lines: SubscriptionLines, gaps: readonly Gap[], month: Month): number {
  let mrr = 0;
  for (const { customer, from, to } of gaps) {
    if (!hasMonthEnd(from, to, month, month)) continue;
    for (let line = lines.offsets[customer]!; line < lines.offsets[customer + 1]!; line++)
      if (lines.end[line] === from && isPaid(lines, line)) mrr += Math.max(0, lines.mrr[line]!);
  }
  return mrr;
}

function addRetention(
  sums: { -readonly [K in keyof Retained]: number },
  times: 1 | -1,
  mrrAt: (month: Month) => number,
  asOf: Month,
  window: Span,
): void {
  const before = mrrAt(asOf - 12);
  sums.opening += times * before;
  if (before > 0) sums.closing += times * mrrAt(asOf);
  for (let month = window.from; month <= window.to; month++) {
    if (mrrAt(month - 1) === 0) continue;
    sums.exposure += times;
    if (mrrAt(month) === 0) sums.events += times;
  }
}
