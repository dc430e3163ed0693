import { OPEN_END } from "../domain/day.ts";
import { hasPaidSpan, RECURRING, type SubscriptionLines } from "../domain/subscription.ts";

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
