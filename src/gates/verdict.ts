import type { Outcome } from "./outcome.ts";
import type { Stage } from "./stages.ts";

export type Verdict = "pass" | "fail" | "inconclusive";

export interface StageVerdict {
  readonly stage: Stage;
  readonly verdict: Verdict;
  readonly reason: "nothing-evaluated" | null;
}

/** What a required gate or an answered question counts as. A waived failure is no pass, and stops nothing. */
export type Counted = Outcome | "waived";

/** The verdict of a stage from the outcomes of its required gates and of the questions that count. */
export function stageVerdict(stage: Stage, required: readonly Counted[]): StageVerdict {
  for (const verdict of ["fail", "inconclusive", "pass"] as const)
    if (required.includes(verdict)) return { stage, verdict, reason: null };
  if (required.includes("waived")) return { stage, verdict: "pass", reason: null };
  return { stage, verdict: "inconclusive", reason: "nothing-evaluated" };
}

export interface OverallVerdict {
  readonly verdict: Verdict;
  /** The last stage such that it and all before it pass; null when the data supports none. */
  readonly supported: Stage | null;
  /** The first stage that does not pass, whose verdict this is; null when all pass or nothing was evaluated. */
  readonly decidingStage: Stage | null;
}

/** The verdict over all stages, in their order. Stages in which nothing was evaluated are passed over. */
export function overallVerdict(stages: readonly StageVerdict[]): OverallVerdict {
  const evaluated = stages.filter(({ reason }) => reason === null);
  const firstOpen = evaluated.findIndex(({ verdict }) => verdict !== "pass");
  const passed = firstOpen === -1 ? evaluated : evaluated.slice(0, firstOpen);
  const deciding = evaluated[firstOpen] ?? null;
  return {
    verdict: deciding?.verdict ?? (evaluated.length === 0 ? "inconclusive" : "pass"),
    supported: passed.at(-1)?.stage ?? null,
    decidingStage: deciding?.stage ?? null,
  };
}
