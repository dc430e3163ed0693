import { outcomeOfValue, type Settings } from "../gates/outcome.ts";
import { arrCeiling } from "../metrics/arr-ceiling.ts";
import type { Evaluation } from "../metrics/evaluate.ts";
import type { MetricResult } from "../metrics/metric.ts";
import { ndr } from "../metrics/ndr.ts";
import type { Analysis } from "./analysis.ts";

/**
 * How growth goes on at this NDR (002 GTM rhythm): below 80 % sales must not be scaled, below 100 % size has a
 * ceiling, at 100 % growth is the pace of new bookings, above it growth compounds. `thin`: too few customers to say.
 */
export const REGIMES = ["below-80", "80-to-100", "at-100", "above-100", "thin"] as const;
export type Regime = (typeof REGIMES)[number];

/** Which of two UE models a group belongs to: those that lose money by themselves, and those that keep or gain it. */
export const MODELS = ["below", "above"] as const;
export type Model = (typeof MODELS)[number];

export interface Growth {
  /** Null where NDR is undefined. */
  readonly regime: Regime | null;
  readonly ndr: number | null;
  /** Why NDR is undefined. */
  readonly reason: string | null;
  readonly n: number | null;
  readonly arr: number;
  /** What ARR tends to at the present pace of signing; null where nothing caps it. */
  readonly arrCeiling: number | null;
  /** Months in which half of the way there is made. */
  readonly halfwayMonths: number | null;
}

export function growthOf(analysis: Analysis, evaluation: Evaluation, settings: Settings): Growth {
  const result = evaluation.resultOf(ndr);
  const { measures } = evaluation;
  const ceiling = analysis.resultIn(evaluation, arrCeiling).value;
  return {
    regime: regimeOf(result, settings),
    ndr: result.value,
    reason: result.reason,
    n: result.n,
    arr: analysis.toMajor(12 * measures.at("closing", measures.windows.asOf)),
    arrCeiling: ceiling,
    halfwayMonths: ceiling === null ? null : halfway(result.value!),
  };
}

/** ln 0.5 / ln rho, where rho = ndr^(1/12) is what is kept of MRR in a month. */
function halfway(ndr: number): number {
  return ndr === 0 ? 0 : (12 * Math.log(0.5)) / Math.log(ndr);
}

const SCALABLE = 0.8;
const STEADY = 1;

export function regimeOf(result: MetricResult, settings: Settings): Regime | null {
  const { value } = result;
  if (value === null) return null;
  if (isThin(result, SCALABLE, settings) || isThin(result, STEADY, settings)) return "thin";
  if (value < SCALABLE) return "below-80";
  if (value < STEADY) return "80-to-100";
  return value === STEADY ? "at-100" : "above-100";
}

/** Exactly 100 % has no ceiling either. Null: undefined, or too thin to be put on a side. */
export function modelOf(result: MetricResult, settings: Settings): Model | null {
  if (result.value === null || isThin(result, STEADY, settings)) return null;
  return result.value < STEADY ? "below" : "above";
}

/** The rule by which a gate at this boundary would be left undecided. */
function isThin(result: MetricResult, boundary: number, { minCustomers }: Settings): boolean {
  const value = result.value!;
  return outcomeOfValue({ ...result, value }, ">=", boundary, { strict: false, minCustomers }).reason === "thin-data";
}
