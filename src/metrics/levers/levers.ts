import type { Unit } from "../../domain/unit.ts";
import { keyOf, type Read, totalOf } from "../../measures/drill-down/reads.ts";
import type { GroupMeasures } from "../../measures/measures.ts";
import { shifted } from "../../measures/shifted.ts";
import { lengthOf } from "../../measures/span.ts";
import { Evaluation } from "../evaluate.ts";
import type { Metric, MetricResult } from "../metric.ts";
import { isHistory, limitOf, withoutOthers } from "./sums.ts";
import { inputsOf, readsOfInput, readsUnder } from "./tree.ts";

interface Movable {
  readonly unit: Unit;
  readonly now: number;
  /** Bounds that it cannot leave. */
  readonly min: number;
  readonly max: number;
  /** Moves in whole units: customers, ticks. */
  readonly whole: boolean;
  /** The metrics whose formulas name it. */
  readonly namedBy: readonly Metric[];
}

/** Something that a metric depends on and that could be other than it is, while all else stays. Money in ticks. */
export type Lever = Movable &
  ({ readonly metric: Metric; readonly result: MetricResult } | { readonly metric: null; readonly read: Read });

/** All metrics as they would be with one lever at another value. */
export function evaluateWith(measures: GroupMeasures, lever: Lever, value: number): Evaluation {
  return lever.metric === null
    ? new Evaluation(shifted(measures, lever.read, value - lever.now))
    : new Evaluation(measures, new Map([[lever.metric.id, { ...lever.result, value }]]));
}

const DEEPEST = 2;

/**
 * The levers of a metric: what its formula names, and one formula further down. A metric among them counts as a lever
 * where it can move while everything else that the root reads stays; otherwise its own inputs stand for it.
 */
export function leversOf(root: Metric, evaluation: Evaluation): Lever[] {
  const { measures } = evaluation;
  const all = readsUnder(measures, root);
  const metrics = new Map<Metric, Metric[]>();
  const sums = new Map<string, { read: Read; namedBy: Metric[] }>();
  const visit = (metric: Metric, depth: number) => {
    for (const [, input] of inputsOf(metric)) {
      if ("metric" in input) {
        const child = input.metric;
        const free = canMoveAlone(measures, root, child, all);
        if (free) metrics.set(child, [...(metrics.get(child) ?? []), metric]);
        if (!free || depth < DEEPEST) visit(child, free ? depth + 1 : depth);
      } else
        for (const read of readsOfInput(measures, metric, input)) {
          const known = sums.get(keyOf(read));
          if (known === undefined) sums.set(keyOf(read), { read, namedBy: [metric] });
          else if (!known.namedBy.includes(metric)) known.namedBy.push(metric);
        }
    }
  };
  visit(root, 1);
  return [
    ...[...metrics].flatMap(([metric, namedBy]) => metricLever(metric, namedBy, evaluation)),
    ...[...sums.values()].flatMap(({ read, namedBy }) => sumLever(read, namedBy, measures, [...all.values()])),
  ];
}

/** Whether some sum of today stands behind this metric alone. */
function canMoveAlone(measures: GroupMeasures, root: Metric, metric: Metric, all: ReadonlyMap<string, Read>): boolean {
  const others = readsUnder(measures, root, metric);
  const reads = [...all.values()];
  return [...all].some(([key, read]) => !others.has(key) && !isHistory(read, reads, measures.windows.asOf));
}

function metricLever(metric: Metric, namedBy: readonly Metric[], evaluation: Evaluation): Lever[] {
  const result = evaluation.resultOf(metric);
  if (result.value === null) return [];
  const whole = metric.unit === "count";
  const { min = whole || metric.unit === "months" ? 0 : -Infinity, max = Infinity } = metric.range ?? {};
  return [{ metric, result, unit: metric.unit, now: result.value, min, max, whole, namedBy }];
}

function sumLever(read: Read, namedBy: readonly Metric[], measures: GroupMeasures, all: readonly Read[]): Lever[] {
  if (lengthOf(read.span) === 0 || isHistory(read, all, measures.windows.asOf)) return [];
  const own = withoutOthers(read, all);
  const now = own === null ? null : totalOf(measures, own.read);
  if (own === null || now === null) return [];
  const taken = own.less === null ? 0 : totalOf(measures, own.less)!;
  const { unit, max } = limitOf(own.read, measures);
  return [
    { metric: null, read: own.read, unit, now: now - taken, min: Math.min(0, now - taken), max, whole: true, namedBy },
  ];
}
