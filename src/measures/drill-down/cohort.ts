import { type Ledger, mrrOf } from "../ledger.ts";
import type { Span } from "../span.ts";
import { type DrillDown, type EvidenceRow, NOTHING_ELSE, type What } from "./evidence.ts";
import type { Read } from "./reads.ts";

type CohortRead = Extract<Read, { family: "cohort" }>;

const ADDS: Readonly<Record<CohortRead["column"], (opening: number, closing: number) => number>> = {
  customers: () => 1,
  retainedCustomers: (_, closing) => (closing > 0 ? 1 : 0),
  opening: (opening) => opening,
  closing: (_, closing) => closing,
  kept: (opening, closing) => Math.min(opening, closing),
  gained: (opening, closing) => Math.max(closing - opening, 0),
};

/** The customers of a closed cohort, with their MRR then and now. */
export const cohort: DrillDown<CohortRead> = ({ ledger, customers }, reads) => {
  const [{ span }] = reads as [CohortRead];
  return customers.flatMap((customer): EvidenceRow[] => {
    const before = mrrOf(ledger, customer, span.from);
    if (before === 0) return [];
    const after = mrrOf(ledger, customer, span.to);
    const values = reads.map(({ column }) => ADDS[column](before, after));
    return [
      { ...NOTHING_ELSE, customer, what: whatHappened(ledger, customer, span, before, after), before, after, values },
    ];
  });
};

function whatHappened(ledger: Ledger, customer: number, span: Span, before: number, after: number): What {
  if (after === 0) return "churned";
  if (wasAway(ledger, customer, span)) return "back";
  return after === before ? "unchanged" : after > before ? "expanded" : "contracted";
}

/** Whether the customer was at 0 at a month end in between. */
function wasAway({ runOffsets, runMonth, runMrr }: Ledger, customer: number, { from, to }: Span): boolean {
  for (let run = runOffsets[customer]!; run < runOffsets[customer + 1]!; run++)
    if (runMonth[run]! > from && runMonth[run]! < to && runMrr[run] === 0) return true;
  return false;
}
