import { ok, type Result, undefinedBecause } from "../domain/result.ts";
import type { GroupMeasures } from "../measures/measures.ts";
import type { Input, Metric, MetricResult } from "./metric.ts";

/** Evaluates metrics over the measures of one group, each once: months, then inputs in order, then its own condition. */
export class Evaluation {
  private readonly results = new Map<string, MetricResult>();

  /** `assumed` metrics are taken as given instead of computed, to see what would follow from them. */
  constructor(
    readonly measures: GroupMeasures,
    assumed: ReadonlyMap<string, MetricResult> = new Map(),
  ) {
    for (const [id, result] of assumed) this.results.set(id, result);
  }

  resultOf = (metric: Metric): MetricResult => {
    let result = this.results.get(metric.id);
    if (result === undefined) {
      result = this.evaluate(metric);
      this.results.set(metric.id, result);
    }
    return result;
  };

  /** The inputs of a metric with their results, in the order of its formula. */
  inputsOf(metric: Metric): readonly { readonly name: string; readonly input: Input; readonly result: Result }[] {
    return Object.entries(metric.inputs as Record<string, Input>).map(([name, input]) => ({
      name,
      input,
      result: this.read(input),
    }));
  }

  private evaluate(metric: Metric): MetricResult {
    const unmet = metric.needs?.unmet(this.measures.windows) ?? null;
    if (unmet !== null) return withoutSample(undefinedBecause(unmet));
    const values: Record<string, number | Result> = {};
    for (const [name, input] of Object.entries(metric.inputs as Record<string, Input>)) {
      const result = this.read(input);
      if ("optional" in input) values[name] = result;
      else if (result.value === null) return withoutSample(result);
      else values[name] = result.value;
    }
    const result: Result = metric.compute(values);
    if (result.value === null) return withoutSample(result);
    if (!Number.isFinite(result.value)) throw new Error(`metric ${metric.id} computed ${result.value}`);
    const { measures, resultOf } = this;
    const { confidence } = measures.options;
    return {
      value: result.value === 0 ? 0 : result.value,
      reason: null,
      interval: metric.interval?.({ value: result.value, values, measures, confidence, resultOf }) ?? null,
      n: metric.sampleSize?.(measures) ?? null,
      effectiveSize: metric.effectiveSize?.(measures) ?? null,
    };
  }

  private read(input: Input): Result {
    if ("metric" in input) {
      const { value, reason } = this.resultOf(input.metric);
      return value === null ? undefinedBecause(reason!) : ok(value);
    }
    const read = input.read(this.measures);
    return typeof read === "number" ? ok(read) : read;
  }
}

function withoutSample(result: Result): MetricResult {
  return { value: null, reason: result.reason, interval: null, n: null, effectiveSize: null };
}
