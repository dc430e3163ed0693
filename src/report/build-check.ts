import { LAYERS } from "../domain/cost.ts";
import { formatMonth, type Month } from "../domain/month.ts";
import type { GateRecord } from "../gates/evaluate.ts";
import { waiverRecords } from "../gates/waivers.ts";
import { DIMENSIONS, type Dimension } from "../measures/grouping.ts";
import type { GroupMeasures } from "../measures/measures.ts";
import { lengthOf } from "../measures/span.ts";
import type { Analysis } from "./analysis.ts";
import { groupRecords, modelRecords } from "./build-groups.ts";
import { type CheckRequest, gateRequest } from "./check-request.ts";
import { decide } from "./decision.ts";
import { baselineInfo, baselineIssues } from "./diff/baseline.ts";
import { historyOf } from "./diff/history.ts";
import { allocationOf, envelopeOf } from "./envelope.ts";
import { growthOf } from "./growth.ts";
import { metricRecords } from "./metric-records.ts";
import { newBusinessOf, renewalsOf } from "./new-and-renewal.ts";
import { optionsInForce } from "./options-in-force.ts";
import type { CheckReport, Provenance, Trap } from "./report.ts";
import { type Selection, TOTAL } from "./selection.ts";
import { waiverIssues } from "./waiver-issues.ts";

/** The verdict of the gates on the data, with every number it rests on. */
export function buildCheck(analysis: Analysis, request: CheckRequest, provenance: Provenance): CheckReport {
  const { asOf, stage, scope, settings } = request;
  const decision = decide(gateRequest(analysis, request, scope), stage);
  const { gates, questions, stages, verdict, reason, decidingStage, supported } = decision;
  const about: Selection = scope ?? TOTAL;
  const asked = groupsAsked(gates, analysis, asOf).filter(({ by, group }) => by !== about.by || group !== about.group);
  const evaluation = analysis.evaluation(asOf, about.by, about.group)!;
  const waivers = waiverRecords(request.waivers, gates, asOf);
  const baseline = request.baseline === null ? null : baselineInfo(request.baseline, provenance.definitions);
  const groups = request.by === null ? [] : groupRecords(analysis, request, request.by);
  const allocated = new Set([about.by, request.by, ...asked.map(({ by }) => by)]);
  return {
    report: "check",
    ...envelopeOf(analysis, asOf),
    stage,
    verdict,
    reason,
    decidingStage,
    scope,
    gates,
    questions,
    ...(stage === null ? { stages, supported } : {}),
    waived: new Set(gates.filter(isWaived).map(({ id }) => id)).size,
    waivers,
    baseline,
    traps: trapsOf(analysis, evaluation.measures, gates),
    growth: growthOf(analysis, evaluation, settings),
    newBusiness: newBusinessOf(analysis, evaluation),
    renewals: renewalsOf(analysis, evaluation),
    groups,
    models: request.by === null ? [] : modelRecords(analysis, request, request.by, groups),
    metrics: [about, ...asked].flatMap(({ by, group }) => metricRecords(analysis, asOf, by, group)),
    history: historyOf(analysis, asOf, about),
    options: { ...optionsInForce(analysis), strict: settings.strict, requireAttested: settings.requireAttested },
    allocation: DIMENSIONS.filter((by) => allocated.has(by)).flatMap((by) => allocationOf(analysis, asOf, by)),
    ...provenance,
    issues: [
      ...provenance.issues,
      ...(baseline === null ? [] : baselineIssues(baseline, formatMonth(asOf))),
      ...waiverIssues(request.waivers, waivers, asOf),
    ],
  };
}

function isWaived({ kind, waiver }: GateRecord): boolean {
  return kind === "required" && waiver !== null;
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
function trapsOf(analysis: Analysis, measures: GroupMeasures, gates: readonly GateRecord[]): Trap[] {
  if (!gates.some(({ kind, outcome }) => kind === "required" && outcome === "fail")) return [];
  const { costWindow } = measures.windows;
  const half = Math.floor(lengthOf(costWindow) / 2);
  if (half === 0) return [];
  const costOf = (from: Month) => measures.cost(LAYERS.acquisition, { from, to: from + half - 1 }).value ?? 0;
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
