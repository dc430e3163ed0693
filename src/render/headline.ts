import type { GateRecord } from "../gates/evaluate.ts";
import type { Stage } from "../gates/stages.ts";
import type { CheckReport } from "../report/report.ts";
import { shortfall } from "./describe.ts";

export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  pmf: "PMF",
  gtm: "GTM",
  scale: "Scale",
  ecosystem: "Ecosystem",
};

/** What passing a stage permits. */
const PERMITTED: Readonly<Record<Stage, string>> = {
  pmf: "You may go to market",
  gtm: "You may scale the sales team",
  scale: "You may keep scaling",
  ecosystem: "You may build on the ecosystem",
};

const REFUSED: Readonly<Record<Stage, string>> = {
  pmf: "Do not leave PMF yet",
  gtm: "Do not scale the sales team",
  scale: "Do not scale further",
  ecosystem: "Do not build on the ecosystem yet",
};

/** May we scale, and why not: one sentence. */
export function headlineOf(report: CheckReport): string {
  const { decidingStage: stage, verdict } = report;
  if (report.reason === "nothing-evaluated")
    return "Not decided: no required gate could be evaluated, and that is never a pass.";
  if (stage === null) return "Every stage passes: you may keep scaling and build on the ecosystem.";
  const sentence =
    verdict === "fail" ? failure(report, stage) : verdict === "pass" ? permission(report, stage) : doubt(report, stage);
  if (report.stage !== null) return sentence;
  const supported = report.supported == null ? "" : `The data supports ${STAGE_NAMES[report.supported]}. `;
  return `${supported}${STAGE_NAMES[stage]}: ${sentence}`;
}

function requiredGates({ gates }: CheckReport, stage: Stage): GateRecord[] {
  return gates.filter((gate) => gate.stage === stage && gate.kind === "required");
}

function failure(report: CheckReport, stage: Stage): string {
  const failed = requiredGates(report, stage).filter(({ outcome }) => outcome === "fail");
  const [first] = failed;
  if (first === undefined) {
    const question = report.questions.find((question) => question.stage === stage && question.answer === "no");
    return `${REFUSED[stage]}: the answer to ${question?.id ?? "a question"} is no.`;
  }
  const more =
    failed.length === 1 ? "" : ` ${failed.length - 1} more required gate${failed.length === 2 ? " fails" : "s fail"}.`;
  return `${capitalised(first.verdict ?? REFUSED[stage])}: ${shortfall(first, report.currency)}.${more}`;
}

function permission(report: CheckReport, stage: Stage): string {
  const passed = requiredGates(report, stage).filter(({ outcome }) => outcome === "pass").length;
  const open = report.questions.filter((question) => question.stage === stage && question.answer === null).length;
  const questions = open === 0 ? "" : ` ${open} question${open === 1 ? " is" : "s are"} still open.`;
  if (passed === 0) return `${PERMITTED[stage]}: the questions that were answered say yes.${questions}`;
  return `${PERMITTED[stage]}: ${passed === 1 ? "the required gate passes" : `all ${passed} required gates pass`}.${questions}`;
}

function doubt(report: CheckReport, stage: Stage): string {
  const undecided = requiredGates(report, stage).filter(({ outcome }) => outcome === "inconclusive");
  const [first] = undecided;
  if (first === undefined) return "Not decided: required questions are still open.";
  const more =
    undecided.length === 1
      ? ""
      : ` ${undecided.length - 1} more required gate${undecided.length === 2 ? " is" : "s are"} undecided.`;
  return `Not decided, so go slower: ${shortfall(first, report.currency)}.${more}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
