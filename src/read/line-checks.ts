import { formatDay, OPEN_END } from "../domain/day.ts";
import { RECURRING } from "../domain/subscription.ts";
import { type CustomerRows, rowAt, rowsOf } from "./customer-rows.ts";
import type { IssueLog } from "./issue-log.ts";
import type { RawSubscriptions } from "./raw-subscriptions.ts";

/**
 * Marks the second and later of exactly equal rows: an error each, or dropped when the user asked for that.
 * Rows compare by every cell, also those of columns that the program ignores.
 */
export function findDuplicates(
  raw: RawSubscriptions,
  customerRows: CustomerRows,
  dedupe: boolean,
  log: IssueLog,
): Set<number> {
  const { customer: _, start, ...rest } = raw.columns;
  const columns: Columns = [start, ...Object.values(rest)];
  const duplicates = new Set<number>();
  const { customers, order, offsets } = customerRows;
  for (let customer = 0; customer < customers; customer++) {
    if (!hasEqualStarts(order, offsets[customer]!, offsets[customer + 1]!, start)) continue;
    const rows = rowsOf(customerRows, customer);
    for (let i = 1; i < rows.length; i++) {
      if (start[rows[i]!] !== start[rows[i - 1]!]) continue;
      const first = firstEqual(rows, i, columns);
      if (first < 0) continue;
      duplicates.add(rows[i]!);
      const original = raw.place(first);
      if (dedupe) log.warning("duplicates-dropped", { file: raw.place(rows[i]!).file }, {}, raw.customers.at(customer));
      else log.error("duplicate-row", raw.place(rows[i]!), { otherFile: original.file, otherLine: original.line });
    }
  }
  return duplicates;
}

function hasEqualStarts(order: Int32Array | null, from: number, to: number, start: Int32Array): boolean {
  for (let i = from + 1; i < to; i++) if (start[rowAt(order, i)] === start[rowAt(order, i - 1)]) return true;
  return false;
}

export type Columns = readonly ArrayLike<number>[];

function firstEqual(rows: Int32Array, i: number, columns: Columns): number {
  const start = columns[0]!;
  let equal = -1;
  for (let j = i - 1; j >= 0 && start[rows[j]!] === start[rows[i]!]; j--)
    if (equalIn(columns, rows[i]!, rows[j]!)) equal = rows[j]!;
  return equal;
}

export function equalIn(columns: Columns, a: number, b: number): boolean {
  return columns.every((column) => column[a] === column[b]);
}

/** Recurring lines of one customer with the same subscription id must not overlap. Ends are exclusive by now. */
export function checkOverlaps(raw: RawSubscriptions, { customers, order, offsets }: CustomerRows, log: IssueLog): void {
  if (!raw.idsRepeat) return;
  const { kind, start, end, subscriptionId, customer: customerOf } = raw.columns;
  const owner = new Int32Array(raw.subscriptionIds.length).fill(-1);
  /** By id the row that ends last so far; it may be one of an earlier customer with the same id. */
  const latest = new Int32Array(raw.subscriptionIds.length).fill(-1);
  for (let customer = 0; customer < customers; customer++)
    for (let i = offsets[customer]!; i < offsets[customer + 1]!; i++) {
      const row = rowAt(order, i);
      const id = subscriptionId[row]!;
      if (id < 0) continue;
      if (owner[id] === -1) owner[id] = customer;
      else if (owner[id] !== customer)
        log.warning(
          "subscription-id-shared",
          { ...raw.place(row), column: "subscription_id" },
          {},
          `${raw.subscriptionIds.at(id)} (${raw.customers.at(owner[id]!)}, ${raw.customers.at(customer)})`,
        );
      if (kind[row] !== RECURRING || end[row]! <= start[row]!) continue;
      const before = latest[id]!;
      if (before < 0 || customerOf[before] !== customer) {
        latest[id] = row;
        continue;
      }
      if (end[before]! > start[row]!) {
        const other = raw.place(before);
        log.error(
          "subscription-overlap",
          { ...raw.place(row), column: "start_date" },
          {
            id: raw.subscriptionIds.at(id)!,
            customer: raw.customers.at(customer)!,
            start: formatDay(start[row]!),
            otherFile: other.file,
            otherLine: other.line,
            otherEnd: end[before] === OPEN_END ? "" : formatDay(end[before]!),
          },
        );
      }
      if (end[row]! > end[before]!) latest[id] = row;
    }
}

/** Lines on which nothing is ever paid. */
export function warnZeroLength(raw: RawSubscriptions, row: number, log: IssueLog): void {
  log.warning("zero-length", raw.place(row), {}, raw.customerOf(row));
}
