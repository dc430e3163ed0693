import type { Month } from "../../domain/month.ts";
import type { Attestation, GateRequest } from "../../gates/decisions.ts";
import { questionRecords } from "../../gates/evaluate.ts";
import type { Settings } from "../../gates/outcome.ts";
import type { Gate, Policy, Question } from "../../gates/policy.ts";
import type { Stage } from "../../gates/stages.ts";
import { type Waiver, waiversInForce } from "../../gates/waivers.ts";
import type { EvidenceSource } from "../../measures/drill-down/evidence.ts";
import { leftOut } from "../../measures/drill-down/left-out.ts";
import { type Dimension, groupingBy, totalGrouping } from "../../measures/grouping.ts";
import { metricById } from "../../metrics/index.ts";
import { readsUnder } from "../../metrics/levers/tree.ts";
import type { Metric } from "../../metrics/metric.ts";
import type { Analysis } from "../analysis.ts";
import { allocationOf, envelopeOf, windowRecord } from "../envelope.ts";
import { optionsInForce } from "../options-in-force.ts";
import { type Provenance, SCHEMA_VERSION } from "../report.ts";
import { explainedMetrics, missingSteps } from "./definition.ts";
import { evidenceOf } from "./evidence-records.ts";
import type { ExplainReport, QuestionReport } from "./explain-report.ts";
import { gateAndDecider, gatesOnMetric, type Scope } from "./gates-in-force.ts";
import { verdictChange } from "./verdict-changes.ts";

export interface ExplainRequest {
  readonly asOf: Month;
  readonly subject:
    | { readonly kind: "metric"; readonly metric: Metric }
    | { readonly kind: "gate"; readonly gate: Gate };
  /** The group asked for; null: the total, or the gate's own group. */
  readonly scope: Scope;
  /** Rows to show of each family; null: all. */
  readonly top: number | null;
  readonly policy: Policy;
  readonly settings: Settings;
  readonly stage: Stage | null;
  readonly attest: ReadonlyMap<string, Attestation>;
  readonly waivers: readonly Waiver[];
  readonly plan: Readonly<Record<string, number>>;
}

export function buildExplain(analysis: Analysis, request: ExplainRequest, provenance: Provenance): ExplainReport {
  const { asOf, subject, top, stage } = request;
  const { by, group } = aimOf(request);
  const metric = subject.kind === "metric" ? subject.metric : metricById(subject.gate.metric)!;
  const gateRequest: Omit<GateRequest, "stages"> = {
    ...request,
    baseline: null,
    waivers: waiversInForce(request.waivers, asOf),
    lookup: (id, by, group) => analysis.resultOf(metricById(id)!, asOf, by, group),
  };
  const { gates, questions } =
    subject.kind === "gate"
      ? gateAndDecider(gateRequest, subject.gate, stage)
      : gatesOnMetric(gateRequest, metric.id, stage);
  const evaluation = analysis.evaluation(asOf, by, group)!;
  const { windows } = evaluation.measures;
  const source = sourceOf(analysis, asOf, by, group);
  const { sums, evidence } = evidenceOf(analysis, source, metric, top);
  return {
    report: "explain",
    ...envelopeOf(analysis, asOf),
    subject: { kind: subject.kind, id: subject.kind === "gate" ? subject.gate.id : metric.id, by, group },
    options: optionsInForce(analysis),
    acquisitionWindow: windowRecord(windows.acquisitionWindow),
    acquisitionCostWindow: windowRecord(windows.acquisitionCostWindow),
    evidence,
    gates,
    questions,
    verdictChanges: gates.flatMap((gate) => {
      const of = analysis.evaluation(asOf, gate.by, gate.group);
      return of === null
        ? []
        : (verdictChange(analysis, sourceOf(analysis, asOf, gate.by, gate.group), of, gate) ?? []);
    }),
    metrics: explainedMetrics(analysis, evaluation, metric),
    missing: missingSteps(evaluation, metric),
    sums,
    leftOut: leftOut(source, [...readsUnder(evaluation.measures, metric).values()], analysis.costs),
    allocation: by === null ? [] : allocationOf(analysis, asOf, by),
    ...provenance,
  };
}

/** A gate's own aim, else the group asked for, else the total. */
function aimOf({ subject, scope }: ExplainRequest): { by: Dimension | null; group: string | null } {
  if (subject.kind === "gate" && subject.gate.by !== null) return subject.gate;
  return scope ?? { by: null, group: null };
}

/** Where the rows of a group are looked up. */
export function sourceOf(analysis: Analysis, asOf: Month, by: Dimension | null, group: string | null): EvidenceSource {
  const { ledger, costs, options, ticksPerMajor } = analysis;
  const grouping =
    by === null ? totalGrouping(ledger) : groupingBy(by, ledger, costs, options.tiers, ticksPerMajor, asOf);
  const index = by === null ? 0 : grouping.names.indexOf(group!);
  const customers = Array.from(grouping.groupOf.keys()).filter((customer) => grouping.groupOf[customer] === index);
  return { ledger, customers, measures: analysis.evaluation(asOf, by, group)!.measures };
}

/** A question, its answer so far, and the gates in whose place it decides. */
export function buildQuestion(
  policy: Policy,
  question: Question,
  attest: ReadonlyMap<string, Attestation>,
): QuestionReport {
  const record = questionRecords(policy, question.stage, attest).find(({ id }) => id === question.id)!;
  return {
    schemaVersion: SCHEMA_VERSION,
    report: "question",
    questions: [record],
    standsInFor: policy.gates.filter(({ fallback }) => fallback === question.id).map(({ id }) => id),
  };
}
