import type { RiskTable } from "../../measures/lifetimes.ts";
import { rootBetween } from "./root.ts";

/**
 * Customers who decide at each renewal, each with a constant chance of leaving that differs between customers (beta
 * distributed): retention rises with age, because those who leave easily leave first. P. S. Fader and B. G. S. Hardie,
 * How to Project Customer Retention, Journal of Interactive Marketing 21 (2007) 76-90.
 */
export interface ShiftedBetaGeometric {
  readonly model: "sbg";
  readonly alpha: number;
  readonly beta: number;
  readonly logLikelihood: number;
}

/** What the model comes to when all customers are alike: one chance of leaving, `theta`, at each renewal. */
export interface Geometric {
  readonly model: "geometric";
  readonly theta: number;
  readonly logLikelihood: number;
}

/** ln(alpha + beta) is looked for from customers who stay for ever or leave at once to customers who are all alike. */
const EXTREME = Math.log(1e-4);
const ALIKE = Math.log(1e6);
const STEPS = 40;
/** A fit that is no better than this is the geometric one, seen through rounding. */
const NO_BETTER = 1e-9;

/**
 * Maximum likelihood over the renewals 1, 2, ... of a table; several cohorts add up in it, and customers who joined
 * late or are still there count in the renewals that they were seen to face. The chance of leaving at renewal t is
 * alpha / (alpha + beta + t - 1), which is the paper's recursion without its products. Null without any loss.
 */
export function fitShiftedBetaGeometric(table: RiskTable): ShiftedBetaGeometric | Geometric | null {
  const lost = sum(table.lost);
  const atRisk = sum(table.atRisk);
  if (lost === 0) return null;
  const theta = lost / atRisk;
  const geometric: Geometric = { model: "geometric", theta, logLikelihood: geometricLikelihood(lost, atRisk) };
  if (theta === 1) return geometric;
  const sizes = Array.from({ length: STEPS + 1 }, (_, i) => EXTREME + ((ALIKE - EXTREME) * i) / STEPS);
  const candidates = [EXTREME, ...sizes.slice(1).flatMap((size, i) => turningSize(table, sizes[i]!, size))].map(
    (logSize) => fitAt(table, Math.exp(logSize)),
  );
  const best = candidates.reduce((a, b) => (b.logLikelihood > a.logLikelihood ? b : a));
  return best.logLikelihood > geometric.logLikelihood + NO_BETTER ? best : geometric;
}

/** Share still there after each of so many renewals: S(0), S(1), ..., S(renewals). */
export function projectedSurvival(fit: ShiftedBetaGeometric | Geometric, renewals: number): number[] {
  const survival = [1];
  for (let t = 1; t <= renewals; t++) {
    const stay = fit.model === "geometric" ? 1 - fit.theta : (fit.beta + t - 1) / (fit.alpha + fit.beta + t - 1);
    survival.push(survival[t - 1]! * stay);
  }
  return survival;
}

/** The ln(alpha + beta) between two at which the best likelihood for each stops rising or falling. */
function turningSize(table: RiskTable, low: number, high: number): number[] {
  const { x } = rootBetween((logSize) => slopeInSize(table, Math.exp(logSize)), low, high);
  return x === null ? [] : [x];
}

/** The best fit among those with this alpha + beta. */
function fitAt(table: RiskTable, size: number): ShiftedBetaGeometric {
  const mean = bestMean(table, size);
  let logLikelihood = 0;
  eachRenewal(table, (t, lost, stayed) => {
    const leave = (mean * size) / (size + t);
    if (lost > 0) logLikelihood += lost * Math.log(leave);
    if (stayed > 0) logLikelihood += stayed * Math.log1p(-leave);
  });
  return { model: "sbg", alpha: mean * size, beta: (1 - mean) * size, logLikelihood };
}

/** alpha / (alpha + beta), by its logit: the slope of the likelihood in it falls from above 0 to below 0. */
function bestMean(table: RiskTable, size: number): number {
  const slope = (logit: number) => {
    const mean = sigmoid(logit);
    let value = 0;
    eachRenewal(table, (t, lost, stayed) => {
      const share = size / (size + t);
      value += lost * (1 - mean) - (stayed * mean * (1 - mean) * share) / (1 - mean * share);
    });
    return value;
  };
  return sigmoid(rootBetween(slope, -WIDEST_LOGIT, WIDEST_LOGIT).x ?? WIDEST_LOGIT);
}

/** Nobody is certain beyond it: 1e-15 from 0 or 1. */
const WIDEST_LOGIT = 34;

/** Slope of the likelihood in ln(alpha + beta), at the mean that is best for it. */
function slopeInSize(table: RiskTable, size: number): number {
  const mean = bestMean(table, size);
  let slope = 0;
  eachRenewal(table, (t, lost, stayed) => {
    const share = t / (size + t);
    const leave = (mean * size) / (size + t);
    slope += lost * share - (stayed * leave * share) / (1 - leave);
  });
  return slope;
}

/** Renewals from 0 on: how many faced each, and stayed or were lost. */
function eachRenewal({ atRisk, lost }: RiskTable, see: (t: number, lost: number, stayed: number) => void): void {
  for (let t = 0; t < atRisk.length; t++) see(t, lost[t]!, atRisk[t]! - lost[t]!);
}

function geometricLikelihood(lost: number, atRisk: number): number {
  const stayed = atRisk - lost;
  return lost * Math.log(lost / atRisk) + (stayed === 0 ? 0 : stayed * Math.log(stayed / atRisk));
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
