import type { LeverId } from "../../../domain/lever.ts";

type LeverText = "title" | "meaning" | "moves" | "holds";

/** What would change if levers were turned. */
export const whatIf = {
  /** A lever's text; English is what the levers are written in. */
  leverText: (_lever: LeverId, _field: LeverText, text: string) => text,
  base: "as is",
  title: (turns: string) => `What if: ${turns}`,
  sideBySide: (names: string) => `What if: ${names}`,
  sections: { turned: "Levers", moved: "What moves", gates: "Gates" },
  columns: {
    scenario: "Scenario",
    lever: "Lever",
    from: "From",
    to: "To",
    change: "Change",
    metric: "Metric",
    before: "Before",
    after: "After",
    gate: "Gate",
    needed: "Needed",
  },
  held: (lever: string, holds: string) => `Held with ${lever}: ${holds}.`,
  unmoved: (names: string) => `As before: ${names}.`,
  moreMoved: (count: number) =>
    `${count} more metric${count === 1 ? " moves" : "s move"}: --format json or csv shows all.`,
  noneMoved: "Nothing moves.",
  noFlip: "No gate's outcome changes.",
  evidence: "Sample sizes and relative uncertainty are those of the data: an assumption is no evidence.",
  /** How a stage stands: `GTM fails`. */
  standing: {
    pass: (stage: string) => `${stage} passes`,
    fail: (stage: string) => `${stage} fails`,
    inconclusive: (stage: string) => `${stage} is undecided`,
    allPass: "every stage passes",
    nothing: "nothing could be evaluated",
  },
  verdict: (before: string, after: string) =>
    before === after ? `Verdict as before: ${after}.` : `Verdict: ${before} now; ${after} then.`,
  verdictOf: (scenario: string, standing: string) => `${scenario}: ${standing}.`,
  flips: (gate: string, before: string, after: string) => `${gate}: ${before} now, ${after} then.`,
};
