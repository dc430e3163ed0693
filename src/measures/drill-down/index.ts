import { compareCodePoints } from "../../domain/code-point-order.ts";
import { cohort } from "./cohort.ts";
import { contracts } from "./contracts.ts";
import { costs } from "./costs.ts";
import type { DrillDown, EvidenceRow, EvidenceSource } from "./evidence.ts";
import { movements } from "./movements.ts";
import type { Family, Read } from "./reads.ts";
import { revenue } from "./revenue.ts";
import { standing } from "./standing.ts";

/** One drill-down for each family of evidence. */
const DRILL_DOWNS: { readonly [F in Family]: DrillDown<Extract<Read, { family: F }>> } = {
  cohort,
  movements,
  standing,
  revenue,
  contracts,
  costs,
};

/** The rows behind all reads of one family. */
export interface Evidence {
  readonly family: Family;
  /** The sums that the values of each row belong to, in their order. */
  readonly reads: readonly Read[];
  /** Largest first. */
  readonly rows: readonly EvidenceRow[];
}

/** The rows behind some sums, family by family in the order of the first read of each. */
export function drillDown(source: EvidenceSource, reads: readonly Read[]): Evidence[] {
  const families = [...new Set(reads.map(({ family }) => family))];
  return families.map((family) => {
    const mine = reads.filter((read) => read.family === family);
    const rows = (DRILL_DOWNS[family] as DrillDown)(source, mine);
    return { family, reads: mine, rows: [...rows].sort(largestFirst(source)) };
  });
}

/** By what moved or was spent, then by what each row adds to the first sum, the second and so on; ties by name and month. */
function largestFirst({ ledger }: EvidenceSource): (a: EvidenceRow, b: EvidenceRow) => number {
  const change = ({ before, after }: EvidenceRow) => (before === null || after === null ? 0 : Math.abs(after - before));
  const nameOf = ({ customer }: EvidenceRow) => (customer === null ? "" : ledger.lines.customers.at(customer)!);
  const cost = ({ category, values }: EvidenceRow) => (category === null ? 0 : Math.max(...values.map(Math.abs)));
  return (a, b) => {
    const moved = change(b) - change(a) || cost(b) - cost(a);
    if (moved !== 0) return moved;
    for (let i = 0; i < a.values.length; i++) {
      const larger = Math.abs(b.values[i]!) - Math.abs(a.values[i]!);
      if (larger !== 0) return larger;
    }
    return compareCodePoints(nameOf(a), nameOf(b)) || (a.month ?? 0) - (b.month ?? 0);
  };
}
