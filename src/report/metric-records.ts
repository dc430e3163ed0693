import type { Month } from "../domain/month.ts";
import type { Dimension } from "../measures/grouping.ts";
import type { Evaluation } from "../metrics/evaluate.ts";
import { METRICS } from "../metrics/index.ts";
import type { Metric } from "../metrics/metric.ts";
import type { Analysis } from "./analysis.ts";
import type { MetricRecord } from "./report.ts";

export type ValueRecord = Omit<MetricRecord, "by" | "group">;

/** None where there is no such group. */
export function metricRecords(
  analysis: Analysis,
  asOf: Month,
  by: Dimension | null,
  group: string | null,
  metrics = METRICS,
): MetricRecord[] {
  const evaluation = analysis.evaluation(asOf, by, group);
  if (evaluation === null) return [];
  return metrics.map((metric) => {
    const { value, reason, interval, n } = analysis.resultIn(evaluation, metric);
    return { id: metric.id, by, group, unit: metric.unit, value, reason, interval, n };
  });
}

/** The same, of groups that may be no group of a dimension. */
export function valuesIn(analysis: Analysis, evaluation: Evaluation, metrics: readonly Metric[]): ValueRecord[] {
  return metrics.map((metric) => {
    const { value, reason, interval, n } = analysis.resultIn(evaluation, metric);
    return { id: metric.id, unit: metric.unit, value, reason, interval, n };
  });
}
