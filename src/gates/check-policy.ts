import type { Issue, IssueCode } from "../domain/issue.ts";
import { nearest } from "../domain/nearest.ts";
import { REASONS } from "../domain/result.ts";
import { METRIC_IDS, metricById } from "../metrics/index.ts";
import { BASELINE_BOUNDS, BOUNDS } from "./operators.ts";
import type { Policy } from "./policy.ts";
import type { RawGate, RawPolicy } from "./raw-policy.ts";

/** Something in a policy that does not fit together, and where in its YAML. `nearest` in the args is "" for none. */
export interface PolicyProblem {
  readonly code: IssueCode;
  readonly path: readonly (string | number)[];
  readonly args: Issue["args"];
}

interface Context {
  /** The policy that the user's gates are merged into; null when the user's file is the whole policy. */
  readonly base: Policy | null;
  readonly metricIds?: readonly string[];
}

/** Every problem in the user's own gates and questions, judged together with the policy that they are merged into. */
export function checkPolicy(own: RawPolicy, { base, metricIds = METRIC_IDS }: Context): PolicyProblem[] {
  const gates = own.gates ?? [];
  const fallbacks = new Map<string, string | null>([
    ...(base?.questions ?? []).map(({ id }) => [id, null] as const),
    ...(base?.gates ?? []).map(({ id, fallback }) => [id, fallback] as const),
    ...(own.questions ?? []).map(({ id }) => [id, null] as const),
    ...gates.map(({ id, fallback }) => [id, fallback ?? null] as const),
  ]);
  return [
    ...duplicates(own, base),
    ...gates.flatMap((gate, index) => {
      const path = ["gates", index];
      return [
        ...metricProblems(gate, path, metricIds),
        ...boundProblems(gate, path),
        ...reasonProblems(gate, path),
        ...fallbackProblems(gate, path, [...fallbacks.keys()]),
      ];
    }),
    ...cycles(gates, fallbacks),
  ];
}

/** Gates and questions share one namespace; only a gate may take the place of a gate of the policy beneath. */
function duplicates({ gates = [], questions = [] }: RawPolicy, base: Policy | null): PolicyProblem[] {
  const seen = new Set((base?.questions ?? []).map(({ id }) => id));
  const entries = [
    ...gates.map(({ id }, index) => ({ id, path: ["gates", index, "id"] })),
    ...questions.map(({ id }, index) => ({ id, path: ["questions", index, "id"] })),
  ];
  return entries.flatMap(({ id, path }) => {
    if (seen.has(id)) return [{ code: "gate-duplicate" as const, path, args: { gate: id } }];
    seen.add(id);
    return [];
  });
}

function metricProblems(gate: RawGate, path: PolicyProblem["path"], metricIds: readonly string[]): PolicyProblem[] {
  const named = [
    { metric: gate.metric, at: ["metric"] },
    ...(gate.applies_when === undefined ? [] : [{ metric: gate.applies_when.metric, at: ["applies_when", "metric"] }]),
  ];
  return named
    .filter(({ metric }) => !metricIds.includes(metric))
    .map(({ metric, at }) => ({
      code: "metric-unknown",
      path: [...path, ...at],
      args: { gate: gate.id, metric, nearest: nearest(metric, metricIds) ?? "" },
    }));
}

/** A gate has exactly one threshold. One against a baseline needs a metric that knows its better side. */
function boundProblems(gate: RawGate, path: PolicyProblem["path"]): PolicyProblem[] {
  const given = [...BOUNDS, ...BASELINE_BOUNDS].filter((bound) => gate[bound] !== undefined);
  if (given.length === 1) {
    const isOpen = BASELINE_BOUNDS.some((bound) => bound === given[0]) && metricById(gate.metric)?.better === null;
    const args = { gate: gate.id, metric: gate.metric, found: given[0]! };
    return isOpen ? [{ code: "gate-direction", path: [...path, given[0]!], args }] : [];
  }
  const at = given.length === 0 ? path : [...path, given[1]!];
  return [{ code: "gate-bounds", path: at, args: { gate: gate.id, found: given.join(", ") } }];
}

function reasonProblems(gate: RawGate, path: PolicyProblem["path"]): PolicyProblem[] {
  const known = Object.keys(REASONS);
  const { when_undefined: map, fallback_reasons: list = [] } = gate;
  const named = [
    ...(typeof map === "object" ? Object.keys(map) : [])
      .filter((reason) => reason !== "default")
      .map((reason) => ({ reason, at: ["when_undefined", reason] })),
    ...list.map((reason, index) => ({ reason, at: ["fallback_reasons", index] })),
  ];
  return named
    .filter(({ reason }) => !known.includes(reason))
    .map(({ reason, at }) => ({
      code: "config-invalid",
      path: [...path, ...at],
      args: { gate: gate.id, found: reason, expected: known.join(", "), nearest: nearest(reason, known) ?? "" },
    }));
}

function fallbackProblems(gate: RawGate, path: PolicyProblem["path"], ids: readonly string[]): PolicyProblem[] {
  const { id, fallback } = gate;
  if (fallback === undefined || ids.includes(fallback)) return [];
  const others = ids.filter((other) => other !== id);
  const args = { gate: id, fallback, nearest: nearest(fallback, others) ?? "" };
  return [{ code: "fallback-unknown", path: [...path, "fallback"], args }];
}

/** Each cycle of fallbacks once, at the first of the user's gates in it. */
function cycles(gates: readonly RawGate[], fallbacks: ReadonlyMap<string, string | null>): PolicyProblem[] {
  const reported = new Set<string>();
  return gates.flatMap(({ id }, index) => {
    const chain = [id];
    let next = fallbacks.get(id) ?? null;
    while (next !== null && !chain.includes(next)) {
      chain.push(next);
      next = fallbacks.get(next) ?? null;
    }
    if (next !== id || reported.has(id)) return [];
    for (const member of chain) reported.add(member);
    const args = { gate: id, cycle: [...chain, id].join(" -> ") };
    return [{ code: "fallback-cycle" as const, path: ["gates", index, "fallback"], args }];
  });
}
