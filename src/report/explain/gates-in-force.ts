import type { GateRequest } from "../../gates/decisions.ts";
import { evaluateGates, type GateRecord, type QuestionRecord } from "../../gates/evaluate.ts";
import type { Gate, Policy } from "../../gates/policy.ts";
import { STAGES, type Stage } from "../../gates/stages.ts";
import type { Dimension } from "../../measures/grouping.ts";

/** The group that is explained; null: the total. */
export type Scope = { readonly by: Dimension; readonly group: string } | null;

interface Decided {
  readonly gates: readonly GateRecord[];
  readonly questions: readonly QuestionRecord[];
}

/** A gate in one stage of its own, then the gate that decided in its place, if one did. */
export function gateAndDecider(request: Omit<GateRequest, "stages">, gate: Gate, configured: Stage | null): Decided {
  const stage = configured !== null && gate.stages.includes(configured) ? configured : gate.stages[0]!;
  const asked = decide(request, [gate], [stage]);
  const decidedBy = asked.gates[0]?.decidedBy ?? null;
  const decider = request.policy.gates.find(({ id }) => id === decidedBy);
  return decider === undefined
    ? asked
    : { ...asked, gates: [...asked.gates, ...decide(request, [decider], [decider.stages[0]!]).gates] };
}

/** The gates on a metric that judge this group: those of the configured stage, else of all, each once. */
export function gatesOnMetric(request: Omit<GateRequest, "stages">, metric: string, configured: Stage | null): Decided {
  const { scope } = request;
  const stages = configured === null ? STAGES : [configured];
  const mine = request.policy.gates.filter(
    (gate) =>
      gate.metric === metric &&
      gate.stages.some((stage) => stages.includes(stage)) &&
      (gate.by === null || (gate.by === scope?.by && gate.group === scope.group)),
  );
  const { gates, questions } = decide(request, mine, stages);
  const first = <R extends { readonly id: string }>(records: readonly R[]) =>
    records.filter(({ id }, index) => records.findIndex((other) => other.id === id) === index);
  return { gates: first(gates), questions: first(questions) };
}

/** Some gates decided as in a check; their fallbacks are evaluated, and not listed. */
function decide(request: Omit<GateRequest, "stages">, gates: readonly Gate[], stages: readonly Stage[]): Decided {
  const policy = onlyNeeded(request.policy, gates);
  const results = evaluateGates({ ...request, policy, stages });
  const asked = new Set(gates.map(({ id }) => id));
  return {
    gates: results.gates.filter(({ id }) => asked.has(id)),
    questions: results.questions.filter(({ id }) => asked.has(id)),
  };
}

/** The gates and those that they fall back to, however far. */
function onlyNeeded(policy: Policy, gates: readonly Gate[]): Policy {
  const needed = new Map<string, Gate>();
  const add = (gate: Gate | undefined) => {
    if (gate === undefined || needed.has(gate.id)) return;
    needed.set(gate.id, gate);
    add(policy.gates.find(({ id }) => id === gate.fallback));
  };
  for (const gate of gates) add(gate);
  return { ...policy, gates: [...needed.values()] };
}
