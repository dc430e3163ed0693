import type { Month } from "../domain/month.ts";
import type { Attestation, GateRequest } from "../gates/decisions.ts";
import type { Settings } from "../gates/outcome.ts";
import type { Policy } from "../gates/policy.ts";
import { STAGES, type Stage } from "../gates/stages.ts";
import { type Waiver, waiversInForce } from "../gates/waivers.ts";
import type { Dimension } from "../measures/grouping.ts";
import { metricById } from "../metrics/index.ts";
import type { Analysis } from "./analysis.ts";
import { baselineOf, type CheckBaseline } from "./diff/baseline.ts";

export interface CheckRequest {
  readonly asOf: Month;
  /** Null: every stage, and which one the data supports. */
  readonly stage: Stage | null;
  readonly policy: Policy;
  readonly settings: Settings;
  readonly attest: ReadonlyMap<string, Attestation>;
  readonly waivers: readonly Waiver[];
  /** The earlier report that gates are compared with. */
  readonly baseline: CheckBaseline | null;
  readonly plan: Readonly<Record<string, number>>;
  /** The one group to judge; the total without one. */
  readonly scope: { readonly by: Dimension; readonly group: string } | null;
  /** Also each group of this dimension beside the verdict. */
  readonly by: Dimension | null;
}

/** The same question for one group, or for the total. */
export function gateRequest(analysis: Analysis, request: CheckRequest, scope: CheckRequest["scope"]): GateRequest {
  const { asOf, stage } = request;
  return {
    ...request,
    baseline: request.baseline === null ? null : baselineOf(request.baseline.report),
    waivers: waiversInForce(request.waivers, asOf),
    stages: stage === null ? STAGES : [stage],
    lookup: (id, by, group) => analysis.resultOf(metricById(id)!, asOf, by, group),
    scope,
  };
}
