import type { Month } from "../domain/month.ts";
import { hasPaidSpan, RECURRING, type SubscriptionLines } from "../domain/subscription.ts";
import { type Ledger, ledgerOf, mrrOf } from "./ledger.ts";
import type { Span } from "./span.ts";

/** A gap between a customer's lines that a late renewal may explain. */
export interface Gap {
  readonly customer: number;
  /** The lines that ended last before the gap: those of one day. */
  readonly lines: readonly number[];
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
    if (lines.offsets[customer + 1]! - lines.offsets[customer]! < 2) continue;
    paidSpans(lines, customer, paid);
    for (let i = 1, from = lines.end[paid[0]!]!; i < paid.length; i++) {
      const to = lines.paidFrom[paid[i]!]!;
      if (from < to && to - from <= days)
        gaps.push({ customer, lines: paid.filter((line) => lines.end[line] === from), from, to });
      from = Math.max(from, lines.end[paid[i]!]!);
    }
  }
  return gaps;
}

/** A customer's paid recurring lines in the order of their first paid days, which a trial moves behind later lines. */
function paidSpans(lines: SubscriptionLines, customer: number, paid: number[]): void {
  paid.length = 0;
  let inOrder = true;
  for (let line = lines.offsets[customer]!; line < lines.offsets[customer + 1]!; line++) {
    if (lines.kind[line] !== RECURRING || !hasPaidSpan(lines, line) || lines.mrr[line] === 0) continue;
    if (paid.length > 0 && lines.paidFrom[line]! < lines.paidFrom[paid[paid.length - 1]!]!) inOrder = false;
    paid.push(line);
  }
  if (!inOrder) paid.sort((a, b) => lines.paidFrom[a]! - lines.paidFrom[b]!);
}

/** The same lines, each that ended before a short gap carried on until the customer is back. */
export function bridged(lines: SubscriptionLines, gaps: readonly Gap[]): SubscriptionLines {
  if (gaps.length === 0) return lines;
  const end = lines.end.slice();
  for (const { lines: ended, to } of gaps) for (const line of ended) end[line] = to;
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
  const concerned = [...new Set(gaps.map(({ customer }) => customer))];
  const renewed = ledgerOf(concerned, bridged(lines, gaps), usage);
  concerned.forEach((customer, index) => {
    addRetention(sums, -1, ledger, customer, asOf, window);
    addRetention(sums, 1, renewed, index, asOf, window);
  });
  return { ndr: sums.closing / sums.opening, churn: sums.events / sums.exposure };
}

function addRetention(
  sums: { -readonly [K in keyof Retained]: number },
  times: 1 | -1,
  ledger: Ledger,
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
