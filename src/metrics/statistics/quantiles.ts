import { betaOddsTails, gammaTails, type LogTails } from "./special-functions.ts";

/** The z with P(Z <= z) = p for a standard normal Z; 1e-100 <= p < 1. */
export function normalQuantile(p: number): number {
  requireProbability(p);
  return signedRoot(p, (x) => gammaTails(0.5, x / 2));
}

/** The t with P(T <= t) = p for Student's distribution; 1e-100 <= p < 1, degrees of freedom >= 1, also fractional. */
export function tQuantile(p: number, degreesOfFreedom: number): number {
  requireProbability(p);
  requireDegreesOfFreedom(degreesOfFreedom);
  return signedRoot(p, (x) => betaOddsTails(0.5, degreesOfFreedom / 2, x / degreesOfFreedom));
}

/** The x with P(X <= x) = p for the chi-square distribution; 1e-100 <= p < 1, degrees of freedom >= 1, also fractional. */
export function chiSquareQuantile(p: number, degreesOfFreedom: number): number {
  requireProbability(p);
  requireDegreesOfFreedom(degreesOfFreedom);
  return positiveQuantile(p, 1 - p, degreesOfFreedom, (x) => gammaTails(degreesOfFreedom / 2, x / 2));
}

/** Quantile of a distribution that is symmetric about 0, from the tails of its square. */
function signedRoot(p: number, squareTails: (x: number) => LogTails): number {
  if (p === 0.5) return 0;
  const square = positiveQuantile(Math.abs(2 * p - 1), 2 * Math.min(p, 1 - p), 1, squareTails);
  return Math.sign(p - 0.5) * Math.sqrt(square);
}

/**
 * The x > 0 below which the probability is `lower` and above which it is `upper` = 1 - `lower`; the smaller of the two
 * is the one that is met. Newton's method on ln tail as a function of ln x, which is monotone and concave for these
 * distributions, so that from any start it ends up approaching from one side, and cannot cycle.
 */
function positiveQuantile(lower: number, upper: number, start: number, tails: (x: number) => LogTails): number {
  const target = Math.log(Math.min(lower, upper));
  let x = start;
  for (let round = 0; round < 500; round++) {
    const at = tails(x);
    const logTail = lower <= upper ? at.lower : at.upper;
    const step = (target - logTail) * Math.exp(logTail - at.density) * (lower <= upper ? 1 : -1);
    x *= Math.exp(Math.max(-MAX_STEP, Math.min(MAX_STEP, step)));
    if (Math.abs(step) < 1e-12) break;
  }
  return x;
}

/** Of ln x: a first step far too long would only have to be walked back. */
const MAX_STEP = 4;

/** Quantiles of anything smaller could leave the range of a double. */
const SMALLEST_PROBABILITY = 1e-100;

function requireProbability(p: number): void {
  if (!(p >= SMALLEST_PROBABILITY && p < 1)) {
    throw new RangeError(`a quantile needs a probability from ${SMALLEST_PROBABILITY} to below 1, not ${p}`);
  }
}

function requireDegreesOfFreedom(degreesOfFreedom: number): void {
  if (!(degreesOfFreedom >= 1 && degreesOfFreedom < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`a quantile needs degrees of freedom of at least 1, not ${degreesOfFreedom}`);
  }
}
