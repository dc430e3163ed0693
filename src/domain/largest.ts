/** The largest of any number of values: `Math.max(...values)` ends the program where there are a hundred thousand. */
export function largest(values: Iterable<number>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > most) most = value;
  return most;
}
