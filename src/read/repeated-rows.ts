import { ONE_OFF, REFUND } from "../domain/subscription.ts";
import { type CustomerRows, rowsOf } from "./customer-rows.ts";
import type { IssueLog } from "./issue-log.ts";
import { type Columns, equalIn } from "./line-checks.ts";
import type { RawSubscriptions } from "./raw-subscriptions.ts";

/**
 * Marks rows that repeat a subscription of an earlier file: exports overlap. The same subscription from the same day
 * on with other contents is an error: nobody can tell which of the two is true.
 */
export function findRepeated(raw: RawSubscriptions, customerRows: CustomerRows, log: IssueLog): Set<number> {
  const repeated = new Set<number>();
  if (raw.files.length < 2) return repeated;
  const { customer: _, rest: __, start, kind, subscriptionId, ...others } = raw.columns;
  const fileOf = (row: number) => raw.places.fileOf(row);
  const columns: Columns = [kind, ...Object.values(others)];
  const counts = new Map<string, number>();
  for (let customer = 0; customer < raw.customers.length; customer++) {
    const rows = rowsOf(customerRows, customer);
    for (let i = 1; i < rows.length; i++) {
      const row = rows[i]!;
      if (subscriptionId[row]! < 0) continue;
      const earlier: number[] = [];
      for (let j = i - 1; j >= 0 && start[rows[j]!] === start[row]; j--)
        if (fileOf(rows[j]!) !== fileOf(row) && subscriptionId[rows[j]!] === subscriptionId[row])
          earlier.push(rows[j]!);
      const other = earlier.find((candidate) => kind[candidate] === kind[row]);
      const momentary = kind[row] === ONE_OFF || kind[row] === REFUND;
      if (earlier.some((candidate) => equalIn(columns, candidate, row))) {
        const name = raw.files[fileOf(row)]!;
        counts.set(name, (counts.get(name) ?? 0) + 1);
      } else if (other !== undefined && !momentary) {
        const place = raw.place(other);
        const id = raw.subscriptionIds.at(subscriptionId[row]!)!;
        log.error("subscription-conflict", raw.place(row), { id, otherFile: place.file, otherLine: place.line });
      } else continue;
      repeated.add(row);
    }
  }
  if (counts.size > 0)
    log.note(
      "repeated-across-files",
      {},
      {
        count: [...counts.values()].reduce((sum, count) => sum + count, 0),
        files: [...counts].map(([name, count]) => `${name} (${count})`).join(", "),
      },
    );
  return repeated;
}
