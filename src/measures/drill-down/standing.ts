import type { Month } from "../../domain/month.ts";
import type { Ledger } from "../ledger.ts";
import type { Span } from "../span.ts";
import { contributes, type DrillDown, NOTHING_ELSE } from "./evidence.ts";
import type { Read } from "./reads.ts";

type StandingRead = Extract<Read, { family: "standing" }>;

/** What each customer pays at month ends: its MRR, and in how many of the months it has any. */
export const standing: DrillDown<StandingRead> = ({ ledger, customers }, reads) =>
  customers
    .map((customer) => ({
      ...NOTHING_ELSE,
      customer,
      values: reads.map(({ column, span }) =>
        overMonths(ledger, customer, span, column === "closing" ? (mrr) => mrr : (mrr) => (mrr > 0 ? 1 : 0)),
      ),
    }))
    .filter(contributes);

/** Sum over the months of a span of a function of the customer's MRR at the month's end. */
function overMonths(
  { runOffsets, runMonth, runMrr }: Ledger,
  customer: number,
  span: Span,
  of: (mrr: number) => number,
): number {
  let sum = 0;
  const last = runOffsets[customer + 1]!;
  for (let run = runOffsets[customer]!; run < last; run++) {
    const from: Month = Math.max(runMonth[run]!, span.from);
    const to: Month = run + 1 < last ? Math.min(runMonth[run + 1]! - 1, span.to) : span.to;
    if (from <= to) sum += of(runMrr[run]!) * (to - from + 1);
  }
  return sum;
}
