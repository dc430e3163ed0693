import type { Category } from "../../domain/cost.ts";
import { ok, type Result, undefinedBecause } from "../../domain/result.ts";
import type { GroupMeasures } from "../../measures/measures.ts";
import { Evaluation } from "../evaluate.ts";
import type { Metric } from "../metric.ts";
import { monthsOf } from "../needs.ts";

/** A metric as the value of a lever. */
export function metricValue(metric: Metric): (measures: GroupMeasures) => Result {
  return (measures) => {
    const { value, reason } = new Evaluation(measures).resultOf(metric);
    return value === null ? undefinedBecause(reason!) : ok(value);
  };
}

/** A cost over the window's months that the costs cover as the value of a lever. */
export function costOf(categories: readonly Category[]): (measures: GroupMeasures) => Result {
  return (measures) => {
    const unmet = monthsOf("costWindow", 1).unmet(measures.windows);
    return unmet === null ? measures.cost(categories, measures.windows.costWindow) : undefinedBecause(unmet);
  };
}

export function costsTimes(categories: readonly Category[], factor: number): Partial<Record<Category, number>> {
  return Object.fromEntries(categories.map((category) => [category, factor]));
}
