import type { GateRequest } from "../gates/decisions.ts";
import { evaluateGates, type GateResults } from "../gates/evaluate.ts";
import type { Stage } from "../gates/stages.ts";
import { overallVerdict, type Verdict } from "../gates/verdict.ts";

/** What the gates come to: for the one stage asked for, or over all of them. */
export interface GateDecision extends GateResults {
  readonly verdict: Verdict;
  /** `nothing-evaluated`, or null. */
  readonly reason: "nothing-evaluated" | null;
  readonly decidingStage: Stage | null;
  readonly supported: Stage | null;
}

/** Decides the gates; `stage` null: every stage, and which one the data supports. */
export function decide(request: GateRequest, stage: Stage | null): GateDecision {
  const results = evaluateGates(request);
  const overall = overallVerdict(results.stages);
  const [first] = results.stages as [GateResults["stages"][number]];
  if (stage !== null)
    return {
      ...results,
      verdict: first.verdict,
      reason: first.reason,
      decidingStage: stage,
      supported: overall.supported,
    };
  const nothing = results.stages.every(({ reason }) => reason !== null);
  return { ...results, ...overall, reason: nothing ? first.reason : null };
}
