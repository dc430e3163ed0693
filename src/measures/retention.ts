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

const PRODUCTS = [
  "openingSquares",
  "closingResidual",
  "keptResidual",
  "gainedResidual",
  "keptGainedResidual",
] as const satisfies readonly (keyof RetentionStatistics)[];
type Totals = Omit<RetentionStatistics, (typeof PRODUCTS)[number]>;
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
  const totals = sumTotals(openings, closings, weights);
  const sums = PRODUCTS.map(() => new ReproducibleSum(openings.length));
  const products = new Float64Array(PRODUCTS.length);
  for (let i = 0; i < openings.length; i++) {
    if (!(openings[i]! > 0)) continue;
    multiply(products, openings[i]!, closings[i]!, weights === null ? 1 : weights[i]!, totals);
    for (let product = 0; product < products.length; product++) sums[product]!.expect(products[product]!);
  }
  for (let i = 0; i < openings.length; i++) {
    if (!(openings[i]! > 0)) continue;
    multiply(products, openings[i]!, closings[i]!, weights === null ? 1 : weights[i]!, totals);
    for (let product = 0; product < products.length; product++) sums[product]!.add(products[product]!);
  }
  const [openingSquares, closingResidual, keptResidual, gainedResidual, keptGainedResidual] = sums.map((sum) =>
    sum.total(),
  ) as [number, number, number, number, number];
  return { ...totals, openingSquares, closingResidual, keptResidual, gainedResidual, keptGainedResidual };
}

function sumTotals(openings: Numbers, closings: Numbers, weights: Numbers | null): Totals {
  const totals = { customers: 0, retainedCustomers: 0, opening: 0, closing: 0, kept: 0, gained: 0 };
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
  }
  return totals;
}

/** The products of one customer, in the order of PRODUCTS, from what it has above its share of each total. */
function multiply(products: Float64Array, start: number, end: number, weight: number, totals: Totals): void {
  const change = end - (totals.closing / totals.opening) * start;
  const kept = Math.min(end, start) - (totals.kept / totals.opening) * start;
  const gained = Math.max(end - start, 0) - (totals.gained / totals.opening) * start;
  products[0] = weight * start * start;
  products[1] = weight * change * change;
  products[2] = weight * kept * kept;
  products[3] = weight * gained * gained;
  products[4] = weight * kept * gained;
}

/**
 * Effective number of customers, S^2 / sum s^2: the number of equally large customers that would carry as much
 * information (Kish, Survey Sampling, 1965). Between 1 and `customers`; 0 for an empty cohort.
 */
export function effectiveSize(statistics: Pick<RetentionStatistics, "opening" | "openingSquares">): number {
  const { opening, openingSquares } = statistics;
  return openingSquares === 0 ? 0 : (opening * opening) / openingSquares;
}
