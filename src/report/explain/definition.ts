import { formatMonth } from "../../domain/month.ts";
import { REASONS, type Reason } from "../../domain/result.ts";
import { isMoney, type Unit } from "../../domain/unit.ts";
import type { Evaluation } from "../../metrics/evaluate.ts";
import { sampleMeaning } from "../../metrics/inputs.ts";
import { metricsUnder, readsOfInput } from "../../metrics/levers/tree.ts";
import type { Input, Metric } from "../../metrics/metric.ts";
import type { Analysis } from "../analysis.ts";
import type { ExplainedInput, ExplainedMetric, Missing } from "./explain-report.ts";

/** The metric and all that it is built on, with this run's numbers. */
export function explainedMetrics(analysis: Analysis, evaluation: Evaluation, root: Metric): ExplainedMetric[] {
  return metricsUnder(root).map((metric) => {
    const { value, reason, interval, n, effectiveSize } = analysis.resultIn(evaluation, metric);
    return {
      id: metric.id,
      title: metric.title,
      unit: metric.unit,
      formula: metric.formula,
      value,
      reason,
      interval,
      intervalNote: metric.intervalNote ?? null,
      n,
      sample: n === null ? null : sampleMeaning(metric),
      effectiveSize,
      needs: metric.needs?.meaning ?? null,
      inputs: explainedInputs(analysis, evaluation, metric),
      undefinedWhen: Object.entries(metric.undefinedWhen as Record<string, string>).map(([why, meaning]) => ({
        reason: why,
        meaning,
      })),
      source: metric.source,
    };
  });
}

function explainedInputs(analysis: Analysis, evaluation: Evaluation, metric: Metric): ExplainedInput[] {
  // Without its months a metric looks at none of its inputs.
  const looked = metric.needs?.unmet(evaluation.measures.windows) == null;
  const results = looked ? new Map(evaluation.inputsOf(metric).map(({ name, result }) => [name, result])) : new Map();
  return Object.entries(metric.inputs as Record<string, Input>).map(([name, input]) => {
    const { value = null, reason = null } = results.get(name) ?? {};
    const unit: Unit = "metric" in input ? input.metric.unit : input.unit;
    return {
      name,
      metric: "metric" in input ? input.metric.id : null,
      meaning: "metric" in input ? input.metric.title : input.meaning,
      unit,
      value: value !== null && isMoney(unit) ? analysis.toMajor(value) : value,
      reason,
      ...monthsOf(evaluation, metric, input),
    };
  });
}

function monthsOf({ measures }: Evaluation, metric: Metric, input: Input): Pick<ExplainedInput, "from" | "to"> {
  const reads =
    "metric" in input ? [] : readsOfInput(measures, metric, input).filter(({ span }) => span.from <= span.to);
  if (reads.length === 0) return { from: null, to: null };
  return {
    from: formatMonth(Math.min(...reads.map(({ span }) => span.from))),
    to: formatMonth(Math.max(...reads.map(({ span }) => span.to))),
  };
}

/** Why a metric has no value: each step leads one formula further down, the last one names what is missing. */
export function missingSteps(evaluation: Evaluation, root: Metric): Missing[] {
  const { value, reason } = evaluation.resultOf(root);
  if (value !== null) return [];
  const step = { metric: root.id, reason: reason! };
  if (root.needs?.unmet(evaluation.measures.windows) != null)
    return [{ ...step, why: "months", input: null, meaning: root.needs.meaning }];
  const culprit = evaluation.inputsOf(root).find(({ result }) => result.reason === reason);
  if (culprit === undefined) return [{ ...step, why: "condition", input: null, meaning: conditionOf(root, reason!) }];
  const { name, input } = culprit;
  if (!("metric" in input)) return [{ ...step, why: "input", input: name, meaning: input.meaning }];
  return [
    { ...step, why: "input", input: name, meaning: input.metric.title },
    ...missingSteps(evaluation, input.metric),
  ];
}

function conditionOf(metric: Metric, reason: Reason): string {
  return (metric.undefinedWhen as Partial<Record<Reason, string>>)[reason] ?? REASONS[reason];
}
