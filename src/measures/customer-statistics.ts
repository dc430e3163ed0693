import { float64s } from "../domain/memory.ts";
import type { Month } from "../domain/month.ts";
import type { Ledger } from "./ledger.ts";
import { ReproducibleSum } from "./reproducible-sum.ts";
import { type RetentionStatistics, summariseRetention } from "./retention.ts";

/** M of the customers who pay at as-of: how many, and how far they spread. */
export interface ActiveStatistics {
  readonly customers: number;
  /** Sample standard deviation over mean; 0 for one customer. */
  readonly coefficientOfVariation: number;
}

/** What months cannot be added up to: it compares each customer with itself, and with the others. */
export interface CustomerStatistics {
  readonly retention: RetentionStatistics;
  readonly active: ActiveStatistics;
}

/** Month ends of customers, in their order: what those paid who paid twelve months before as-of, then and at as-of. */
interface Amounts {
  readonly openings: Float64Array;
  readonly closings: Float64Array;
  /** What each customer pays who pays at as-of. */
  readonly active: Float64Array;
}

/** For each of `count` groups; `groupOf` a part of the customers is -1 where it is in none of them. */
export function customerStatistics(
  ledger: Ledger,
  partOf: Int32Array,
  groupOf: Int32Array,
  count: number,
  asOf: Month,
): CustomerStatistics[] {
  return customerAmounts(ledger, partOf, groupOf, count, asOf).map(({ openings, closings, active }) => ({
    retention: summariseRetention(openings, closings),
    active: { customers: active.length, coefficientOfVariation: variation(active) },
  }));
}

export function customerAmounts(
  ledger: Ledger,
  partOf: Int32Array,
  groupOf: Int32Array,
  count: number,
  asOf: Month,
): Amounts[] {
  const groups = Array.from(sizesOf(partOf, groupOf, count), (size) => ({
    openings: new NumberList(size),
    closings: new NumberList(size),
    active: new NumberList(size),
  }));
  for (let customer = 0; customer < partOf.length; customer++) {
    const group = groupOf[partOf[customer]!]!;
    if (group >= 0) addAmounts(groups[group]!, ledger, customer, asOf);
  }
  return groups.map(({ openings, closings, active }) => ({
    openings: openings.all(),
    closings: closings.all(),
    active: active.all(),
  }));
}

function sizesOf(partOf: Int32Array, groupOf: Int32Array, count: number): Int32Array {
  const sizes = new Int32Array(count);
  for (let customer = 0; customer < partOf.length; customer++) {
    const group = groupOf[partOf[customer]!]!;
    if (group >= 0) sizes[group]!++;
  }
  return sizes;
}

function addAmounts(
  { openings, closings, active }: Record<keyof Amounts, NumberList>,
  { runOffsets, runMonth, runMrr }: Ledger,
  customer: number,
  asOf: Month,
): void {
  let opening = 0;
  let closing = 0;
  for (let run = runOffsets[customer]!; run < runOffsets[customer + 1]! && runMonth[run]! <= asOf; run++) {
    closing = runMrr[run]!;
    if (runMonth[run]! <= asOf - 12) opening = closing;
  }
  if (closing > 0) active.add(closing);
  if (opening > 0) {
    openings.add(opening);
    closings.add(closing);
  }
}

/** A list of at most so many numbers. */
class NumberList {
  private readonly values: Float64Array;
  private length = 0;

  constructor(size: number) {
    this.values = float64s(size);
  }

  add(value: number): void {
    this.values[this.length++] = value;
  }

  all(): Float64Array {
    return this.values.subarray(0, this.length);
  }
}

function variation(values: Float64Array): number {
  if (values.length < 2) return 0;
  const total = sumOf(values);
  const mean = total / values.length;
  // All are above 0, so that none is further from the mean than their total.
  const squares = new ReproducibleSum(values.length, total ** 2);
  for (let i = 0; i < values.length; i++) squares.add((values[i]! - mean) ** 2);
  return Math.sqrt(squares.total() / (values.length - 1)) / mean;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}
