import type { Operator } from "../../gates/operators.ts";
import type { Dimension } from "../../measures/grouping.ts";
import type { GroupMeasures } from "../../measures/measures.ts";
import { arpa } from "../../metrics/arpa.ts";
import { cac } from "../../metrics/cac.ts";
import { Evaluation } from "../../metrics/evaluate.ts";
import { metricById } from "../../metrics/index.ts";
import { metricsUnder } from "../../metrics/levers/tree.ts";
import { ltv } from "../../metrics/ltv.ts";
import type { Metric } from "../../metrics/metric.ts";
import { serviceMargin } from "../../metrics/service-margin.ts";
import { WHAT_IF_LEVERS } from "../../metrics/what-if/index.ts";
import type { WhatIfLever } from "../../metrics/what-if/lever.ts";
import type { Analysis } from "../analysis.ts";
import { type CheckRequest, gateRequest } from "../check-request.ts";
import { decide } from "../decision.ts";
import { envelopeOf } from "../envelope.ts";
import type { Provenance } from "../report.ts";
import { byInterval, byValue, type Goal, isMet, Turnable } from "./goal.ts";
import { neededValue } from "./needed.ts";
import type { Ceiling, GoalRecord, SolveRecord, SolveReport } from "./solve-report.ts";
import { STEPS, together } from "./together.ts";
import { tornado } from "./tornado.ts";

/** What is to be reached, and by whom: the total where `by` is null. Thresholds in major units. */
export interface GoalAsked {
  readonly metric: string;
  readonly gate: string | null;
  readonly title: string;
  readonly by: Dimension | null;
  readonly group: string | null;
  readonly operator: Operator;
  readonly threshold: number;
}

export interface SolveRequest extends Omit<CheckRequest, "by"> {
  /** Null: every required gate that fails in the deciding stage. */
  readonly goals: readonly GoalAsked[] | null;
  readonly tornado: boolean;
}

/** What would have to become true for goals to be reached: by each lever alone, and together. */
export function buildSolve(analysis: Analysis, request: SolveRequest, provenance: Provenance): SolveReport {
  const { asOf, stage, scope } = request;
  const goals = (request.goals ?? failedGates(analysis, request)).map((asked) => {
    const { measures } = analysis.evaluation(asOf, asked.by, asked.group)!;
    return { asked, goal: { ...asked, metric: metricById(asked.metric)! }, measures };
  });
  return {
    report: "solve",
    ...envelopeOf(analysis, asOf),
    stage,
    scope,
    levers: goals.flatMap(({ asked, goal, measures }) =>
      WHAT_IF_LEVERS.map((lever) => solveRecord(analysis, measures, asked, goal, lever)),
    ),
    goals: goals.map(({ asked, goal, measures }) => goalRecord(analysis, measures, asked, goal, request.tornado)),
    caps: STEPS,
    ...provenance,
  };
}

/** Each failed required gate of the stage that decides, or the gate that decided in its place. */
function failedGates(analysis: Analysis, request: SolveRequest): GoalAsked[] {
  const { stage, scope, policy } = request;
  const asked = gateRequest(analysis, { ...request, by: null }, scope);
  const { gates, decidingStage } = decide(asked, stage);
  const goals = gates
    .filter(
      ({ stage, kind, outcome, waiver }) =>
        stage === decidingStage && kind === "required" && outcome === "fail" && waiver === null,
    )
    .flatMap(({ id, metric, title, by, group, operator, threshold, decidedBy }): GoalAsked[] => {
      if (decidedBy === null)
        return threshold === null ? [] : [{ gate: id, metric, title, by, group, operator, threshold }];
      const decider = policy.gates.find((gate) => gate.id === decidedBy);
      if (decider === undefined || typeof decider.threshold !== "number") return [];
      const aim = decider.by === null ? { by, group } : { by: decider.by, group: decider.group };
      const { metric: decidingMetric, title: decidingTitle, operator: way, threshold: limit } = decider;
      return [
        { gate: decidedBy, metric: decidingMetric, title: decidingTitle, ...aim, operator: way, threshold: limit },
      ];
    });
  const key = ({ metric, by, group, operator, threshold }: GoalAsked) =>
    [metric, by, group, operator, threshold].join(" ");
  return goals.filter((goal, index) => goals.findIndex((other) => key(other) === key(goal)) === index);
}

function solveRecord(
  analysis: Analysis,
  measures: GroupMeasures,
  { metric, gate, by, group, operator, threshold }: GoalAsked,
  goal: Goal,
  lever: WhatIfLever,
): SolveRecord {
  const result = analysis.resultIn(new Evaluation(measures), goal.metric);
  const head = { metric, gate, by, group, operator, threshold, value: result.value, lever: lever.id, unit: lever.unit };
  const turnable = Turnable.of(analysis, measures, lever);
  const nothing = { method: null, needed: null, change: null, changeShare: null, shown: null, shownShare: null };
  if (turnable === null)
    return {
      ...head,
      ...nothing,
      status: isMet(goal, result) ? "already-met" : "unreachable",
      why: isMet(goal, result) ? null : "no-value",
      now: null,
      reaches: null,
      shownStatus: result.interval === null ? "no-interval" : "unreachable",
    };
  const now = turnable.inMajor(turnable.now);
  const needed = neededValue(turnable, goal, byValue);
  const shown = shownValue(turnable, goal);
  const interval = {
    shown: shown.value === null ? null : turnable.inMajor(shown.value),
    shownShare: shown.value === null || now <= 0 ? null : turnable.inMajor(shown.value) / now - 1,
    shownStatus: shown.status,
  };
  if (needed.status === "solved") {
    const value = turnable.inMajor(needed.value);
    return {
      ...head,
      status: "solved",
      why: null,
      method: needed.method,
      now,
      needed: value,
      change: value - now,
      changeShare: now <= 0 ? null : (value - now) / now,
      reaches: turnable.resultAt(needed.value, goal.metric).value,
      ...interval,
    };
  }
  const met = needed.status === "already-met";
  return {
    ...head,
    ...nothing,
    status: needed.status,
    why: met ? null : needed.why === "range" && isCeiling(lever, goal.metric) ? "ceiling" : needed.why,
    now,
    reaches: met ? result.value : turnable.resultAt(needed.bestAt, goal.metric).value,
    ...interval,
  };
}

function shownValue(turnable: Turnable, goal: Goal): { value: number | null; status: SolveRecord["shownStatus"] } {
  if (goal.metric.interval === undefined || turnable.resultAt(turnable.now, goal.metric).interval === null)
    return { value: null, status: "no-interval" };
  const needed = neededValue(turnable, goal, byInterval);
  return { value: needed.status === "solved" ? needed.value : null, status: needed.status };
}

/** Whether LTV stands between the lever and the metric, and so its cap on the lifetime. */
function isCeiling({ id }: WhatIfLever, metric: Metric): boolean {
  return id === "churn" && metricsUnder(metric).includes(ltv);
}

function goalRecord(
  analysis: Analysis,
  measures: GroupMeasures,
  asked: GoalAsked,
  goal: Goal,
  withTornado: boolean,
): GoalRecord {
  const evaluation = new Evaluation(measures);
  const result = analysis.resultIn(evaluation, goal.metric);
  const { value, reason, interval, n } = result;
  const met = isMet(goal, result);
  const none = { equal: null, inOrder: { steps: [], met: true } };
  return {
    ...asked,
    value,
    reason,
    interval,
    n,
    met,
    ...(met ? none : together(analysis, measures, goal)),
    ceiling: ceilingOf(analysis, evaluation, goal.metric),
    tornado: withTornado ? tornado(analysis, measures, goal) : null,
  };
}

function ceilingOf(analysis: Analysis, evaluation: Evaluation, metric: Metric): Ceiling | null {
  if (!metricsUnder(metric).includes(ltv)) return null;
  const payment = analysis.resultIn(evaluation, arpa).value;
  const margin = evaluation.resultOf(serviceMargin).value;
  if (payment === null || margin === null) return null;
  const capMonths = evaluation.measures.options.ltvCapMonths;
  return { capMonths, monthlyProfit: payment * margin, cac: analysis.resultIn(evaluation, cac).value };
}
