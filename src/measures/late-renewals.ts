import { OPEN_END } from "../domain/day.ts";
import type { Month } from "../domain/month.ts";
import { hasPaidSpan, RECURRING, type SubscriptionLines } from "../domain/subscription.ts";

import { type Ledger, ledgerOf, mrrOf } from "./ledger.ts";
import type { Span } from "./span.ts";

/** A gap between a customer's lines that a late renewal may explain. */
export interface Gap {
  readonly customer: number;
  /** The line that ended before the gap. */
  readonly line: number;
  /** First unpaid day, and the day on which the customer is back. */
  readonly from: number;
  readonly to: number;
}

/** Gaps of at most so many days between a customer's paid recurring spans. */
export function shortGaps(lines: SubscriptionLines, days: number): Gap[] {
  const gaps: Gap[] = [];
  if (days <= 0) return gaps;
  for (let customer = 0; customer < lines.customers.length; customer++) {
    let last = -1;
    for (let line = lines.offsets[customer]!; line < lines.offsets[customer + 1]!; line++) {
      if (lines.kind[line] !== RECURRING || !hasPaidSpan(lines, line) || lines.mrr[line] === 0) continue;
      if (last >= 0) {
        const from = lines.end[last]!;
        const to = lines.paidFrom[line]!;
        if (from < to && to - from <= days) gaps.push({ customer, line: last, from, to });
      }
      if (last < 0 || lines.end[line]! >= lines.end[last]!) last = line;
      if (lines.end[last] === OPEN_END) break;
    }
  }
  return gaps;
}

/** The same lines, each that ended before a short gap carried on until the customer is back. */
export function bridged(lines: SubscriptionLines, gaps: readonly Gap[]): SubscriptionLines {
  if (gaps.length === 0) return lines;
  const end = lines.end.slice();
  for (const { line, to } of gaps) end[line] = to;
  return { ...lines, end };
}

/**
 * What retention would be without short gaps: share of MRR kept over a year, churn events per customer-month. Only
 * customers with a gap need another ledger.
 */
export function retentionWithout(
  gaps: readonly Gap[],
  ledger: Ledger,
  lines: SubscriptionLines,
  usage: "include" | "exclude",
  asOf: Month,
  window: Span,
): { ndr: number; churn: number } {
  const sums = { opening: 0, closing: 0, events: 0, exposure: 0 };
  const concerned = [...new Set(gaps.map(({ customer }) => customer))];
  const isConcerned = new Uint8Array(lines.customers.length);
  for (const customer of concerned) isConcerned[customer] = 1;
  for (let customer = 0; customer < isConcerned.length; customer++)
    if (isConcerned[customer] === 0) addRetention(sums, ledger, customer, asOf, window);
  const renewed = ledgerOf(concerned, bridged(lines, gaps), usage);
  for (let customer = 0; customer < concerned.length; customer++) addRetention(sums, renewed, customer, asOf, window);
  return { ndr: sums.closing / sums.opening, churn: sums.events / sums.exposure };
}

function addRetention(
  sums: { opening: number; closing: number; events: number; exposure: number },
  ledger: Ledger,
  customer: number,
  asOf: Month,
  window: Span,
): void {
  const before = mrrOf(ledger, customer, asOf - 12);
  sums.opening += before;
  if (before > 0) sums.closing += mrrOf(ledger, customer, asOf);
  for (let run = ledger.runOffsets[customer]!; run < ledger.runOffsets[customer + 1]!; run++) {
    const from = ledger.runMonth[run]!;
    const to = run + 1 < ledger.runOffsets[customer + 1]! ? ledger.runMonth[run + 1]! : window.to + 1;
    if (ledger.runMrr[run] === 0) {
      if (from >= window.from && from <= window.to) sums.events++;
    } else sums.exposure += Math.max(0, Math.min(to, window.to) - Math.max(from, window.from - 1));
  }
}
