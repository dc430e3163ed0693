import { int32s } from "../domain/memory.ts";
import type { RawSubscriptions } from "./raw-subscriptions.ts";

/**
 * Rows grouped by customer: those of customer c are at the places offsets[c] .. offsets[c + 1] - 1, in order of start.
 */
export interface CustomerRows {
  readonly customers: number;
  /** The row at each place; null when all rows stand in order as they are: place and row are the same. */
  readonly order: Int32Array | null;
  readonly offsets: Int32Array;
}

export function rowAt(order: CustomerRows["order"], place: number): number {
  return order === null ? place : order[place]!;
}

/** All rows; equal starts of a customer in file order. */
export function orderByCustomer(raw: RawSubscriptions): CustomerRows {
  const { customer, start } = raw.columns;
  const customers = raw.customers.length;
  const offsets = new Int32Array(customers + 1);
  for (let row = 0; row < raw.count; row++) offsets[customer[row]! + 1]!++;
  for (let c = 0; c < customers; c++) offsets[c + 1]! += offsets[c]!;
  if (standInOrder(customer, start, raw.count)) return { customers, order: null, offsets };
  const order = int32s(raw.count);
  placeRows(order, offsets.slice(0, customers), customer);
  for (let c = 0; c < customers; c++) sortByStart(order, offsets[c]!, offsets[c + 1]!, start);
  return { customers, order, offsets };
}

function standInOrder(customer: Int32Array, start: Int32Array, count: number): boolean {
  for (let row = 1; row < count; row++) {
    if (customer[row]! < customer[row - 1]!) return false;
    if (customer[row] === customer[row - 1] && start[row]! < start[row - 1]!) return false;
  }
  return true;
}

/** Each row to the next place of its customer. */
function placeRows(order: Int32Array, next: Int32Array, customer: Int32Array): void {
  for (let row = 0; row < order.length; row++) order[next[customer[row]!]!++] = row;
}

const FEW = 32;

/** Rows in file order by their start, equal ones as they are. Few are mostly in order: each goes back past later ones. */
function sortByStart(order: Int32Array, from: number, to: number, start: Int32Array): void {
  if (to - from > FEW) {
    order.subarray(from, to).sort((a, b) => start[a]! - start[b]! || a - b);
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const row = order[i]!;
    const day = start[row]!;
    let place = i;
    for (; place > from && start[order[place - 1]!]! > day; place--) order[place] = order[place - 1]!;
    order[place] = row;
  }
}

export function without(dropped: ReadonlySet<number>, { customers, order, offsets }: CustomerRows): CustomerRows {
  if (dropped.size === 0) return { customers, order, offsets };
  const kept = {
    customers,
    order: new Int32Array(offsets[customers]! - dropped.size),
    offsets: new Int32Array(customers + 1),
  };
  let count = 0;
  for (let customer = 0; customer < customers; customer++) {
    for (let i = offsets[customer]!; i < offsets[customer + 1]!; i++) {
      const row = rowAt(order, i);
      if (!dropped.has(row)) kept.order[count++] = row;
    }
    kept.offsets[customer + 1] = count;
  }
  return kept;
}

/** The rows of one customer. A pass over all of them is better off with the columns. */
export function rowsOf({ order, offsets }: CustomerRows, customer: number): Int32Array {
  const from = offsets[customer]!;
  const to = offsets[customer + 1]!;
  return order === null ? Int32Array.from({ length: to - from }, (_, i) => from + i) : order.subarray(from, to);
}
