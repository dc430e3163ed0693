import type { Attestation } from "../gates/decisions.ts";
import { questionRecords } from "../gates/evaluate.ts";
import { type Gate, isPlanned, type Policy } from "../gates/policy.ts";
import { STAGES, type Stage } from "../gates/stages.ts";
import { statedWaivers, type Waiver } from "../gates/waivers.ts";
import type { GatesReport, PolicyGateRecord } from "./gates-report.ts";
import { SCHEMA_VERSION } from "./report.ts";

/** What the policy in force asks of one stage, or of all of them. */
export function buildGates(
  policy: Policy,
  stage: Stage | null,
  attest: ReadonlyMap<string, Attestation>,
  plan: Readonly<Record<string, number>>,
  waivers: readonly Waiver[],
): GatesReport {
  const stated = statedWaivers(waivers);
  const stages = stage === null ? STAGES : [stage];
  return {
    schemaVersion: SCHEMA_VERSION,
    report: "gates",
    policy: policy.name,
    stage,
    gates: stages.flatMap((at) =>
      policy.gates
        .filter((gate) => gate.stages.includes(at))
        .map((gate) => ({
          id: gate.id,
          stage: at,
          kind: gate.kind,
          metric: gate.metric,
          by: gate.by,
          group: gate.group,
          operator: gate.operator,
          ...thresholdOf(gate, plan),
          fallback: gate.fallback,
          title: gate.title,
          because: gate.because,
          action: gate.action,
          source: gate.source,
          owner: gate.owner,
          note: gate.note,
          waiver: stated.get(gate.id) ?? null,
        })),
    ),
    questions: stages.flatMap((at) => questionRecords(policy, at, attest)),
    needs: policy.needs.filter((need) => stages.includes(need.stage)),
  };
}

function thresholdOf(
  { threshold }: Gate,
  plan: Readonly<Record<string, number>>,
): Pick<PolicyGateRecord, "threshold" | "maxDrop"> {
  if (typeof threshold === "number") return { threshold, maxDrop: null };
  if (isPlanned(threshold)) return { threshold: plan[threshold.plan] ?? null, maxDrop: null };
  return { threshold: null, maxDrop: threshold.maxDrop };
}
