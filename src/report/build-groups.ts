import { evaluateGates, type GateRecord } from "../gates/evaluate.ts";
import type { Dimension } from "../measures/grouping.ts";
import { arpa } from "../metrics/arpa.ts";
import { cac } from "../metrics/cac.ts";
import { cacPaybackMonths } from "../metrics/cac-payback-months.ts";
import { cacPaybackMonthsAfterChurn } from "../metrics/cac-payback-months-after-churn.ts";
import { customers } from "../metrics/customers.ts";
import { grossProfit2 } from "../metrics/gross-profit-2.ts";
import { ltv } from "../metrics/ltv.ts";
import { ltvToCac } from "../metrics/ltv-to-cac.ts";
import { ndr } from "../metrics/ndr.ts";
import type { Analysis } from "./analysis.ts";
import { type CheckRequest, gateRequest } from "./check-request.ts";
import { type Growth, growthOf, MODELS, type Model, modelOf } from "./growth.ts";
import { type ValueRecord, valuesIn } from "./metric-records.ts";

/** Waivers are given for the company's own outcome. */
type GroupGate = Omit<
  GateRecord,
  | "kind"
  | "by"
  | "group"
  | "action"
  | "source"
  | "title"
  | "because"
  | "verdict"
  | "owner"
  | "note"
  | "waiver"
  | "baseline"
>;

/** One group beside the others: how it grows, a few numbers, and what the required gates say of it alone. */
export interface GroupRecord {
  readonly by: Dimension;
  readonly group: string;
  readonly growth: Growth;
  /** The UE model it is part of; null where NDR is undefined or rests on too few customers. */
  readonly model: Model | null;
  readonly metrics: readonly ValueRecord[];
  readonly gates: readonly GroupGate[];
}

/** All groups on one side of NDR 100 % taken as one business: 002 asks for a UE model of its own for each side. */
export interface ModelRecord {
  readonly model: Model;
  readonly by: Dimension;
  readonly groups: readonly string[];
  readonly growth: Growth;
  readonly metrics: readonly ValueRecord[];
}

const OF_GROUP = [ndr, ltvToCac, grossProfit2, cac];
const OF_MODEL = [customers, arpa, cac, ltv, ltvToCac, cacPaybackMonths, cacPaybackMonthsAfterChurn, ndr];

export function groupRecords(analysis: Analysis, request: CheckRequest, by: Dimension): GroupRecord[] {
  const { asOf, settings, policy } = request;
  const unaimed = new Set(policy.gates.flatMap(({ id, by }) => (by === null ? [id] : [])));
  return analysis.groupNames(asOf, by).map((group) => {
    const evaluation = analysis.evaluation(asOf, by, group)!;
    const { gates } = evaluateGates(gateRequest(analysis, request, { by, group }));
    return {
      by,
      group,
      growth: growthOf(analysis, evaluation, settings),
      model: modelOf(evaluation.resultOf(ndr), settings),
      metrics: valuesIn(analysis, evaluation, OF_GROUP),
      gates: gates.filter(({ id, kind }) => kind === "required" && unaimed.has(id)).map(groupGate),
    };
  });
}

function groupGate(gate: GateRecord): GroupGate {
  const { id, stage, metric, operator, threshold, value, margin, interval, n, outcome, close, reason, decidedBy } =
    gate;
  return { id, stage, metric, operator, threshold, value, margin, interval, n, outcome, close, reason, decidedBy };
}

export function modelRecords(
  analysis: Analysis,
  { asOf, settings }: CheckRequest,
  by: Dimension,
  records: readonly GroupRecord[],
): ModelRecord[] {
  return MODELS.flatMap((model) => {
    const groups = records.filter((record) => record.model === model).map(({ group }) => group);
    if (groups.length === 0) return [];
    const evaluation = analysis.pooled(asOf, by, groups);
    const growth = growthOf(analysis, evaluation, settings);
    return [{ model, by, groups, growth, metrics: valuesIn(analysis, evaluation, OF_MODEL) }];
  });
}
