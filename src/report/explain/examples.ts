import type { EvidenceRow, EvidenceSource } from "../../measures/drill-down/evidence.ts";
import { drillDown } from "../../measures/drill-down/index.ts";
import type { Read } from "../../measures/drill-down/reads.ts";

/** How much of a change one customer could have made. */
type Potential = (row: EvidenceRow, value: number) => number;

const LOST: Potential = ({ before, after }) => Math.max(0, before! - after!);
const GONE: Potential = ({ after }) => (after === 0 ? 1 : 0);
const ITSELF: Potential = (_, value) => value;

/** Sums that would be larger had customers been kept, and sums that would be smaller without some of their rows. */
const RAISED: Readonly<Record<string, Potential>> = { closing: LOST, kept: LOST, retainedCustomers: GONE };
const LOWERED: readonly string[] = [
  "churned",
  "churnedCustomers",
  "contraction",
  "offTargetNew",
  "multiYear",
  "underYear",
  "firstYearRefunds",
  "renewalRefunds",
];

/**
 * The customers who together would have made the change, largest first, none more than needed; empty where they could
 * not, or where nobody in particular stands for it.
 */
export function examplesFor(
  source: EvidenceSource,
  read: Read,
  change: number,
): { readonly customer: number; readonly amount: number }[] {
  const raised = read.family === "cohort" && change > 0 ? RAISED[read.column] : undefined;
  const potential = raised ?? (change < 0 && LOWERED.includes(read.column) ? ITSELF : undefined);
  if (potential === undefined) return [];
  const [evidence] = drillDown(source, [read]);
  const byCustomer = new Map<number, number>();
  for (const row of evidence!.rows) {
    const amount = potential(row, row.values[0]!);
    if (amount > 0) byCustomer.set(row.customer!, (byCustomer.get(row.customer!) ?? 0) + amount);
  }
  const largest = [...byCustomer].sort(([, a], [, b]) => b - a);
  const needed = Math.abs(change);
  let sum = 0;
  const chosen: { customer: number; amount: number }[] = [];
  for (const [customer, amount] of largest) {
    if (sum >= needed) break;
    sum += amount;
    chosen.push({ customer, amount });
  }
  return sum >= needed ? chosen : [];
}
