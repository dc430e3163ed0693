import type { Month } from "../domain/month.ts";

/** Shape of every measure column: one value per group and month, groups outermost. */
export interface MonthAxis {
  readonly first: Month;
  readonly last: Month;
  readonly length: number;
  readonly groups: number;
}

export function monthAxis(first: Month, last: Month, groups: number): MonthAxis {
  return { first, last, length: Math.max(0, last - first + 1), groups };
}

export function column(axis: MonthAxis): Float64Array {
  return new Float64Array(axis.groups * axis.length);
}

/**
 * Adds to a cell that may also be taken from. A sum beyond 2^53 becomes NaN and stays it, because no later
 * subtraction could make it exact again; reading the cell then raises TotalTooLarge.
 */
export function book(values: Float64Array, at: number, amount: number): void {
  const sum = values[at]! + amount;
  values[at] = Number.isSafeInteger(sum) ? sum : Number.NaN;
}

/** Turns changes per month into levels, in place. */
export function accumulate(values: Float64Array, axis: MonthAxis): void {
  for (let i = 1; i < values.length; i++) if (i % axis.length !== 0) book(values, i, values[i - 1]!);
}
