/**
 * Why a metric has no value. A reason travels unchanged through every metric that builds on it, and into the JSON.
 */
export const REASONS = {
  "no-costs": "no costs were given",
  "short-history": "the data does not go back far enough",
  "no-customers": "nobody pays at the as-of month",
  "no-new-customers": "nobody new was signed in the window",
  "no-opening-mrr": "nobody paid at the start of the period",
  survivorship: "nobody ever left in this file, which no real history shows",
  "no-exposure": "nobody paid at the start of any month of the window",
  "no-churn-observed": "nobody left in the window",
  "no-ceiling": "NDR is at or above 100 %, so nothing caps ARR",
  "no-revenue": "there is no revenue in the window",
  "no-acquisition-cost": "there is no acquisition cost in the window",
  "no-sales-cost": "there is no sales cost in the window",
  "no-cost": "there is no cost in the window",
  "never-pays-back": "a customer never earns back what it cost to win",
  "nothing-lost": "no MRR was lost in the window",
  "sales-not-scaled": "acquisition cost did not rise in the last half-year",
  "no-renewal-profit": "renewals earn no gross profit",
  "no-renewal-revenue": "there is no renewal revenue in the window",
  "nothing-sold": "no recurring contract starts in the window",
  "no-allocation-driver": "shared costs cannot be allocated: no group has new MRR or revenue",
  "no-target-segments": "no target segments are stated",
} as const;

export type Reason = keyof typeof REASONS;

/** A finite number, or the reason why there is none. Never NaN, Infinity or a stand-in 0. */
export type Result =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: Reason };

export function ok(value: number): Result {
  return { value, reason: null };
}

export function undefinedBecause(reason: Reason): Result {
  return { value: null, reason };
}
