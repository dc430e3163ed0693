import type { Bound } from "./operators.ts";
import type { Stage } from "./stages.ts";

/** A policy as its YAML spells it, after the shape check of policy-schema.ts. What may be left out may be undefined. */
export type UndefinedOutcome = "inconclusive" | "fail" | "skip";
export type GateKind = "required" | "advisory";

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

interface RawAppliesWhen extends Optional<{ min: number; max: number }> {
  readonly metric: string;
}

interface RawGateDefaults extends Record<Bound, number | string> {
  readonly no_worse_than_baseline: true;
  /** A share, `0.05` or `5%`. */
  readonly max_drop: number | string;
  readonly title: string;
  readonly kind: GateKind;
  readonly stages: readonly Stage[];
  readonly segment: string;
  readonly channel: string;
  readonly tier: string;
  /** One outcome, or a map from reason to outcome, with `default` for the rest. */
  readonly when_undefined: UndefinedOutcome | Readonly<Record<string, UndefinedOutcome>>;
  readonly fallback: string;
  readonly fallback_reasons: readonly string[];
  readonly applies_when: RawAppliesWhen;
  readonly because: string;
  readonly verdict: string;
  readonly action: string;
  readonly source: string;
  readonly question: string;
  readonly owner: string;
  readonly note: string;
}

export interface RawGate extends Optional<RawGateDefaults> {
  readonly id: string;
  readonly metric: string;
}

export interface RawQuestion extends Optional<{ action: string; source: string }> {
  readonly id: string;
  readonly stage: Stage;
  readonly question: string;
}

/** A rule that needs data beyond subscriptions and costs: listed, never guessed. */
export interface NeedRule {
  readonly id: string;
  readonly stage: Stage;
  readonly rule: string;
  readonly needs: string;
  readonly source: string;
}

export interface RawPolicy
  extends Optional<{
    name: string;
    gates: readonly RawGate[];
    questions: readonly RawQuestion[];
    needs: readonly NeedRule[];
  }> {}
