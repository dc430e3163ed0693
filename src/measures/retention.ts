import { reproducibleSum } from "./reproducible-sum.ts";

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

type SumOfProducts = "openingSquares" | "closingResidual" | "keptResidual" | "gainedResidual" | "keptGainedResidual";
type Totals = Omit<RetentionStatistics, SumOfProducts>;

/**
 * Summarises a cohort. `openings[i]` and `closings[i]` belong to the same customer and are at least 0; whoever opens
 * with 0 is not in the cohort. Residuals are taken in a second pass, already centred: the one-pass difference of sums of
 * squares cancels to noise when customers behave alike. A weight below 1 makes a row stand for a part of a customer.
 */
export function summariseRetention(
  openings: ArrayLike<number>,
  closings: ArrayLike<number>,
  weights: ArrayLike<number> | null = null,
): RetentionStatistics {
  const totals = sumTotals(openings, closings, weights);
  const { opening } = totals;
  const closingShare = totals.closing / opening;
  const keptShare = totals.kept / opening;
  const gainedShare = totals.gained / opening;
  const term = (of: SumOfProducts, start: number, end: number, weight: number): number => {
    const kept = Math.min(end, start) - keptShare * start;
    const gained = Math.max(end - start, 0) - gainedShare * start;
    const change = end - closingShare * start;
    switch (of) {
      case "openingSquares":
        return weight * start * start;
      case "closingResidual":
        return weight * change * change;
      case "keptResidual":
        return weight * kept * kept;
      case "gainedResidual":
        return weight * gained * gained;
      case "keptGainedResidual":
        return weight * kept * gained;
    }
  };
  // One list for one sum after the other: fresh memory for each costs more than the sums.
  const terms = new Float64Array(openings.length);
  const sumOf = (of: SumOfProducts): number => {
    for (let i = 0; i < openings.length; i++) {
      const start = openings[i]!;
      terms[i] = start > 0 ? term(of, start, closings[i]!, weights === null ? 1 : weights[i]!) : 0;
    }
    return reproducibleSum(terms);
  };
  return {
    ...totals,
    openingSquares: sumOf("openingSquares"),
    closingResidual: sumOf("closingResidual"),
    keptResidual: sumOf("keptResidual"),
    gainedResidual: sumOf("gainedResidual"),
    keptGainedResidual: sumOf("keptGainedResidual"),
  };
}

function sumTotals(
  openings: ArrayLike<number>,
  closings: ArrayLike<number>,
  weights: ArrayLike<number> | null,
): Totals {
  let customers = 0;
  let retainedCustomers = 0;
  let opening = 0;
  let closing = 0;
  let kept = 0;
  let gained = 0;
  for (let i = 0; i < openings.length; i++) {
    const start = openings[i]!;
    if (!(start > 0)) continue;
    const end = closings[i]!;
    const weight = weights === null ? 1 : weights[i]!;
    customers += weight;
    if (end > 0) retainedCustomers += weight;
    opening += weight * start;
    closing += weight * end;
    kept += weight * Math.min(end, start);
    gained += weight * Math.max(end - start, 0);
  }
  return { customers, retainedCustomers, opening, closing, kept, gained };
}

/**
 * Effective number of customers, S^2 / sum s^2: the number of equally large customers that would carry as much
 * information (Kish, Survey Sampling, 1965). Between 1 and `customers`; 0 for an empty cohort.
 */
export function effectiveSize(statistics: Pick<RetentionStatistics, "opening" | "openingSquares">): number {
  const { opening, openingSquares } = statistics;
  return openingSquares === 0 ? 0 : (opening * opening) / openingSquares;
}
