/** Where a function is 0, or why no such place was found. */
export type Root =
  | { readonly x: number; readonly why: null }
  | {
      readonly x: null;
      /** `not-bracketed`: the function has the same sign at both ends. `not-converged`: it was followed long enough. */
      readonly why: "not-bracketed" | "not-converged";
    };

const X_TOLERANCE = 1e-12;
/** Where a function is flat the method may take the square of the 40 steps that halving takes. */
const MOST_STEPS = 2000;

/**
 * The x between two ends at which a continuous function changes its sign, by Brent's method: interpolation where it
 * converges, halving where it does not, so that the root never leaves its bracket. R. P. Brent, Algorithms for
 * Minimization without Derivatives (1973), chapter 4, zeroin. `xTolerance` is absolute; double precision is added.
 */
export function rootBetween(
  f: (x: number) => number,
  low: number,
  high: number,
  { xTolerance = X_TOLERANCE, mostSteps = MOST_STEPS } = {},
): Root {
  let [previous, atPrevious] = [low, f(low)];
  let [best, atBest] = [high, f(high)];
  if (atPrevious === 0) return { x: previous, why: null };
  if (atBest === 0) return { x: best, why: null };
  // NaN at an end is no sign either
  if (!(Math.sign(atPrevious) * Math.sign(atBest) < 0)) return { x: null, why: "not-bracketed" };
  let [opposite, atOpposite] = [previous, atPrevious];
  let step = best - previous;
  let stepBefore = step;
  for (let steps = 0; steps < mostSteps; steps++) {
    if (Math.sign(atBest) === Math.sign(atOpposite)) {
      [opposite, atOpposite] = [previous, atPrevious];
      step = best - previous;
      stepBefore = step;
    }
    if (Math.abs(atOpposite) < Math.abs(atBest)) {
      [previous, atPrevious] = [best, atBest];
      [best, atBest] = [opposite, atOpposite];
      [opposite, atOpposite] = [previous, atPrevious];
    }
    const tolerance = 2 * Number.EPSILON * Math.abs(best) + xTolerance / 2;
    const half = (opposite - best) / 2;
    if (atBest === 0 || Math.abs(half) <= tolerance) return { x: best, why: null };
    const offered =
      Math.abs(stepBefore) < tolerance || Math.abs(atPrevious) <= Math.abs(atBest)
        ? null
        : interpolation({ previous, best, opposite, atPrevious, atBest, atOpposite });
    const accepted =
      offered !== null &&
      offered * half > 0 &&
      Math.abs(offered) < Math.min(1.5 * Math.abs(half) - tolerance / 2, Math.abs(stepBefore) / 2);
    stepBefore = accepted ? step : half;
    step = accepted ? offered : half;
    [previous, atPrevious] = [best, atBest];
    best += Math.abs(step) > tolerance ? step : Math.sign(half) * tolerance;
    atBest = f(best);
  }
  return { x: null, why: "not-converged" };
}

interface Points {
  readonly previous: number;
  readonly best: number;
  readonly opposite: number;
  readonly atPrevious: number;
  readonly atBest: number;
  readonly atOpposite: number;
}

/** Step from `best` to where a line, or with three points an inverse parabola, crosses 0. */
function interpolation({ previous, best, opposite, atPrevious, atBest, atOpposite }: Points): number {
  const s = atBest / atPrevious;
  if (previous === opposite) return ((opposite - best) * s) / (s - 1);
  const q = atPrevious / atOpposite;
  const r = atBest / atOpposite;
  const p = s * ((opposite - best) * q * (q - r) - (best - previous) * (r - 1));
  return -p / ((q - 1) * (r - 1) * (s - 1));
}
