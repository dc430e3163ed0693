import { formatDay, OPEN_END } from "../domain/day.ts";
import { RECURRING } from "../domain/subscription.ts";
import type { IssueLog } from "./issue-log.ts";
import type { RawSubscriptions } from "./raw-subscriptions.ts";

/** Rows of each customer, in order of start. */
export type RowsOfCustomer = (customer: number) => Int32Array;

/**
 * Marks the second and later of exactly equal rows: an error each, or dropped when the user asked for that.
 * Rows compare by every cell, also those of columns that the program ignores.
 */
export function findDuplicates(
  raw: RawSubscriptions,
  rowsOf: RowsOfCustomer,
  dedupe: boolean,
  log: IssueLog,
): Set<number> {
  const { customer: _, file: __, line: ___, start, ...rest } = raw.columns;
  const columns: Columns = [start, ...Object.values(rest)];
  const duplicates = new Set<number>();
  for (let customer = 0; customer < raw.customers.length; customer++) {
    const rows = rowsOf(customer);
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

/** Recurring lines of one customer with the same subscription id must not overlap. */
export function checkOverlaps(raw: RawSubscriptions, rowsOf: RowsOfCustomer, end: Int32Array, log: IssueLog): void {
  const { kind, start, subscriptionId } = raw.columns;
  const owner = new Int32Array(raw.subscriptionIds.length).fill(-1);
  const latest = new Map<number, number>();
  for (let customer = 0; customer < raw.customers.length; customer++) {
    latest.clear();
    for (const row of rowsOf(customer)) {
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
      const before = latest.get(id);
      if (before !== undefined && end[before]! > start[row]!) {
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
      if (before === undefined || end[row]! > end[before]!) latest.set(id, row);
    }
  }
}

/** Ids that differ only in case or space are probably one customer counted twice. */
export function warnSimilarIds(raw: RawSubscriptions, log: IssueLog): void {
  const firstWith = new Map<number, number>();
  for (let customer = 0; customer < raw.customers.length; customer++) {
    const hash = foldedHash(raw.customers.bytesOf(customer)) ?? hashOfText(folded(raw.customers.at(customer)!));
    const other = firstWith.get(hash);
    if (other === undefined) {
      firstWith.set(hash, customer);
      continue;
    }
    const id = raw.customers.at(customer)!;
    const twin = raw.customers.at(other)!;
    if (folded(id) === folded(twin))
      log.warning("customer-ids-similar", { column: "customer_id" }, {}, `"${twin}" and "${id}"`);
  }
}

function folded(id: string): string {
  return id.toLowerCase().replace(/\s+/g, "");
}

/** Hash of an id without its case and spaces, from its bytes; null where that takes more than ASCII. */
function foldedHash(bytes: Uint8Array): number | null {
  let hash = 0x811c9dc5;
  for (const byte of bytes) {
    if (byte > 127) return null;
    if (byte <= 32) continue;
    hash = Math.imul(hash ^ (byte >= 65 && byte <= 90 ? byte + 32 : byte), 0x01000193);
  }
  return hash;
}

function hashOfText(text: string): number {
  return foldedHash(new TextEncoder().encode(text)) ?? hashOfUnits(text);
}

function hashOfUnits(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** Lines on which nothing is ever paid. */
export function warnZeroLength(raw: RawSubscriptions, row: number, log: IssueLog): void {
  log.warning("zero-length", raw.place(row), {}, raw.customerOf(row));
}
