import type { LeverId } from "../../domain/lever.ts";
import type { GroupMeasures } from "../../measures/measures.ts";
import { customerChurnRate } from "../../metrics/customer-churn-rate.ts";
import { Evaluation } from "../../metrics/evaluate.ts";
import type { MetricResult } from "../../metrics/metric.ts";
import { WHAT_IF_LEVERS } from "../../metrics/what-if/index.ts";
import type { Analysis } from "../analysis.ts";
import { type Goal, isMet, Turnable } from "./goal.ts";

/** What one input does to a goal's metric, all else as it is. Money in major units. */
export interface Bar {
  readonly lever: LeverId;
  /** `interval`: between the ends of the input's own confidence interval; else a tenth less and more. */
  readonly span: "interval" | "ten-percent";
  readonly now: number;
  readonly lowInput: number;
  readonly highInput: number;
  /** The metric at either end; null where it has no value there. */
  readonly atLow: number | null;
  readonly atHigh: number | null;
  /** Between the least and the most of the metric; null where an end has no value. */
  readonly swing: number | null;
  /** Whether the goal is met at one end and not now, or the other way round. */
  readonly flipsAtLow: boolean;
  readonly flipsAtHigh: boolean;
}

/** ARPA is part of price, and margin of delivery and service: each cause has one bar. */
const INPUTS: readonly LeverId[] = ["price", "new-customers", "churn", "expansion", "cac", "delivery", "service"];
const TENTH = 0.1;

/** One input at a time, the one that moves the metric most first. Inputs that do not move it are left out. */
export function tornado(analysis: Analysis, measures: GroupMeasures, goal: Goal): Bar[] {
  const now = analysis.resultIn(new Evaluation(measures), goal.metric);
  const bars = WHAT_IF_LEVERS.filter(({ id }) => INPUTS.includes(id)).flatMap((lever): Bar[] => {
    const turnable = Turnable.of(analysis, measures, lever);
    if (turnable === null) return [];
    const interval = lever.id === "churn" ? new Evaluation(measures).resultOf(customerChurnRate).interval : null;
    const low = interval?.low ?? turnable.now * (1 - TENTH);
    const high = Math.min(lever.max, interval?.high ?? turnable.now * (1 + TENTH));
    const atLow = turnable.resultAt(low, goal.metric);
    const atHigh = turnable.resultAt(high, goal.metric);
    if (unmoved(now, atLow) && unmoved(now, atHigh)) return [];
    const values = [atLow.value, atHigh.value, now.value];
    const met = isMet(goal, now);
    return [
      {
        lever: lever.id,
        span: interval === null ? "ten-percent" : "interval",
        now: turnable.inMajor(turnable.now),
        lowInput: turnable.inMajor(low),
        highInput: turnable.inMajor(high),
        atLow: atLow.value,
        atHigh: atHigh.value,
        swing: values.includes(null) ? null : Math.max(...(values as number[])) - Math.min(...(values as number[])),
        flipsAtLow: isMet(goal, atLow) !== met,
        flipsAtHigh: isMet(goal, atHigh) !== met,
      },
    ];
  });
  return bars.sort((a, b) => (b.swing ?? Infinity) - (a.swing ?? Infinity) || 0);
}

function unmoved(now: MetricResult, then: MetricResult): boolean {
  if (now.value === null || then.value === null) return now.value === then.value;
  return Math.abs(then.value - now.value) <= 1e-12 * Math.abs(now.value);
}
