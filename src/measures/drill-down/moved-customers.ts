import type { Ledger } from "../ledger.ts";
import type { Span } from "../span.ts";
import type { EvidenceSource } from "./evidence.ts";
import { ADDS_TO, moved } from "./movements.ts";

/** A customer's MRR before and after some months, and what moved in them. Money in ticks. */
export interface MovedCustomer {
  readonly customer: number;
  readonly before: number;
  readonly after: number;
  readonly new: number;
  readonly reactivation: number;
  readonly expansion: number;
  readonly contraction: number;
  readonly churned: number;
  /** All of it, whatever the sign. */
  readonly gross: number;
}

/** Everybody whose MRR moved in the span. Their movements add up to those of its months. */
export function movedCustomers(
  { ledger, customers }: Pick<EvidenceSource, "ledger" | "customers">,
  span: Span,
): MovedCustomer[] {
  return customers.flatMap((customer) => movedCustomer(ledger, customer, span) ?? []);
}

function movedCustomer(
  { runOffsets, runMonth, runMrr }: Ledger,
  customer: number,
  { from, to }: Span,
): MovedCustomer | null {
  const first = runOffsets[customer]!;
  const sums = { new: 0, reactivation: 0, expansion: 0, contraction: 0, churned: 0, gross: 0 };
  let opening = 0;
  let mrr = 0;
  for (let run = first; run < runOffsets[customer + 1]!; run++) {
    if (runMonth[run]! > to) break;
    const after = runMrr[run]!;
    if (runMonth[run]! < from) opening = after;
    else {
      const size = Math.abs(after - mrr);
      sums[ADDS_TO[moved(mrr, after, run === first)][0]] += size;
      sums.gross += size;
    }
    mrr = after;
  }
  return sums.gross === 0 ? null : { customer, before: opening, after: mrr, ...sums };
}
