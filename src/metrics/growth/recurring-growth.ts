/**
 * MRR with a constant share kept each month and a constant amount of new MRR: M(t + 1) = rho M(t) + B
 * (002 GTM rhythm). Below 100 % it tends to a ceiling, at 100 % it grows in a line, above it compounds. `logKept` is
 * ln rho, which keeps every digit where rho is close to 1; -Infinity when nothing is kept.
 */
export interface RecurringGrowth {
  readonly opening: number;
  readonly newMrr: number;
  readonly logKept: number;
}

/** ln rho of a yearly retention: rho = ndr^(1/12). */
export function logKeptOf(ndr: number): number {
  return Math.log(ndr) / 12;
}

export function mrrAfter({ opening, newMrr, logKept }: RecurringGrowth, months: number): number {
  if (months === 0) return opening;
  if (logKept === Number.NEGATIVE_INFINITY) return newMrr;
  const kept = Math.exp(logKept * months);
  return opening * kept + newMrr * (logKept === 0 ? months : Math.expm1(logKept * months) / Math.expm1(logKept));
}

/** B / (1 - rho): what MRR rises or falls to; null where nothing holds it. */
export function ceilingOf({ newMrr, logKept }: RecurringGrowth): number | null {
  return logKept >= 0 ? null : newMrr / -Math.expm1(logKept);
}

/** Months in which half of the way to the ceiling is made, from wherever it begins; null without a ceiling. */
export function halfwayMonths({ logKept }: RecurringGrowth): number | null {
  return logKept >= 0 ? null : Math.log(0.5) / logKept;
}

/** Months until MRR is twice the opening; null when it never is, or there is nothing to double. */
export function doublingMonths({ opening, newMrr, logKept }: RecurringGrowth): number | null {
  if (opening <= 0) return null;
  if (logKept === Number.NEGATIVE_INFINITY) return newMrr >= 2 * opening ? 1 : null;
  const gain = newMrr + opening * Math.expm1(logKept);
  if (gain <= 0) return null;
  if (logKept === 0) return opening / newMrr;
  const change = (opening * Math.expm1(logKept)) / gain;
  return change <= -1 ? null : Math.log1p(change) / logKept;
}

/**
 * Growth a year at which the gross profit of renewals just pays for what new customers lose in their first year
 * (002 GTM sales: the subsidy rule). Null when new customers lose nothing: then the rule holds no growth back.
 */
export function sustainableGrowth(
  amountRetention: number,
  renewalProfit: number,
  firstYearResult: number,
): number | null {
  if (firstYearResult >= 0) return null;
  return amountRetention * (1 + Math.max(0, renewalProfit) / -firstYearResult) - 1;
}
