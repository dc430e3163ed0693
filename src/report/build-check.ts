import { LAYERS } from "../domain/cost.ts";
import type { Month } from "../domain/month.ts";
import type { Attestation } from "../gates/decisions.ts";
import { evaluateGates, type GateRecord } from "../gates/evaluate.ts";
import type { Settings } from "../gates/outcome.ts";
import type { Policy } from "../gates/policy.ts";
import { STAGES, type Stage } from "../gates/stages.ts";
import { overallVerdict } from "../gates/verdict.ts";
import { DIMENSIONS, type Dimension } from "../measures/grouping.ts";
import { lengthOf } from "../measures/span.ts";
import { METRICS, metricById } from "../metrics/index.ts";
import type { Analysis } from "./analysis.ts";
import { allocationOf, envelopeOf } from "./envelope.ts";
import type { CheckReport, MetricRecord, Provenance, Trap } from "./report.ts";

export interface CheckRequest {
  readonly asOf: Month;
  /** Null: every stage, and which one the data supports. */
  readonly stage: Stage | null;
  readonly policy: Policy;
  readonly settings: Settings;
  readonly attest: ReadonlyMap<string, Attestation>;
  readonly plan: Readonly<Record<string, number>>;
}

/** The verdict of the gates on the data, with every number it rests on. */
export function buildCheck(analysis: Analysis, request: CheckRequest, provenance: Provenance): CheckReport {
  const { asOf, stage } = request;
  const { gates, questions, stages } = evaluateGates({
    ...request,
    stages: stage === null ? STAGES : [stage],
    lookup: (id, by, group) => analysis.resultOf(metricById(id)!, asOf, by, group),
    scope: null,
  });
  const overall = overallVerdict(stages);
  const asked = stages[0]!;
  const verdict =
    stage === null
      ? { verdict: overall.verdict, reason: stages.every(({ reason }) => reason !== null) ? asked.reason : null }
      : { verdict: asked.verdict, reason: asked.reason };
  const groups = groupsAsked(gates, analysis, asOf);
  return {
    report: "check",
    ...envelopeOf(analysis, asOf),
    stage,
    ...verdict,
    decidingStage: stage ?? overall.decidingStage,
    gates,
    questions,
    ...(stage === null ? { stages, supported: overall.supported } : {}),
    traps: trapsOf(analysis, asOf, gates),
    metrics: [
      ...metricRecords(analysis, asOf, null, null),
      ...groups.flatMap(({ by, group }) => metricRecords(analysis, asOf, by, group)),
    ],
    allocation: DIMENSIONS.filter((by) => groups.some((group) => group.by === by)).flatMap((by) =>
      allocationOf(analysis, asOf, by),
    ),
    ...provenance,
  };
}

export function metricRecords(
  analysis: Analysis,
  asOf: Month,
  by: Dimension | null,
  group: string | null,
  metrics = METRICS,
): MetricRecord[] {
  return metrics.flatMap((metric) => {
    const result = analysis.resultOf(metric, asOf, by, group);
    if (result === null) return [];
    const { value, reason, interval, n } = result;
    return [{ id: metric.id, by, group, unit: metric.unit, value, reason, interval, n }];
  });
}

/** The groups that gates are aimed at, each once, in the order of the gates. */
function groupsAsked(gates: readonly GateRecord[], analysis: Analysis, asOf: Month) {
  const seen = new Map<string, { by: Dimension; group: string }>();
  for (const { by, group } of gates)
    if (by !== null && group !== null && analysis.groupNames(asOf, by).includes(group))
      seen.set(`${by} ${group}`, { by, group });
  return [...seen.values()];
}

/** Acquisition cost that grew by at least this factor between the halves of the window. */
const SCALED_UP = 1.2;

/** 002 names the trap: scaling up before the numbers carry it. */
function trapsOf(analysis: Analysis, asOf: Month, gates: readonly GateRecord[]): Trap[] {
  if (!gates.some(({ kind, outcome }) => kind === "required" && outcome === "fail")) return [];
  const total = analysis.measures(asOf, null).groups[0]!;
  const { costWindow } = total.windows;
  const half = Math.floor(lengthOf(costWindow) / 2);
  if (half === 0) return [];
  const costOf = (from: Month) => total.cost(LAYERS.acquisition, { from, to: from + half - 1 }).value ?? 0;
  const earlier = costOf(costWindow.from);
  const later = costOf(costWindow.to - half + 1);
  if (later <= 0 || later < SCALED_UP * earlier) return [];
  return [
    {
      id: "scaling-too-early",
      earlier: analysis.toMajor(earlier),
      later: analysis.toMajor(later),
      source: "002 GTM: scaling before the numbers carry it",
    },
  ];
}
