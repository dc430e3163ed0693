import type { Interval } from "../domain/interval.ts";
import type { Reason, Result } from "../domain/result.ts";
import type { Unit } from "../domain/unit.ts";
import type { GroupMeasures } from "../measures/measures.ts";
import type { Windows } from "../measures/windows.ts";

/** A number that a metric reads from the measures. Money is in ticks; reading may find it undefined. */
export interface MeasuredInput {
  readonly unit: Unit;
  readonly meaning: string;
  readonly read: (measures: GroupMeasures) => number | Result;
}
/** The value of another metric; the reason of an undefined one passes through. */
export interface MetricInput {
  readonly metric: Metric;
}
/** The result of another metric, which may be undefined without making this one undefined. */
export interface OptionalMetricInput {
  readonly metric: Metric;
  readonly optional: true;
}
export type Input = MeasuredInput | MetricInput | OptionalMetricInput;
export type Inputs = Readonly<Record<string, Input>>;
export type Values<I extends Inputs> = { readonly [K in keyof I]: I[K] extends OptionalMetricInput ? Result : number };

/** The months that a metric needs itself: undefined before any input is looked at. */
export interface Need {
  readonly meaning: string;
  readonly unmet: (windows: Windows) => Reason | null;
}

export interface MetricResult {
  readonly value: number | null;
  readonly reason: Reason | null;
  readonly interval: Interval | null;
  /** Sample size; null for metrics without one, and for undefined ones. */
  readonly n: number | null;
  /** Sample size in equally large customers (ndr, grr); null for the rest. */
  readonly effectiveSize: number | null;
}

export interface IntervalContext<V> {
  readonly value: number;
  readonly values: V;
  readonly measures: GroupMeasures;
  readonly confidence: number;
  readonly resultOf: (metric: Metric) => MetricResult;
}

interface Definition<I extends Inputs> {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  readonly better: "higher" | "lower" | null;
  /** How a ratio is shown: as a percentage, or (`multiple`) as a plain number such as LTV:CAC 3.2. */
  readonly shown?: "multiple";
  /** Values that it cannot have, however well things go: what `explain` does not propose. */
  readonly range?: { readonly min?: number; readonly max?: number };
  /** In the names of `inputs`. */
  readonly formula: string;
  readonly needs: Need | null;
  /** In the order in which they are checked. */
  readonly inputs: I;
  /** The metric's own conditions and those of its months; reasons of other metrics travel by themselves. */
  readonly undefinedWhen: Partial<Readonly<Record<Reason, string>>>;
  readonly source: string;
  readonly examples: readonly { readonly given: Values<I>; readonly gives: Result }[];
  readonly compute: (values: Values<I>) => Result;
  readonly interval?: (context: IntervalContext<Values<I>>) => Interval | null;
  /** What the interval leaves out, as a sentence. */
  readonly intervalNote?: string;
  readonly sampleSize?: (measures: GroupMeasures) => number;
  /** Sample size in terms of equally large customers, where money is spread unevenly. */
  readonly effectiveSize?: (measures: GroupMeasures) => number;
}

/** A metric with its input types erased, as the registry holds it. */
// biome-ignore lint/suspicious/noExplicitAny: one registry holds metrics of every input shape
export type Metric = Definition<any>;

export function defineMetric<const I extends Inputs>(definition: Definition<I>): Metric {
  return definition;
}
