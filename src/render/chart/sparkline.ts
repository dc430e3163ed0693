const HEIGHTS = ["\u2581", "\u2582", "\u2583", "\u2584", "\u2585", "\u2586", "\u2587", "\u2588"];
const MISSING = "\u00b7";

/**
 * One character for each value, from the lowest (a thin line) to the highest (a full block). The scale is that of the
 * values themselves, so it shows direction and not size: print the lowest and highest beside it. Values that are all
 * equal stand half-way up.
 */
export function sparkline(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const lowest = Math.min(...known);
  const range = Math.max(...known) - lowest;
  return values.map((value) => (value === null ? MISSING : HEIGHTS[heightOf(value - lowest, range)]!)).join("");
}

function heightOf(above: number, range: number): number {
  return range > 0 ? Math.min(HEIGHTS.length - 1, Math.floor((above / range) * HEIGHTS.length)) : 3;
}
