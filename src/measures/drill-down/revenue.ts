import { monthAxis } from "../month-axis.ts";
import { type RevenueColumn, revenueOf } from "../revenue.ts";
import { contributes, type DrillDown, type EvidenceRow, NOTHING_ELSE } from "./evidence.ts";
import type { Read } from "./reads.ts";

type RevenueRead = Extract<Read, { family: "revenue" }>;

/** Columns that a read adds up, and those that it takes off. */
const PARTS: Readonly<Record<string, readonly [plus: readonly RevenueColumn[], minus: readonly RevenueColumn[]]>> = {
  revenue: [
    ["firstYear", "renewal"],
    ["firstYearRefunds", "renewalRefunds"],
  ],
  renewalRevenue: [["renewal"], ["renewalRefunds"]],
};

/** So many customers are recognised at a time, each as a group of its own. */
const AT_ONCE = 512;

/** What each customer's lines recognise: by the same code as the sums, so that every rounding is the same. */
export const revenue: DrillDown<RevenueRead> = ({ ledger, customers, measures }, reads) => {
  const rows: EvidenceRow[] = [];
  for (let start = 0; start < customers.length; start += AT_ONCE) {
    const some = customers.slice(start, start + AT_ONCE);
    const groupOf = new Int32Array(ledger.lines.customers.length).fill(-1);
    for (const [group, customer] of some.entries()) groupOf[customer] = group;
    const axis = monthAxis(measures.axis.first, measures.axis.last, some.length);
    const table = revenueOf(ledger.lines, { by: null, names: some.map(String), groupOf }, axis);
    for (const [group, customer] of some.entries()) {
      const sum = (columns: readonly RevenueColumn[], { span }: RevenueRead) => {
        let total = 0;
        const to = Math.min(span.to, axis.last);
        for (const column of columns)
          for (let month = Math.max(span.from, axis.first); month <= to; month++)
            total += table[column][group * axis.length + month - axis.first]!;
        return total;
      };
      const values = reads.map((read) => {
        const [plus, minus] = PARTS[read.column] ?? [[read.column as RevenueColumn], []];
        return sum(plus, read) - sum(minus, read);
      });
      const row = { ...NOTHING_ELSE, customer, values };
      if (contributes(row)) rows.push(row);
    }
  }
  return rows;
};
