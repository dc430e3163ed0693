import { isMoney } from "../../domain/unit.ts";
import { METRICS, metricById } from "../../metrics/index.ts";
import type { MetricResult } from "../../metrics/metric.ts";
import { WHAT_IF_LEVERS } from "../../metrics/what-if/index.ts";
import type { Turned } from "../../metrics/what-if/turn.ts";
import type { Analysis } from "../analysis.ts";
import { type CheckRequest, gateRequest } from "../check-request.ts";
import { decide, type GateDecision } from "../decision.ts";
import { envelopeOf } from "../envelope.ts";
import type { Provenance } from "../report.ts";
import { type Selection, TOTAL } from "../selection.ts";
import { type NamedTurns, Scenario } from "./scenario.ts";
import type {
  LeverRecord,
  ScenarioRecord,
  Standing,
  TurnedRecord,
  WhatIfGate,
  WhatIfMetric,
  WhatIfReport,
} from "./what-if-report.ts";

export interface WhatIfRequest extends Omit<CheckRequest, "by"> {
  readonly scenarios: readonly NamedTurns[];
}

/** Shown whether they move or not. */
export const HEADLINE_METRICS: readonly string[] = [
  "mrr",
  "arr",
  "customers",
  "arpa",
  "new-mrr",
  "ndr",
  "grr",
  "customer-churn-rate",
  "cac",
  "ltv",
  "ltv-to-cac",
  "cac-payback-months",
  "cac-payback-months-after-churn",
  "gross-margin-1",
  "gross-margin-2",
  "gross-margin-4",
  "service-margin",
  "subsidy-cover",
];

/** The numbers and the verdict before and after levers are turned, scenario by scenario. Throws CannotTurn. */
export function buildWhatIf(analysis: Analysis, request: WhatIfRequest, provenance: Provenance): WhatIfReport {
  const { asOf, stage, scope } = request;
  const about: Selection = scope ?? TOTAL;
  const scenarios = request.scenarios.map((each) => new Scenario(analysis, asOf, about, each));
  const gates = gateRequest(analysis, { ...request, by: null }, scope);
  const before = decide(gates, stage);
  const decisions = scenarios.map((scenario) => ({
    name: scenario.name,
    decision: decide({ ...gates, lookup: (id, by, group) => scenario.resultOf(metricById(id)!, by, group) }, stage),
  }));
  const metrics = scenarios.flatMap((scenario) => metricsOf(analysis, request, about, scenario));
  const moved = new Set(metrics.flatMap((metric) => (hasMoved(metric) ? metric.id : [])));
  const used = new Set(scenarios.flatMap(({ turned }) => turned.map(({ lever }) => lever.id)));
  return {
    report: "what-if",
    ...envelopeOf(analysis, asOf),
    stage,
    scope,
    metrics: metrics.filter(({ id }) => moved.has(id) || HEADLINE_METRICS.includes(id)),
    gates: decisions.flatMap(({ name, decision }) => gatesOf(name, before, decision)),
    scenarios: decisions.map(
      ({ name, decision }): ScenarioRecord => ({
        name,
        ...standingOf(decision, stage),
        before: standingOf(before, stage),
      }),
    ),
    turned: scenarios.flatMap(({ name, turned }) => turned.map((each) => turnedRecord(analysis, name, each))),
    levers: leverRecords().filter(({ id }) => used.has(id)),
    ...provenance,
  };
}

/** What every lever means, for help, pages and workbooks. */
export function leverRecords(): LeverRecord[] {
  return WHAT_IF_LEVERS.map(({ id, title, unit, meaning, moves, holds }) => ({
    id,
    title,
    unit,
    meaning,
    moves,
    holds,
  }));
}

function metricsOf(
  analysis: Analysis,
  { asOf }: WhatIfRequest,
  { by, group }: Selection,
  scenario: Scenario,
): WhatIfMetric[] {
  return METRICS.map((metric) => {
    const before = analysis.resultOf(metric, asOf, by, group)!;
    const after = scenario.resultOf(metric, by, group)!;
    return {
      scenario: scenario.name,
      id: metric.id,
      by,
      group,
      unit: metric.unit,
      ...changeOf(before, after),
      reasonBefore: before.reason,
      reason: after.reason,
      lowBefore: before.interval?.low ?? null,
      highBefore: before.interval?.high ?? null,
      interval: after.interval,
      n: after.n,
    };
  });
}

function changeOf({ value: before }: MetricResult, { value: after }: MetricResult) {
  const change = before === null || after === null ? null : after - before;
  return { before, after, change, changeShare: shareOf(change, before) };
}

function shareOf(change: number | null, before: number | null): number | null {
  return change === null || before === null || before <= 0 ? null : change / before;
}

function hasMoved({ before, after, reasonBefore, reason }: WhatIfMetric): boolean {
  return before !== after || reasonBefore !== reason;
}

function gatesOf(scenario: string, before: GateDecision, after: GateDecision): WhatIfGate[] {
  return after.gates.map((gate, index) => {
    const was = before.gates[index]!;
    const { id, stage, kind, metric, by, group, operator, threshold, title, decidedBy } = gate;
    return {
      scenario,
      id,
      stage,
      kind,
      metric,
      by,
      group,
      operator,
      threshold,
      before: was.value,
      after: gate.value,
      outcomeBefore: was.outcome,
      outcome: gate.outcome,
      reasonBefore: was.reason,
      reason: gate.reason,
      waivedBefore: was.waiver !== null,
      waived: gate.waiver !== null,
      closeBefore: was.close,
      close: gate.close,
      flips: was.outcome !== gate.outcome,
      decidedBy,
      title,
    };
  });
}

function standingOf(decision: GateDecision, stage: WhatIfRequest["stage"]): Standing {
  const { verdict, reason, decidingStage, supported } = decision;
  return { verdict, reason, decidingStage, supported: stage === null ? supported : null };
}

function turnedRecord(analysis: Analysis, scenario: string, { lever, from, to, factor }: Turned): TurnedRecord {
  const major = (value: number) => (isMoney(lever.unit) ? analysis.toMajor(value) : value);
  const change = major(to - from);
  return {
    scenario,
    lever: lever.id,
    unit: lever.unit,
    from: major(from),
    to: major(to),
    change,
    changeShare: shareOf(change, major(from)),
    factor,
  };
}
