/** What customers paid who paid twelve months before as-of, then and at as-of; a row may be a part of a customer. */
export interface Cohort {
  readonly openings: Float64Array;
  readonly closings: Float64Array;
  readonly weights: Float64Array;
}

export function wholeCustomers({ openings, closings }: Omit<Cohort, "weights">): Cohort {
  return { openings, closings, weights: new Float64Array(openings.length).fill(1) };
}

/** Every customer's amounts changed alike. */
export function withAmounts(
  { openings, closings, weights }: Cohort,
  change: (opening: number, closing: number) => readonly [opening: number, closing: number],
): Cohort {
  const changed = { openings: new Float64Array(openings.length), closings: new Float64Array(openings.length), weights };
  for (let row = 0; row < openings.length; row++)
    [changed.openings[row], changed.closings[row]] = change(openings[row]!, closings[row]!) as [number, number];
  return changed;
}

/**
 * The cohort as it would be had `factor` times as many of it left. Fewer: that share of each customer who left stays,
 * at what it paid twelve months before. More: the same share of each customer who stayed leaves.
 */
export function withLeavers(cohort: Cohort, factor: number): Cohort {
  const { openings, closings, weights } = cohort;
  let stayed = 0;
  let left = 0;
  for (let row = 0; row < openings.length; row++)
    if (closings[row]! > 0) stayed += weights[row]!;
    else left += weights[row]!;
  const staying = stayed === 0 ? 0 : Math.max(0, 1 - ((factor - 1) * left) / stayed);
  const rows = { openings: [] as number[], closings: [] as number[], weights: [] as number[] };
  const add = (opening: number, closing: number, weight: number) => {
    if (weight === 0) return;
    rows.openings.push(opening);
    rows.closings.push(closing);
    rows.weights.push(weight);
  };
  for (let row = 0; row < openings.length; row++) {
    const opening = openings[row]!;
    const closing = closings[row]!;
    const gone = closing <= 0;
    const share = gone ? Math.min(1, factor) : factor > 1 ? 1 - staying : 0;
    add(opening, 0, weights[row]! * share);
    add(opening, gone ? opening : closing, weights[row]! * (1 - share));
  }
  return {
    openings: Float64Array.from(rows.openings),
    closings: Float64Array.from(rows.closings),
    weights: Float64Array.from(rows.weights),
  };
}
