import type { RiskTable } from "../../measures/lifetimes.ts";

/**
 * S(0), S(1), ...: the share of customers still there at each tenure, as the product of 1 - lost / at risk. Customers
 * who still pay leave the risk at as-of (censoring), those whose beginning was not observed join it late (entry).
 * E. L. Kaplan and P. Meier, JASA 53 (1958) 457-481.
 */
export function survivalCurve({ atRisk, lost }: RiskTable): number[] {
  const survival = [1];
  for (let t = 0; t < atRisk.length; t++)
    survival.push(lost[t] === 0 ? survival[t]! : survival[t]! * (1 - lost[t]! / atRisk[t]!));
  return survival;
}

export interface RestrictedMean {
  /** Payments expected in the first N months, the first one (at tenure 0) included: the sum of S(t) over t < N. */
  readonly mean: number;
  /** Greenwood's variance of it. */
  readonly variance: number;
}

/** M. Greenwood (1926), as the variance of an area under the curve; a tenure at which all left adds nothing to it. */
export function restrictedMean(table: RiskTable, horizon: number): RestrictedMean {
  const survival = survivalCurve(table);
  const at = (t: number) => survival[Math.min(t, survival.length - 1)]!;
  let area = 0;
  let variance = 0;
  // from the last month backwards, so that `area` is the sum of S from t to the horizon
  for (let t = horizon - 1; t >= 1; t--) {
    area += at(t);
    const atRisk = table.atRisk[t - 1] ?? 0;
    const lost = table.lost[t - 1] ?? 0;
    if (lost > 0 && lost < atRisk) variance += (area * area * lost) / (atRisk * (atRisk - lost));
  }
  return { mean: horizon < 1 ? 0 : area + 1, variance };
}

/** Below so many customers at risk, or so small a share of the most there were, a curve is no longer read. */
const FEWEST_AT_RISK = 10;
const SMALLEST_SHARE = 0.1;

/** The longest horizon that the customers at risk carry; 0 when there are too few from the start. */
export function followUp({ atRisk }: RiskTable): number {
  const most = Math.max(0, ...atRisk);
  for (let t = atRisk.length; t >= 1; t--) {
    const customers = atRisk[t - 1]!;
    if (customers >= FEWEST_AT_RISK && customers >= SMALLEST_SHARE * most) return t;
  }
  return 0;
}
