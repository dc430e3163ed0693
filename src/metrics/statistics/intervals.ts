import type { Interval } from "../../domain/interval.ts";
import { effectiveSize, type RetentionStatistics } from "../../measures/retention.ts";
import { chiSquareQuantile, normalQuantile, tQuantile } from "./quantiles.ts";

/** Probability below the upper bound of a two-sided interval. */
const upperProbability = (confidence: number): number => (1 + confidence) / 2;

/**
 * Score interval of a proportion p in [0, 1] seen on n > 0 customers, within [0, 1]; n may be fractional.
 * E. B. Wilson, JASA 22 (1927) 209-212.
 */
export function wilson(p: number, n: number, confidence: number): Interval {
  const z = normalQuantile(upperProbability(confidence));
  const weight = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / weight;
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z / (2 * n)) ** 2)) / weight;
  // the interval contains p; without the inner bounds rounding would miss p = 0 and p = 1
  return { low: Math.max(0, Math.min(p, centre - half)), high: Math.min(1, Math.max(p, centre + half)), confidence };
}

/**
 * Exact interval of a Poisson rate, in events per unit of exposure; whole events >= 0, exposure > 0.
 * F. Garwood, Biometrika 28 (1936) 437-442.
 */
export function poissonRate(events: number, exposure: number, confidence: number): Interval {
  const low = events === 0 ? 0 : chiSquareQuantile((1 - confidence) / 2, 2 * events) / (2 * exposure);
  const high = chiSquareQuantile(upperProbability(confidence), 2 * events + 2) / (2 * exposure);
  return { low, high, confidence };
}

/** Share of a cohort's customers that stayed. */
export function logoRetentionInterval(statistics: RetentionStatistics, confidence: number): Interval {
  return wilson(statistics.retainedCustomers / statistics.customers, statistics.customers, confidence);
}

/** Gross retention: a proportion of money, so the effective number of customers stands in for their number. */
export function grrInterval(statistics: RetentionStatistics, confidence: number): Interval {
  return wilson(statistics.kept / statistics.opening, effectiveSize(statistics), confidence);
}

/**
 * Net retention: the envelope of a linear interval, right for many alike customers, and one put together from what
 * was kept and what was gained (MOVER: Zou and Donner, Statistics in Medicine 27 (2008) 1693-1702), right for small
 * cohorts in which nearly all stayed. One customer says nothing about the spread: null.
 */
export function ndrInterval(statistics: RetentionStatistics, confidence: number): Interval | null {
  const { customers, opening, closing, kept, gained, closingResidual, gainedResidual } = statistics;
  if (customers < 2) return null;
  const t = tQuantile(upperProbability(confidence), Math.max(effectiveSize(statistics) - 1, 1));
  const halfWidth = (residual: number): number => (t * Math.sqrt((customers / (customers - 1)) * residual)) / opening;
  const ndr = closing / opening;
  const linear = halfWidth(closingResidual);

  const grr = kept / opening;
  const keptBounds = grrInterval(statistics, confidence);
  const gain = gained / opening;
  const gainAbove = halfWidth(gainedResidual);
  const gainBelow = Math.min(gain, gainAbove);
  const correlation = keptGainedCorrelation(statistics);
  const below = combinedLength(grr - keptBounds.low, gainBelow, correlation);
  const above = combinedLength(keptBounds.high - grr, gainAbove, correlation);
  return { low: Math.max(0, ndr - Math.max(linear, below)), high: ndr + Math.max(linear, above), confidence };
}

/** Between what customers keep and what they add; 0 where one of the two does not vary. */
function keptGainedCorrelation({ keptResidual, gainedResidual, keptGainedResidual }: RetentionStatistics): number {
  if (keptResidual === 0 || gainedResidual === 0) return 0;
  const correlation = keptGainedResidual / (Math.sqrt(keptResidual) * Math.sqrt(gainedResidual));
  return Math.max(-1, Math.min(1, correlation));
}

/** Length of the sum of two errors of lengths a and b. */
function combinedLength(a: number, b: number, correlation: number): number {
  return Math.sqrt(Math.max(0, a * a + b * b + 2 * correlation * a * b));
}

export interface LtvToCacEvidence {
  /** The point value, lifetime value / acquisition cost. */
  readonly ratio: number;
  /** Lower bound of the lifetime value divided by the acquisition cost per customer. */
  readonly ltvLowToCac: number;
  /** Above 0 unless `atCeiling`. */
  readonly churnEvents: number;
  /** Whether the lifetime in use is the ceiling, not 1 / churn. */
  readonly atCeiling: boolean;
  /** Customers at the end, and how much their monthly amounts differ: sample standard deviation / mean. */
  readonly customers: number;
  readonly coefficientOfVariation: number;
  /** Customers that the acquisition cost won. */
  readonly newCustomers: number;
  readonly confidence: number;
}

/**
 * LTV:CAC on the log scale, where the relative variances of its factors add up (delta method): churn 1 / events,
 * average revenue CV^2 / customers, acquisition 1 / new customers. At the ceiling churn does not move the ratio smoothly:
 * its part is taken from the lower bound of the lifetime value instead.
 */
export function ltvToCacInterval(evidence: LtvToCacEvidence): Interval {
  const { ratio, ltvLowToCac, churnEvents, atCeiling, customers, coefficientOfVariation, newCustomers, confidence } =
    evidence;
  const variance =
    (atCeiling ? 0 : 1 / churnEvents) +
    (coefficientOfVariation * coefficientOfVariation) / customers +
    1 / newCustomers;
  const factor = Math.exp(normalQuantile(upperProbability(confidence)) * Math.sqrt(variance));
  return sortedInterval((atCeiling ? ltvLowToCac : ratio) / factor, ratio * factor, confidence);
}

/** An input's interval carried through a monotone formula, in whichever direction that runs; other inputs held fixed. */
export function pushThrough(interval: Interval, f: (value: number) => number): Interval {
  return sortedInterval(f(interval.low), f(interval.high), interval.confidence);
}

function sortedInterval(a: number, b: number, confidence: number): Interval {
  return { low: Math.min(a, b), high: Math.max(a, b), confidence };
}
