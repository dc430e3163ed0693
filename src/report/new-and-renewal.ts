import type { Evaluation } from "../metrics/evaluate.ts";
import type { Metric } from "../metrics/metric.ts";
import { firstYearEarnings, newBusinessSubsidy } from "../metrics/new-business-subsidy.ts";
import { renewalGrossProfit } from "../metrics/renewal-gross-profit.ts";
import type { Analysis } from "./analysis.ts";

/**
 * New signings feed the team, renewals make the profit (002 scale operations): the two results apart, over the
 * window's months that the costs cover. All amounts are null where a reason says why.
 */
export interface NewBusiness {
  readonly acquisition: number | null;
  readonly delivery: number | null;
  readonly firstYearRevenue: number | null;
  /** First-year revenue less its share of service cost. */
  readonly firstYearEarnings: number | null;
  /** These earnings less acquisition and delivery. */
  readonly result: number | null;
  /** What acquisition and delivery cost beyond the earnings; 0 when they earn more. */
  readonly subsidy: number | null;
  readonly reason: string | null;
}

export interface Renewals {
  readonly revenue: number | null;
  readonly grossProfit: number | null;
  readonly reason: string | null;
}

const NOTHING = {
  acquisition: null,
  delivery: null,
  firstYearRevenue: null,
  firstYearEarnings: null,
  result: null,
  subsidy: null,
};

export function newBusinessOf(analysis: Analysis, evaluation: Evaluation): NewBusiness {
  const { value, reason } = analysis.resultIn(evaluation, newBusinessSubsidy);
  if (value === null) return { ...NOTHING, reason };
  const { acquisition, delivery, firstYearRevenue, revenue, service } = inputsOf(evaluation, newBusinessSubsidy);
  const earnings = firstYearEarnings(firstYearRevenue!, revenue!, service!);
  return {
    acquisition: analysis.toMajor(acquisition!),
    delivery: analysis.toMajor(delivery!),
    firstYearRevenue: analysis.toMajor(firstYearRevenue!),
    firstYearEarnings: analysis.toMajor(earnings),
    result: analysis.toMajor(earnings - acquisition! - delivery!),
    subsidy: value,
    reason: null,
  };
}

export function renewalsOf(analysis: Analysis, evaluation: Evaluation): Renewals {
  const { value, reason } = analysis.resultIn(evaluation, renewalGrossProfit);
  if (value === null) return { revenue: null, grossProfit: null, reason };
  const { renewalRevenue } = inputsOf(evaluation, renewalGrossProfit);
  return { revenue: analysis.toMajor(renewalRevenue!), grossProfit: value, reason: null };
}

function inputsOf(evaluation: Evaluation, metric: Metric): Record<string, number | null> {
  return Object.fromEntries(evaluation.inputsOf(metric).map(({ name, result }) => [name, result.value]));
}
