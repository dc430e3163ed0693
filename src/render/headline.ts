import type { GateRecord } from "../gates/evaluate.ts";
import type { Stage } from "../gates/stages.ts";
import type { CheckReport } from "../report/report.ts";
import { shortfall } from "./describe.ts";
import type { Words } from "./words/index.ts";

/** May we scale, and why not: one sentence. */
export function headlineOf(report: CheckReport, words: Words): string {
  const { decidingStage: stage, verdict } = report;
  const { headline, terms } = words;
  if (report.reason === "nothing-evaluated") return headline.nothingEvaluated;
  if (stage === null) return headline.everyStagePasses;
  const told = { fail: failure, pass: permission, inconclusive: doubt }[verdict];
  const sentence = told(report, stage, words);
  if (report.stage !== null) return sentence;
  const supported = report.supported == null ? null : terms.stages[report.supported];
  return headline.atStage(supported, terms.stages[stage], sentence);
}

function requiredGates({ gates }: CheckReport, stage: Stage): GateRecord[] {
  return gates.filter((gate) => gate.stage === stage && gate.kind === "required");
}

function failure(report: CheckReport, stage: Stage, words: Words): string {
  const { headline, policy } = words;
  const failed = requiredGates(report, stage).filter(({ outcome }) => outcome === "fail");
  const [first] = failed;
  if (first === undefined) {
    const question = report.questions.find((question) => question.stage === stage && question.answer === "no");
    return headline.answeredNo(headline.refused[stage], question?.id ?? null);
  }
  const refusal = first.verdict === null ? headline.refused[stage] : policy.text(first.id, "verdict", first.verdict);
  return headline.failed(refusal, shortfall(first, report.currency, words), failed.length - 1);
}

function permission(report: CheckReport, stage: Stage, { headline }: Words): string {
  const passed = requiredGates(report, stage).filter(({ outcome }) => outcome === "pass").length;
  const open = report.questions.filter((question) => question.stage === stage && question.answer === null).length;
  return headline.passed(headline.permitted[stage], passed, open);
}

function doubt(report: CheckReport, stage: Stage, words: Words): string {
  const undecided = requiredGates(report, stage).filter(({ outcome }) => outcome === "inconclusive");
  const [first] = undecided;
  if (first === undefined) return words.headline.questionsOpen;
  return words.headline.undecided(shortfall(first, report.currency, words), undecided.length - 1);
}
