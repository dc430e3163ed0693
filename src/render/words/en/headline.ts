import type { Stage } from "../../../gates/stages.ts";

const permitted: Readonly<Record<Stage, string>> = {
  pmf: "You may go to market",
  gtm: "You may scale the sales team",
  scale: "You may keep scaling",
  ecosystem: "You may build on the ecosystem",
};

const refused: Readonly<Record<Stage, string>> = {
  pmf: "Do not leave PMF yet",
  gtm: "Do not scale the sales team",
  scale: "Do not scale further",
  ecosystem: "Do not build on the ecosystem yet",
};

/** May we scale, and why not: one sentence and what follows from it. */
export const headline = {
  /** What passing a stage permits, and what not passing it means. */
  permitted,
  refused,
  nothingEvaluated: "Not decided: no required gate could be evaluated, and that is never a pass.",
  everyStagePasses: "Every stage passes: you may keep scaling and build on the ecosystem.",
  /** Without an asked stage: the last one that the data supports, then the one that decides. */
  atStage: (supported: string | null, stage: string, sentence: string) =>
    `${supported === null ? "" : `The data supports ${supported}. `}${stage}: ${sentence}`,
  answeredNo: (refusal: string, question: string | null) =>
    `${refusal}: the answer to ${question ?? "a question"} is no.`,
  failed: (refusal: string, shortfall: string, more: number) =>
    `${refusal.charAt(0).toUpperCase()}${refusal.slice(1)}: ${shortfall}.${more === 0 ? "" : ` ${more} more required gate${more === 1 ? " fails" : "s fail"}.`}`,
  /** `passed` required gates; `open` questions. */
  passed: (permission: string, passed: number, open: number) => {
    const questions = open === 0 ? "" : ` ${open} question${open === 1 ? " is" : "s are"} still open.`;
    if (passed === 0) return `${permission}: the questions that were answered say yes.${questions}`;
    return `${permission}: ${passed === 1 ? "the required gate passes" : `all ${passed} required gates pass`}.${questions}`;
  },
  questionsOpen: "Not decided: required questions are still open.",
  undecided: (shortfall: string, more: number) =>
    `Not decided, so go slower: ${shortfall}.${more === 0 ? "" : ` ${more} more required gate${more === 1 ? " is" : "s are"} undecided.`}`,
};
