import { isMoney } from "../../domain/unit.ts";
import { limitsFromAbove, type Operator, passes } from "../../gates/operators.ts";
import type { GroupMeasures } from "../../measures/measures.ts";
import { Evaluation } from "../../metrics/evaluate.ts";
import type { Metric, MetricResult } from "../../metrics/metric.ts";
import { factorOf, type WhatIfLever } from "../../metrics/what-if/lever.ts";
import type { Analysis } from "../analysis.ts";

/** What is to be reached: a threshold of a metric. Money in major units. */
export interface Goal {
  readonly metric: Metric;
  readonly operator: Operator;
  readonly threshold: number;
}

/** How far beyond its threshold a goal's metric is, below 0 where it falls short; null where it has no value. */
export type Distance = (goal: Goal, result: MetricResult) => number | null;

/** By the value itself. */
export const byValue: Distance = ({ operator, threshold }, { value }) =>
  value === null ? null : limitsFromAbove(operator) ? threshold - value : value - threshold;

/** By the whole interval: the end of it that is on the wrong side. Null without an interval. */
export const byInterval: Distance = ({ operator, threshold }, { interval }) =>
  interval === null ? null : limitsFromAbove(operator) ? threshold - interval.high : interval.low - threshold;

export function isMet({ operator, threshold }: Goal, { value }: MetricResult): boolean {
  return value !== null && passes(operator, value, threshold);
}

/** A goal's metric with one lever at a value of its own, all else as it is. Lever values in ticks, results in major units. */
export class Turnable {
  readonly now: number;

  private constructor(
    private readonly analysis: Analysis,
    private readonly measures: GroupMeasures,
    readonly lever: WhatIfLever,
    now: number,
  ) {
    this.now = now;
  }

  /** Null where the lever has no value, or nothing to scale. */
  static of(analysis: Analysis, measures: GroupMeasures, lever: WhatIfLever): Turnable | null {
    const { value } = lever.value(measures);
    if (value === null || factorOf(lever, value, value * 0.5 + 0.1) === null) return null;
    return new Turnable(analysis, measures, lever, value);
  }

  /** The least and the most that is tried: a hundred times today's value. */
  get range(): { readonly min: number; readonly max: number } {
    const { lever, now } = this;
    return { min: Math.max(lever.min, now - 100 * Math.abs(now)), max: Math.min(lever.max, 100 * Math.abs(now)) };
  }

  resultAt(value: number, metric: Metric): MetricResult {
    const factor = factorOf(this.lever, this.now, value)!;
    return this.analysis.resultIn(new Evaluation(this.lever.scaled(this.measures, factor)), metric);
  }

  inMajor(value: number): number {
    return isMoney(this.lever.unit) ? this.analysis.toMajor(value) : value;
  }
}
