import type { Reason } from "../../src/domain/result.ts";
import type { GateRequest } from "../../src/gates/decisions.ts";
import { evaluateGates } from "../../src/gates/evaluate.ts";
import { gateFrom, type Policy, type Question } from "../../src/gates/policy.ts";
import type { RawGate } from "../../src/gates/raw-policy.ts";
import type { MetricResult } from "../../src/metrics/metric.ts";

/** A metric with a value; without a sample size unless one is given. */
export function value(value: number, more: Partial<MetricResult> = {}): MetricResult {
  return { value, reason: null, interval: null, n: null, effectiveSize: null, ...more };
}

export function between(low: number, high: number): MetricResult["interval"] {
  return { low, high, confidence: 0.9 };
}

export function missing(reason: Reason): MetricResult {
  return { value: null, reason, interval: null, n: null, effectiveSize: null };
}

/** A policy of own gates, all of one stage (gtm) unless they say more. */
export function policyOf(gates: readonly RawGate[], questions: readonly Question[] = [], builtIn = false): Policy {
  const stages = ["gtm"] as const;
  return { name: "test", gates: gates.map((raw) => gateFrom({ stages, ...raw }, builtIn)), questions, needs: [] };
}

export function question(id: string): Question {
  return { id, stage: "gtm", question: `${id}?`, action: "find out", source: "test" };
}

export const YES = { answer: true, evidence: "seen", date: "2025-05-20" };
export const NO = { answer: false, evidence: null, date: null };

type Company = Readonly<Record<string, MetricResult>>;
type Overrides = Partial<Omit<GateRequest, "settings">> & { settings?: Partial<GateRequest["settings"]> };

/** Evaluates a policy over a company whose metrics are given: `ndr` for the total, `ndr@tier:micro` for a group. */
export function evaluate(policy: Policy, company: Company, { settings, ...request }: Overrides = {}) {
  return evaluateGates({
    policy,
    stages: ["gtm"],
    lookup: (metric, by, group) => company[by === null ? metric : `${metric}@${by}:${group}`] ?? null,
    settings: { strict: false, minCustomers: 20, requireAttested: false, ...settings },
    attest: new Map(),
    waivers: new Map(),
    baseline: null,
    plan: {},
    scope: null,
    ...request,
  });
}

/** The record of the first gate. */
export function firstRecord(gates: readonly RawGate[], company: Company, overrides: Overrides = {}) {
  return evaluate(policyOf(gates), company, overrides).gates[0]!;
}
