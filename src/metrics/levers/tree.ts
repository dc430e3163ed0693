import { keyOf, type Read, readsOf } from "../../measures/drill-down/reads.ts";
import type { GroupMeasures } from "../../measures/measures.ts";
import type { Input, MeasuredInput, Metric } from "../metric.ts";

export function inputsOf(metric: Metric): [name: string, input: Input][] {
  return Object.entries(metric.inputs as Record<string, Input>);
}

/** The metric itself and all that it is built on, each once, in the order in which formulas name them. */
export function metricsUnder(root: Metric): Metric[] {
  const found = new Set<Metric>();
  const visit = (metric: Metric) => {
    found.add(metric);
    for (const [, input] of inputsOf(metric)) if ("metric" in input) visit(input.metric);
  };
  visit(root);
  return [...found];
}

/** The sums that a measured input reads; none where the metric's months are missing. */
export function readsOfInput(measures: GroupMeasures, metric: Metric, input: MeasuredInput): Read[] {
  return metric.needs?.unmet(measures.windows) == null ? readsOf(measures, input.read) : [];
}

/** All sums that a metric rests on, by key; without those that it reads only by way of `except`. */
export function readsUnder(
  measures: GroupMeasures,
  root: Metric,
  except: Metric | null = null,
): ReadonlyMap<string, Read> {
  const reads = new Map<string, Read>();
  const seen = new Set<Metric>();
  const visit = (metric: Metric) => {
    if (metric === except || seen.has(metric)) return;
    seen.add(metric);
    for (const [, input] of inputsOf(metric))
      if ("metric" in input) visit(input.metric);
      else for (const read of readsOfInput(measures, metric, input)) reads.set(keyOf(read), read);
  };
  visit(root);
  return reads;
}
