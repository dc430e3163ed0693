import type { Category } from "../../domain/cost.ts";
import { isMoney, type Unit } from "../../domain/unit.ts";
import type { GateRecord } from "../../gates/evaluate.ts";
import { passes } from "../../gates/operators.ts";
import type { EvidenceSource } from "../../measures/drill-down/evidence.ts";
import type { Evaluation } from "../../metrics/evaluate.ts";
import { metricById } from "../../metrics/index.ts";
import { evaluateWith, type Lever, leversOf } from "../../metrics/levers/levers.ts";
import { readsOfInput } from "../../metrics/levers/tree.ts";
import type { Input, Metric } from "../../metrics/metric.ts";
import type { Analysis } from "../analysis.ts";
import { examplesFor } from "./examples.ts";
import { turningPoint } from "./turning-point.ts";

/** One thing that would change a gate's outcome by its value, if nothing else changed. Money in major units. */
export interface LeverRecord {
  /** The metric that moves; null for a sum of its own. */
  readonly metric: string | null;
  /** The sum that moves (`cost` with its categories); null for a metric. */
  readonly sum: string | null;
  readonly categories: readonly Category[] | null;
  readonly unit: Unit;
  readonly now: number;
  /** The value nearest to now at which the outcome by value is another one; null where none is within reach. */
  readonly limit: number | null;
  /** limit - now */
  readonly change: number | null;
  /** Where the whole interval passes, as --strict demands; null without an interval, or out of reach. */
  readonly strictLimit: number | null;
  /** Out of reach: the gate's metric at the end of what the lever can be, and the settings that hold it down. */
  readonly utmost: number | null;
  readonly heldBy: readonly { readonly meaning: string; readonly value: number }[];
  /** Customers or lines that together would do, largest first; empty where nobody stands for the change. */
  readonly examples: readonly { readonly customer: string; readonly amount: number }[];
}

/** What a gate's outcome by value hangs on. */
export interface VerdictChange {
  readonly gate: string;
  /** Whether the value passes now, and the levers' limits are where it would fail. */
  readonly passes: boolean;
  readonly levers: readonly LeverRecord[];
}

/** How far a gate is from another outcome, in what its metric is made of. Null where the metric has no value. */
export function verdictChange(
  analysis: Analysis,
  source: EvidenceSource,
  evaluation: Evaluation,
  gate: GateRecord,
): VerdictChange | null {
  const metric = metricById(gate.metric)!;
  const { threshold } = gate;
  if (evaluation.resultOf(metric).value === null || threshold === null) return null;
  const inMajor = (value: number, unit: Unit) => (isMoney(unit) ? analysis.toMajor(value) : value);
  const passesAt = (value: number) => passes(gate.operator, inMajor(value, metric.unit), threshold);
  const passing = passesAt(evaluation.resultOf(metric).value!);
  const levers = leversOf(metric, evaluation).flatMap((lever) => {
    const resultAt = (value: number) => evaluateWith(evaluation.measures, lever, value).resultOf(metric);
    const limit = turningPoint(lever, (value) => {
      const at = resultAt(value).value;
      return at !== null && passesAt(at) !== passing;
    });
    const utmost = limit === null ? utmostOf(lever, metric, evaluation, gate, passing) : null;
    if (limit === null && (passing || (utmost === evaluation.resultOf(metric).value && lever.metric === null)))
      return [];
    const major = (value: number | null) => (value === null ? null : inMajor(value, lever.unit));
    return [
      {
        ...nameOf(lever),
        namedBy: lever.namedBy.map(({ id }) => id),
        unit: lever.unit,
        now: major(lever.now)!,
        limit: major(limit),
        change: limit === null ? null : major(limit - lever.now),
        strictLimit: passing ? null : major(strictLimit(lever, metric, evaluation, passesAt)),
        utmost: utmost === null ? null : inMajor(utmost, metric.unit),
        heldBy: limit === null && !passing ? settingsBeside(lever, evaluation) : [],
        examples:
          limit === null || passing || lever.metric !== null
            ? []
            : examplesFor(source, lever.read, limit - lever.now).map(({ customer, amount }) => ({
                customer: analysis.lines.customers.at(customer)!,
                amount: inMajor(amount, lever.unit),
              })),
      },
    ];
  });
  return { gate: gate.id, passes: passing, levers: withoutRepeats(levers) };
}

/** A sum that cannot do it goes without saying where the metric made of it cannot either. */
function withoutRepeats(levers: readonly (LeverRecord & { readonly namedBy: readonly string[] })[]): LeverRecord[] {
  const hopeless = new Set(levers.flatMap(({ limit, metric }) => (limit === null && metric !== null ? [metric] : [])));
  return levers
    .filter(({ limit, sum, namedBy }) => limit !== null || sum === null || !namedBy.every((id) => hopeless.has(id)))
    .map(({ namedBy: _, ...lever }) => lever);
}

function nameOf(lever: Lever): Pick<LeverRecord, "metric" | "sum" | "categories"> {
  if (lever.metric !== null) return { metric: lever.metric.id, sum: null, categories: null };
  const { read } = lever;
  return { metric: null, sum: read.column, categories: read.family === "costs" ? read.categories : null };
}

/** The metric at that end of the lever's range which brings it closest to the gate; null where both are undefined or open. */
function utmostOf(
  lever: Lever,
  metric: Metric,
  { measures }: Evaluation,
  gate: GateRecord,
  passing: boolean,
): number | null {
  if (passing) return null;
  const ends = [lever.min, lever.max].filter((end) => Math.abs(end) < Number.MAX_SAFE_INTEGER);
  const values = [lever.now, ...ends].flatMap((end) => evaluateWith(measures, lever, end).resultOf(metric).value ?? []);
  const upwards = gate.operator === ">" || gate.operator === ">=";
  return values.length === 0 ? null : upwards ? Math.max(...values) : Math.min(...values);
}

/** Where the lever must go for the whole interval to pass. A lever with an interval of its own would move that too: none. */
function strictLimit(
  lever: Lever,
  metric: Metric,
  evaluation: Evaluation,
  passesAt: (value: number) => boolean,
): number | null {
  if (evaluation.resultOf(metric).interval === null) return null;
  if (lever.metric === null || lever.result.interval !== null) return null;
  return turningPoint(lever, (value) => {
    const { interval } = evaluateWith(evaluation.measures, lever, value).resultOf(metric);
    return interval !== null && passesAt(interval.low) && passesAt(interval.high);
  });
}

/** The settings that stand in the same formula: ltv_cap_months beside churn. */
function settingsBeside(lever: Lever, { measures }: Evaluation): LeverRecord["heldBy"] {
  return lever.namedBy.flatMap((metric) =>
    Object.values(metric.inputs as Record<string, Input>).flatMap((input) => {
      if ("metric" in input || readsOfInput(measures, metric, input).length > 0) return [];
      const value = input.read(measures);
      return typeof value === "number" ? [{ meaning: input.meaning, value }] : [];
    }),
  );
}
