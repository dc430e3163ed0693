import { power } from "../../domain/power.ts";

/**
 * Two ways to read the same beginning of a market. The handbook's rule of thumb says that each doubling after the
 * first 5 % takes half as long; a logistic curve through the same first two points says that growth slows down from
 * the start. Neither is an estimate: shown together they say how little is known. Times in one unit of the caller's.
 */
export interface MarketStart {
  /** Time until 5 % of the market. */
  readonly toFivePercent: number;
  /** Time from there to 10 %. */
  readonly toDouble: number;
}

const START = 0.05;
/** A split of a market more uneven than 6-3-1 is not to be assumed (002, 000). */
export const LARGEST_SHARE = 0.36;

/** 5 % x 2^(k + (t - t_k) / D_k) between the doublings at t_k, D_k half of D_(k-1); null before the first 5 %. */
export function handbookShare({ toFivePercent, toDouble }: MarketStart, time: number): number | null {
  if (time < toFivePercent) return null;
  let share = START;
  let left = time - toFivePercent;
  for (let doubling = toDouble; share < LARGEST_SHARE; doubling /= 2) {
    if (left < doubling) return Math.min(LARGEST_SHARE, share * power(2, left / doubling));
    left -= doubling;
    share *= 2;
  }
  return LARGEST_SHARE;
}

/** L / (1 + e^-k (t - t0)) with L = 36 %, through 5 % and 10 % at the same times. */
export function logisticShare({ toFivePercent, toDouble }: MarketStart, time: number): number {
  const logit = (share: number) => Math.log(share / (LARGEST_SHARE - share));
  const steepness = (logit(2 * START) - logit(START)) / toDouble;
  return LARGEST_SHARE / (1 + Math.exp(-(logit(START) + steepness * (time - toFivePercent))));
}
