import type { Dimension } from "../measures/grouping.ts";
import type { MetricResult } from "../metrics/metric.ts";
import { type Baseline, baselineLimit, type Limit } from "./baseline.ts";
import { type Decided, type Outcome, outcomeOfUndefined, outcomeOfValue, type Settings } from "./outcome.ts";
import { type Gate, isPlanned, type PlannedGate, type Policy } from "./policy.ts";
import type { Stage } from "./stages.ts";
import type { GateWaiver } from "./waivers.ts";

/** The user's answer to a question that no file can answer. */
export interface Attestation {
  readonly answer: boolean;
  readonly evidence: string | null;
  readonly date: string | null;
}

/** The value of a metric for a group, money in major units; null: there is no such group. */
export type Lookup = (metric: string, by: Dimension | null, group: string | null) => MetricResult | null;

export interface GateRequest {
  readonly policy: Policy;
  readonly stages: readonly Stage[];
  readonly lookup: Lookup;
  readonly settings: Settings;
  readonly attest: ReadonlyMap<string, Attestation>;
  /** Null where no earlier report is compared with. */
  readonly baseline: Baseline | null;
  /** Those that hold at as-of, by gate. */
  readonly waivers: ReadonlyMap<string, GateWaiver>;
  /** The numbers of the user's plan, by name, in major units. */
  readonly plan: Readonly<Record<string, number>>;
  /** The group that the run is about, for gates that are not aimed at one; null: the total. */
  readonly scope: { readonly by: Dimension; readonly group: string } | null;
}

/** A gate's outcome, whatever the stage: what it was measured on, and who decided. */
export interface Decision extends Decided {
  readonly by: Dimension | null;
  readonly group: string | null;
  /** Null where there is no such group. */
  readonly result: MetricResult | null;
  readonly limit: Limit;
  readonly decidedBy: string | null;
}

/** Decides gates one by one, following fallbacks, which may lead outside the asked stages and end in a question. */
export class Decisions {
  private readonly gates: ReadonlyMap<string, Gate>;
  private readonly questionIds: ReadonlySet<string>;
  private readonly following: string[] = [];

  constructor(private readonly request: GateRequest) {
    this.gates = new Map(request.policy.gates.map((gate) => [gate.id, gate]));
    this.questionIds = new Set(request.policy.questions.map(({ id }) => id));
  }

  /** Whether its threshold is a number of the plan that is not stated. */
  asksForPlan(gate: Gate): gate is PlannedGate {
    return isPlanned(gate.threshold) && !Object.hasOwn(this.request.plan, gate.threshold.plan);
  }

  private limitOf(gate: Gate, aim: Pick<Decision, "by" | "group">): Limit {
    const { threshold } = gate;
    const stated = { baseline: null, reason: null };
    if (typeof threshold === "number") return { ...stated, threshold };
    if (isPlanned(threshold)) return { ...stated, threshold: this.request.plan[threshold.plan]! };
    return baselineLimit(gate, threshold, aim, this.request.baseline);
  }

  ofAnswer(id: string): Outcome {
    const attested = this.request.attest.get(id);
    return attested === undefined ? "inconclusive" : attested.answer ? "pass" : "fail";
  }

  ofGate(gate: Gate): Decision {
    const { lookup, scope, settings } = this.request;
    const { by, group } = gate.by === null && scope !== null ? scope : gate;
    const result = lookup(gate.metric, by, group);
    const limit = this.limitOf(gate, { by, group });
    const aim = { by, group, result, limit, close: false, decidedBy: null };
    if (result === null) {
      if (gate.builtIn && gate.by !== null) return { ...aim, outcome: "skipped", reason: "no-such-group" };
      throw new Error(`gate ${gate.id}: there is no ${by} "${group}"`);
    }
    if (!this.applies(gate, by, group)) return { ...aim, outcome: "skipped", reason: "does-not-apply" };
    const { value, reason } = result;
    if (value === null) return { ...aim, ...this.ofUndefined(gate, reason!), reason };
    if (!Number.isFinite(value)) throw new Error(`gate ${gate.id}: ${gate.metric} is ${value}`);
    if (limit.threshold === null) return { ...aim, outcome: "inconclusive", reason: limit.reason };
    return { ...aim, ...outcomeOfValue({ ...result, value }, gate.operator, limit.threshold, settings) };
  }

  /** A gate applies unless the metric of its condition is defined and outside. */
  private applies({ appliesWhen }: Gate, by: Dimension | null, group: string | null): boolean {
    if (appliesWhen === null) return true;
    const { value } = this.request.lookup(appliesWhen.metric, by, group)!;
    const { min, max } = appliesWhen;
    return value === null || ((min === null || value >= min) && (max === null || value <= max));
  }

  private ofUndefined(gate: Gate, reason: string): Pick<Decision, "outcome" | "decidedBy"> {
    const { fallback, fallbackReasons } = gate;
    if (fallback === null || (fallbackReasons !== null && !fallbackReasons.includes(reason)))
      return { outcome: outcomeOfUndefined(gate, reason), decidedBy: null };
    if (this.following.includes(gate.id)) throw new Error(`the fallbacks of gate ${gate.id} lead back to it`);
    this.following.push(gate.id);
    try {
      return this.ofFallback(gate, fallback);
    } finally {
      this.following.pop();
    }
  }

  private ofFallback(from: Gate, id: string): Pick<Decision, "outcome" | "decidedBy"> {
    const gate = this.gates.get(id);
    if (gate !== undefined && !this.asksForPlan(gate)) {
      const { outcome, decidedBy } = this.ofGate(gate);
      return { outcome, decidedBy: decidedBy ?? id };
    }
    if (gate === undefined && !this.questionIds.has(id)) throw new Error(`gate ${from.id}: no fallback ${id}`);
    return { outcome: this.ofAnswer(id), decidedBy: id };
  }
}
