import type { Interval } from "../domain/interval.ts";
import type { Dimension } from "../measures/grouping.ts";
import type { MetricResult } from "../metrics/metric.ts";
import type { BaselineRecord } from "./baseline.ts";
import { type Decision, Decisions, type GateRequest } from "./decisions.ts";
import type { Operator } from "./operators.ts";
import type { Outcome } from "./outcome.ts";
import type { Gate, PlannedGate, Policy, Question } from "./policy.ts";
import type { GateKind } from "./raw-policy.ts";
import type { GateReason } from "./reasons.ts";
import type { Stage } from "./stages.ts";
import { type Counted, type StageVerdict, stageVerdict } from "./verdict.ts";
import type { GateWaiver } from "./waivers.ts";

/** What became of a gate in a stage: the fields of the JSON report, then those that only sentences need. */
export interface GateRecord {
  readonly id: string;
  readonly stage: Stage;
  readonly kind: GateKind;
  readonly metric: string;
  readonly by: Dimension | null;
  readonly group: string | null;
  readonly operator: Operator;
  /** Null where there is no baseline to compare with. */
  readonly threshold: number | null;
  readonly value: number | null;
  /** value - threshold */
  readonly margin: number | null;
  readonly interval: Interval | null;
  readonly n: number | null;
  readonly outcome: Outcome;
  readonly close: boolean;
  readonly reason: GateReason | null;
  /** The gate or question that decided in place of an undefined metric. */
  readonly decidedBy: string | null;
  readonly action: string | null;
  readonly source: string;
  readonly title: string;
  readonly because: string | null;
  readonly verdict: string | null;
  /** Who answers for an own gate, and what they noted. */
  readonly owner: string | null;
  readonly note: string | null;
  /** Of a gate that fails and does not fail its stage: `outcome` stays what it is. Null for every other gate. */
  readonly waiver: GateWaiver | null;
  /** What it was compared with; null for a gate with a threshold of its own. */
  readonly baseline: BaselineRecord | null;
}

export interface QuestionRecord {
  readonly id: string;
  readonly stage: Stage;
  readonly question: string;
  readonly answer: "yes" | "no" | null;
  readonly evidence: string | null;
  readonly date: string | null;
  readonly action: string | null;
  readonly source: string;
}

export interface GateResults {
  readonly gates: readonly GateRecord[];
  readonly questions: readonly QuestionRecord[];
  readonly stages: readonly StageVerdict[];
}

/** Every gate and question of the asked stages, stage by stage in the order of the policy, and each stage's verdict. */
export function evaluateGates(request: GateRequest): GateResults {
  const decisions = new Decisions(request);
  const byStage = request.stages.map((stage) => evaluateStage(stage, request, decisions));
  return {
    gates: byStage.flatMap(({ gates }) => gates),
    questions: byStage.flatMap(({ questions }) => questions),
    stages: byStage.map(({ verdict }) => verdict),
  };
}

function evaluateStage(stage: Stage, { policy, settings, attest, waivers }: GateRequest, decisions: Decisions) {
  const gates: GateRecord[] = [];
  const questions: QuestionRecord[] = [];
  const required: Counted[] = [];
  for (const gate of policy.gates.filter(({ stages }) => stages.includes(stage))) {
    if (decisions.asksForPlan(gate)) {
      questions.push(questionRecord(planQuestion(gate), stage, attest));
      if (gate.kind === "required") required.push(...counted(gate.id));
    } else {
      const decision = decisions.ofGate(gate);
      const waiver = decision.outcome === "fail" ? (waivers.get(gate.id) ?? null) : null;
      gates.push(gateRecord(gate, stage, decision, waiver));
      if (gate.kind === "required") required.push(waiver === null ? decision.outcome : "waived");
    }
  }
  for (const record of questionRecords(policy, stage, attest)) {
    questions.push(record);
    required.push(...counted(record.id));
  }
  return { gates, questions, verdict: stageVerdict(stage, required) };

  /** An answered question counts among the required gates; an open one only where answers are demanded. */
  function counted(id: string): Outcome[] {
    return attest.has(id) || settings.requireAttested ? [decisions.ofAnswer(id)] : [];
  }
}

function gateRecord(gate: Gate, stage: Stage, decision: Decision, waiver: GateWaiver | null): GateRecord {
  const { value, interval, n } = sampleOf(decision.result);
  const { threshold, baseline } = decision.limit;
  return {
    id: gate.id,
    stage,
    kind: gate.kind,
    metric: gate.metric,
    by: decision.by,
    group: decision.group,
    operator: gate.operator,
    threshold,
    value,
    margin: value === null || threshold === null ? null : value - threshold,
    interval,
    n,
    outcome: decision.outcome,
    close: decision.close,
    reason: decision.reason,
    decidedBy: decision.decidedBy,
    action: gate.action,
    source: gate.source,
    title: gate.title,
    because: gate.because,
    verdict: gate.verdict,
    owner: gate.owner,
    note: gate.note,
    waiver,
    baseline,
  };
}

function sampleOf(result: MetricResult | null): Pick<MetricResult, "value" | "interval" | "n"> {
  return result ?? { value: null, interval: null, n: null };
}

/** A gate whose number of the plan is not stated asks for it. */
function planQuestion({ id, title, threshold, question, action, source }: PlannedGate): Omit<Question, "stage"> {
  return {
    id,
    question: question ?? `${title}: does it keep to the plan? plan.${threshold.plan} is not stated.`,
    action,
    source,
  };
}

/** The questions of a stage with the answers given so far. */
export function questionRecords({ questions }: Policy, stage: Stage, attest: GateRequest["attest"]): QuestionRecord[] {
  return questions
    .filter((question) => question.stage === stage)
    .map((question) => questionRecord(question, stage, attest));
}

function questionRecord(
  { id, question, action, source }: Omit<Question, "stage">,
  stage: Stage,
  attest: GateRequest["attest"],
): QuestionRecord {
  const attested = attest.get(id);
  const answer = attested === undefined ? null : attested.answer ? "yes" : "no";
  const { evidence = null, date = null } = attested ?? {};
  return { id, stage, question, answer, evidence, date, action, source };
}
