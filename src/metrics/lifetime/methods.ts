import type { Interval } from "../../domain/interval.ts";
import type { Reason } from "../../domain/result.ts";
import type { RiskTable } from "../../measures/lifetimes.ts";
import { lifetimeMonths } from "../ltv.ts";
import { pushThrough } from "../statistics/intervals.ts";
import { followUp, restrictedMean } from "../statistics/kaplan-meier.ts";
import { normalQuantile } from "../statistics/quantiles.ts";
import {
  fitShiftedBetaGeometric,
  type Geometric,
  projectedSurvival,
  type ShiftedBetaGeometric,
} from "../statistics/shifted-beta-geometric.ts";
import { paymentsDiscounted, paymentsWithin } from "./payments.ts";
import type { Renewals } from "./renewals.ts";

/** Ways to say how long a customer lasts, the most trusted first. */
export const METHODS = ["observed", "km", "ceiling", "horizon", "sbg", "discounted", "uncapped"] as const;
export type Method = (typeof METHODS)[number];
/** The one that `ltv` and the gates use: the handbook's (002 GTM operations). */
export const DEFAULT_METHOD: Method = "ceiling";

/** Why a method has no value, beyond the reasons of the metrics that it uses. */
export const METHOD_REASONS = [
  "before-observation",
  "beyond-follow-up",
  "too-few-at-risk",
  "mixed-contracts",
  "few-renewals",
  "no-losses",
  "never-ends",
] as const;
export type MethodReason = Reason | (typeof METHOD_REASONS)[number];

/** A lifetime in months of payments of the average customer. */
export interface Lifetime {
  readonly method: Method;
  readonly months: number | null;
  readonly reason: MethodReason | null;
  readonly interval: Interval | null;
  /** Months that it looks at; null: without end. */
  readonly horizon: number | null;
  /** `km` alone: the horizon that the customers at risk carry, and what it gives there. */
  readonly estimableTo: number | null;
  readonly n: number | null;
}

export interface LifetimeEvidence {
  readonly survivorsOnly: boolean;
  readonly churn: { readonly value: number | null; readonly reason: Reason | null; readonly interval: Interval | null };
  readonly churnSample: number | null;
  readonly risk: RiskTable;
  readonly members: number;
  readonly renewals: Renewals | null;
  /** Payments per member so far, in months of the average customer; null without one. */
  readonly observed: { readonly months: number; readonly horizon: number; readonly n: number } | null;
  readonly horizon: number;
  readonly ceiling: number;
  readonly monthlyDiscount: number;
  readonly confidence: number;
}

export type RenewalFit = ShiftedBetaGeometric | Geometric;

/** All of them side by side, in the order of trust. Never a silent number: what has no value says why. */
export function lifetimes(evidence: LifetimeEvidence): Lifetime[] {
  const { horizon, ceiling, monthlyDiscount } = evidence;
  return [
    observed(evidence),
    kaplanMeier(evidence),
    byChurn(evidence, "ceiling", ceiling, (churn) => lifetimeMonths(churn, ceiling)),
    byChurn(evidence, "horizon", horizon, (churn) => paymentsWithin(churn, horizon)),
    byRenewals(evidence),
    byChurn(evidence, "discounted", null, (churn) => paymentsDiscounted(churn, monthlyDiscount), "never-ends"),
    byChurn(evidence, "uncapped", null, (churn) => (churn === 0 ? null : 1 / churn), "no-churn-observed"),
  ];
}

const NONE = { months: null, interval: null, estimableTo: null, n: null };

function observed({ observed, horizon }: LifetimeEvidence): Lifetime {
  const base = { method: "observed" as const, interval: null, estimableTo: null };
  if (observed === null) return { ...base, months: null, reason: "before-observation", horizon, n: null };
  return { ...base, months: observed.months, reason: null, horizon: observed.horizon, n: observed.n };
}

function kaplanMeier({ survivorsOnly, risk, members, horizon, confidence }: LifetimeEvidence): Lifetime {
  const base = { ...NONE, method: "km" as const, horizon };
  if (survivorsOnly) return { ...base, reason: "survivorship" };
  const estimableTo = followUp(risk);
  if (estimableTo === 0) return { ...base, reason: "too-few-at-risk", n: members };
  if (horizon > estimableTo) return { ...base, reason: "beyond-follow-up", estimableTo, n: members };
  return { ...base, reason: null, ...meanWithin(risk, horizon, confidence), estimableTo, n: members };
}

/** The restricted mean with its interval, within the first payment and the horizon; none where nobody left. */
export function meanWithin(risk: RiskTable, horizon: number, confidence: number) {
  const { mean, variance } = restrictedMean(risk, horizon);
  const error = normalQuantile((1 + confidence) / 2) * Math.sqrt(variance);
  const interval =
    variance === 0 ? null : { low: Math.max(1, mean - error), high: Math.min(horizon, mean + error), confidence };
  return { months: mean, interval };
}

/** Lifetimes at a constant chance of leaving; its interval is pushed through. */
function byChurn(
  { churn, churnSample }: LifetimeEvidence,
  method: Method,
  horizon: number | null,
  months: (churn: number) => number | null,
  without: MethodReason = "no-churn-observed",
): Lifetime {
  const base = { ...NONE, method, horizon };
  if (churn.value === null) return { ...base, reason: churn.reason };
  const value = months(churn.value);
  if (value === null) return { ...base, reason: without };
  const bounds = churn.interval;
  // a bound of no churn at all has no end
  const bounded = bounds === null || months(bounds.low) === null ? null : bounds;
  const interval = bounded === null ? null : pushThrough(bounded, (rate) => months(Math.min(rate, 1))!);
  return { ...base, months: value, reason: null, interval, n: churnSample };
}

/** Renewals that somebody must have faced before their pattern says anything. */
const FEWEST_RENEWALS = 3;

/** The model of the renewals that were seen, or why there is none. */
export function fitRenewals({ survivorsOnly, renewals }: LifetimeEvidence): RenewalFit | MethodReason {
  if (survivorsOnly) return "survivorship";
  if (renewals === null) return "mixed-contracts";
  if (followUp(renewals.table) < FEWEST_RENEWALS) return "few-renewals";
  return fitShiftedBetaGeometric(renewals.table) ?? "no-losses";
}

function byRenewals(evidence: LifetimeEvidence): Lifetime {
  const { renewals, horizon, members } = evidence;
  const base = { ...NONE, method: "sbg" as const, horizon };
  const fit = fitRenewals(evidence);
  if (typeof fit === "string") return { ...base, reason: fit };
  const survival = monthlySurvival(fit, renewals!.every, horizon);
  return { ...base, months: survival.reduce((sum, share) => sum + share, 0), reason: null, n: members };
}

/** S(t) over t < months, where a customer can only leave at a renewal. */
export function monthlySurvival(fit: RenewalFit, every: number, months: number): number[] {
  const survival = projectedSurvival(fit, Math.floor(months / every));
  return Array.from({ length: months }, (_, t) => survival[Math.floor(t / every)]!);
}
