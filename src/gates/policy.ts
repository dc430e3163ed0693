import type { Dimension } from "../measures/grouping.ts";
import { metricById } from "../metrics/index.ts";
import { BASELINE_BOUNDS, BOUNDS, OPERATOR_OF, type Operator } from "./operators.ts";
import handbook from "./policies/handbook.yaml";
import type { GateKind, NeedRule, RawGate, RawPolicy, RawQuestion, UndefinedOutcome } from "./raw-policy.ts";
import { STAGES, type Stage } from "./stages.ts";

/** A number of the user's plan, stated in ue.yaml: `plan.spend_cap` is `{ plan: "spend_cap" }`. */
interface PlanThreshold {
  readonly plan: string;
}

/** So much worse than in the report of a baseline, as a share of the size of its value; 0: no worse. */
export interface BaselineThreshold {
  readonly maxDrop: number;
}

export function isPlanned(threshold: Gate["threshold"]): threshold is PlanThreshold {
  return typeof threshold !== "number" && "plan" in threshold;
}

/** One threshold on one metric. Required gates decide a stage, advisory gates are shown and never decide. */
export interface Gate {
  readonly id: string;
  readonly title: string;
  readonly stages: readonly Stage[];
  readonly metric: string;
  readonly operator: Operator;
  readonly threshold: number | PlanThreshold | BaselineThreshold;
  readonly kind: GateKind;
  /** The group that the gate is aimed at; both null: the total, or the group of the run. */
  readonly by: Dimension | null;
  readonly group: string | null;
  /** The gate is left out where this metric is defined and outside the two bounds, which themselves are inside. */
  readonly appliesWhen: { readonly metric: string; readonly min: number | null; readonly max: number | null } | null;
  readonly whenUndefined: {
    readonly byReason: Readonly<Record<string, UndefinedOutcome>>;
    readonly default: UndefinedOutcome;
  };
  /** Id of the gate or question that decides when the metric is undefined for one of `fallbackReasons` (null: any). */
  readonly fallback: string | null;
  readonly fallbackReasons: readonly string[] | null;
  readonly because: string | null;
  /** What failing means, as a clause: "do not scale the sales team". */
  readonly verdict: string | null;
  readonly action: string | null;
  readonly source: string;
  /** Asked in place of the gate while its plan threshold is not stated. */
  readonly question: string | null;
  readonly owner: string | null;
  readonly note: string | null;
  readonly builtIn: boolean;
}

export interface PlannedGate extends Gate {
  readonly threshold: PlanThreshold;
}

/** What no file can show: the user answers it under `attest` in ue.yaml. */
export interface Question {
  readonly id: string;
  readonly stage: Stage;
  readonly question: string;
  readonly action: string | null;
  readonly source: string;
}

export interface Policy {
  readonly name: string;
  readonly gates: readonly Gate[];
  readonly questions: readonly Question[];
  readonly needs: readonly NeedRule[];
}

/** The policy that YAML data means. Its shape and check-policy.ts are assumed to have found no problem. */
export function policyFrom(raw: RawPolicy, builtIn: boolean): Policy {
  return {
    name: raw.name ?? "own policy",
    gates: (raw.gates ?? []).map((gate) => gateFrom(gate, builtIn)),
    questions: (raw.questions ?? []).map(questionFrom),
    needs: raw.needs ?? [],
  };
}

export function gateFrom(raw: RawGate, builtIn: boolean): Gate {
  const applies = raw.applies_when;
  return {
    id: raw.id,
    title: raw.title ?? metricById(raw.metric)?.title ?? raw.metric,
    stages: raw.stages ?? STAGES,
    metric: raw.metric,
    ...thresholdFrom(raw),
    kind: raw.kind ?? "required",
    ...aimFrom(raw),
    appliesWhen:
      applies === undefined ? null : { metric: applies.metric, min: applies.min ?? null, max: applies.max ?? null },
    whenUndefined: whenUndefinedFrom(raw.when_undefined ?? "inconclusive"),
    fallback: raw.fallback ?? null,
    fallbackReasons: raw.fallback_reasons ?? null,
    because: raw.because ?? null,
    verdict: raw.verdict ?? null,
    action: raw.action ?? null,
    source: raw.source ?? "own gate",
    question: raw.question ?? null,
    owner: raw.owner ?? null,
    note: raw.note ?? null,
    builtIn,
  };
}

function questionFrom({ id, stage, question, action, source }: RawQuestion): Question {
  return { id, stage, question, action: action ?? null, source: source ?? "own question" };
}

function thresholdFrom(raw: RawGate): Pick<Gate, "operator" | "threshold"> {
  const given = [...BOUNDS, ...BASELINE_BOUNDS].filter((name) => raw[name] !== undefined);
  if (given.length !== 1) throw new Error(`gate ${raw.id} has ${given.length} thresholds, not one`);
  const bound = BOUNDS.find((name) => name === given[0]);
  if (bound === undefined) return baselineFrom(raw);
  const threshold = raw[bound]!;
  return {
    operator: OPERATOR_OF[bound],
    threshold: typeof threshold === "number" ? threshold : { plan: threshold.slice("plan.".length) },
  };
}

/** The side of the baseline on which values are worse is the metric's own. */
function baselineFrom({ metric, max_drop: drop = 0 }: RawGate): Pick<Gate, "operator" | "threshold"> {
  const maxDrop = typeof drop === "number" ? drop : Number(drop.replace("%", "")) / 100;
  return { operator: metricById(metric)?.better === "lower" ? "<=" : ">=", threshold: { maxDrop } };
}

function aimFrom({ segment, channel, tier }: RawGate): Pick<Gate, "by" | "group"> {
  if (segment !== undefined) return { by: "segment", group: segment };
  if (channel !== undefined) return { by: "channel", group: channel };
  if (tier !== undefined) return { by: "tier", group: tier };
  return { by: null, group: null };
}

function whenUndefinedFrom(raw: NonNullable<RawGate["when_undefined"]>): Gate["whenUndefined"] {
  if (typeof raw === "string") return { byReason: {}, default: raw };
  const { default: otherwise = "inconclusive", ...byReason } = raw;
  return { byReason, default: otherwise };
}

/** Own gates put into a policy: one with the id of a gate takes its place, the others follow at the end. */
export function mergeGates(policy: Policy, ownGates: readonly Gate[]): Policy {
  const gates = new Map([...policy.gates, ...ownGates].map((gate) => [gate.id, gate]));
  return { ...policy, gates: [...gates.values()] };
}

/** What `attest` may answer: the questions, and the gates whose threshold is a number of the plan. */
export function attestableIds({ gates, questions }: Policy): string[] {
  const planGates = gates.filter(({ threshold }) => isPlanned(threshold));
  return [...planGates, ...questions].map(({ id }) => id);
}

/** The stage gates of the SaaS handbook (002) and the documents beside it. */
export const HANDBOOK: Policy = policyFrom(handbook as RawPolicy, true);
