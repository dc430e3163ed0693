import { ReproducibleSum } from "./reproducible-sum.ts";

/**
 * What happened to the recurring revenue of a closed cohort, summed over its customers: all that the retention rates and
 * their intervals need. s is a customer's opening, e its closing amount, R = closing / opening, G = kept / opening,
 * X = gained / opening. Sums have the unit of the amounts, squares and residuals that unit squared.
 */
export interface RetentionStatistics {
  /** Customers with an opening amount above 0. */
  readonly customers: number;
  /** Those of them with a closing amount above 0. */
  readonly retainedCustomers: number;
  /** Sum of s. */
  readonly opening: number;
  /** Sum of e. */
  readonly closing: number;
  /** Sum of min(e, s). */
  readonly kept: number;
  /** Sum of max(e - s, 0). */
  readonly gained: number;
  /** Sum of s^2. */
  readonly openingSquares: number;
  /** Sum of (e - R s)^2. */
  readonly closingResidual: number;
  /** Sum of u^2, with u = min(e, s) - G s. */
  readonly keptResidual: number;
  /** Sum of v^2, with v = max(e - s, 0) - X s. */
  readonly gainedResidual: number;
  /** Sum of u v. */
  readonly keptGainedResidual: number;
}

type Numbers = ArrayLike<number>;

/**
 * Summarises a cohort. `openings[i]` and `closings[i]` belong to the same customer and are at least 0; whoever opens
 * with 0 is not in the cohort. Residuals are taken in later passes, already centred: the one-pass difference of sums of
 * squares cancels to noise when customers behave alike. A weight below 1 makes a row stand for a part of a customer.
 */
export function summariseRetention(
  openings: Numbers,
  closings: Numbers,
  weights: Numbers | null = null,
): RetentionStatistics {
  const { largest, ...totals } = sumTotals(openings, closings, weights);
  const { opening } = totals;
  const [netRate, keptRate, gainedRate] = [totals.closing / opening, totals.kept / opening, totals.gained / opening];
  // What a customer has above its share of a total is at most as much as it has, or as its share is.
  const mostChange = Math.max(largest.end, netRate * largest.start);
  const mostGained = Math.max(largest.end, gainedRate * largest.start);
  const sumUpTo = (product: number) => new ReproducibleSum(openings.length, largest.weight * product);
  const openingSquares = sumUpTo(largest.start * largest.start);
  const closingResidual = sumUpTo(mostChange * mostChange);
  const keptResidual = sumUpTo(largest.start * largest.start);
  const gainedResidual = sumUpTo(mostGained * mostGained);
  const keptGainedResidual = sumUpTo(largest.start * mostGained);
  for (let i = 0; i < openings.length; i++) {
    const start = openings[i]!;
    if (!(start > 0)) continue;
    const end = closings[i]!;
    const weight = weights === null ? 1 : weights[i]!;
    const change = end - netRate * start;
    const kept = Math.min(end, start) - keptRate * start;
    const gained = Math.max(end - start, 0) - gainedRate * start;
    openingSquares.add(weight * start * start);
    closingResidual.add(weight * change * change);
    keptResidual.add(weight * kept * kept);
    gainedResidual.add(weight * gained * gained);
    keptGainedResidual.add(weight * kept * gained);
  }
  return {
    ...totals,
    openingSquares: openingSquares.total(),
    closingResidual: closingResidual.total(),
    keptResidual: keptResidual.total(),
    gainedResidual: gainedResidual.total(),
    keptGainedResidual: keptGainedResidual.total(),
  };
}

/** Totals, and the largest of what they are summed up from. */
function sumTotals(openings: Numbers, closings: Numbers, weights: Numbers | null) {
  const totals = { customers: 0, retainedCustomers: 0, opening: 0, closing: 0, kept: 0, gained: 0 };
  const largest = { start: 0, end: 0, weight: 0 };
  for (let i = 0; i < openings.length; i++) {
    const start = openings[i]!;
    if (!(start > 0)) continue;
    const end = closings[i]!;
    const weight = weights === null ? 1 : weights[i]!;
    totals.customers += weight;
    if (end > 0) totals.retainedCustomers += weight;
    totals.opening += weight * start;
    totals.closing += weight * end;
    totals.kept += weight * Math.min(end, start);
    totals.gained += weight * Math.max(end - start, 0);
    if (start > largest.start) largest.start = start;
    if (end > largest.end) largest.end = end;
    if (weight > largest.weight) largest.weight = weight;
  }
  return { ...totals, largest };
}

/**
 * Effective number of customers, S^2 / sum s^2: the number of equally large customers that would carry as much
 * information (Kish, Survey Sampling, 1965). Between 1 and `customers`; 0 for an empty cohort.
 */
export function effectiveSize(statistics: Pick<RetentionStatistics, "opening" | "openingSquares">): number {
  const { opening, openingSquares } = statistics;
  return openingSquares === 0 ? 0 : (opening * opening) / openingSquares;
}
