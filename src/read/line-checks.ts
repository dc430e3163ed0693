import { formatDay, OPEN_END } from "../domain/day.ts";
import { monthOfDay } from "../domain/month.ts";
import { ONE_OFF, RECURRING, REFUND } from "../domain/subscription.ts";
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
  const columns = [
    raw.start,
    raw.end,
    raw.trialEnd,
    raw.amount,
    raw.quantity,
    raw.currency,
    raw.interval,
    raw.kind,
    raw.subscriptionId,
    raw.segment,
    raw.channel,
    raw.rest,
  ].map((column) => column.values());
  const start = columns[0]!;
  const duplicates = new Set<number>();
  for (let customer = 0; customer < raw.customers.values.length; customer++) {
    const rows = rowsOf(customer);
    for (let i = 1; i < rows.length; i++) {
      if (start[rows[i]!] !== start[rows[i - 1]!]) continue;
      const first = firstEqual(rows, i, columns);
      if (first < 0) continue;
      duplicates.add(rows[i]!);
      const original = raw.place(first);
      if (dedupe)
        log.warning("duplicates-dropped", { file: raw.place(rows[i]!).file }, {}, raw.customers.values[customer]);
      else log.error("duplicate-row", raw.place(rows[i]!), { otherFile: original.file, otherLine: original.line });
    }
  }
  return duplicates;
}

type Columns = readonly ArrayLike<number>[];

function firstEqual(rows: Int32Array, i: number, columns: Columns): number {
  const start = columns[0]!;
  let equal = -1;
  for (let j = i - 1; j >= 0 && start[rows[j]!] === start[rows[i]!]; j--)
    if (columns.every((column) => column[rows[j]!] === column[rows[i]!])) equal = rows[j]!;
  return equal;
}

/** Recurring lines of one customer with the same subscription id must not overlap. */
export function checkOverlaps(raw: RawSubscriptions, rowsOf: RowsOfCustomer, end: Int32Array, log: IssueLog): void {
  const kind = raw.kind.values();
  const start = raw.start.values();
  const subscriptionId = raw.subscriptionId.values();
  const owner = new Int32Array(raw.subscriptionIds.values.length).fill(-1);
  const latest = new Map<number, number>();
  for (let customer = 0; customer < raw.customers.values.length; customer++) {
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
          `${raw.subscriptionIds.values[id]} (${raw.customers.values[owner[id]!]}, ${raw.customers.values[customer]})`,
        );
      if (kind[row] !== RECURRING || end[row]! <= start[row]!) continue;
      const before = latest.get(id);
      if (before !== undefined && end[before]! > start[row]!) {
        const other = raw.place(before);
        log.error(
          "subscription-overlap",
          { ...raw.place(row), column: "start_date" },
          {
            id: raw.subscriptionIds.values[id]!,
            customer: raw.customers.values[customer]!,
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
  const folded = new Map<string, string>();
  for (const id of raw.customers.values) {
    const plain = id.toLowerCase().replace(/\s+/g, "");
    if (plain === id) continue;
    const twin = folded.get(plain) ?? (raw.customers.has(plain) ? plain : undefined);
    if (twin !== undefined) log.warning("customer-ids-similar", { column: "customer_id" }, {}, `"${twin}" and "${id}"`);
    else folded.set(plain, id);
  }
}

/** Lines on which nothing is ever paid. */
export function warnZeroLength(raw: RawSubscriptions, row: number, log: IssueLog): void {
  const kind = raw.kind.values()[row];
  if (kind === ONE_OFF || kind === REFUND) return;
  log.warning("zero-length", raw.place(row), {}, raw.customers.values[raw.customer.values()[row]!]);
}

/** Spans of starts beyond this many months in which nobody ever left look like an export of live lines only. */
const MONTHS_WITHOUT_ENDS = 6;

/** Without a single ended line churn is 0 and LTV at its ceiling: true only if nobody ever left. */
export function warnWithoutEnds(raw: RawSubscriptions, log: IssueLog): void {
  const kind = raw.kind.values();
  const end = raw.end.values();
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let count = 0;
  for (let row = 0; row < raw.count; row++) {
    if (kind[row] !== RECURRING) continue;
    if (end[row] !== OPEN_END) return;
    count++;
    first = Math.min(first, raw.start.values()[row]!);
    last = Math.max(last, raw.start.values()[row]!);
  }
  if (count > 0 && monthOfDay(last) - monthOfDay(first) > MONTHS_WITHOUT_ENDS)
    log.warning(
      "no-ended-line",
      { file: raw.files.length === 1 ? raw.files[0]! : null, column: "end_date" },
      { count },
    );
}
