import type { GateRecord } from "../gates/evaluate.ts";
import { STAGES, type Stage } from "../gates/stages.ts";
import type { CheckReport } from "../report/report.ts";
import { policyText } from "./definition-text.ts";
import { shortfall } from "./describe.ts";
import type { Words } from "./words/index.ts";

/** May we scale, and why not: one sentence. */
export function headlineOf(report: CheckReport, words: Words): string {
  const { decidingStage: stage, verdict } = report;
  const { headline, terms, waivers } = words;
  if (report.reason === "nothing-evaluated") return headline.nothingEvaluated;
  if (stage === null)
    return report.waived === 0
      ? headline.everyStagePasses
      : waivers.everyStagePasses(headline.everyStagePasses, waivers.count(report.waived));
  const told = { fail: failure, pass: permission, inconclusive: doubt }[verdict];
  const sentence = told(report, stage, words);
  if (report.stage !== null) return sentence;
  const supported = report.supported == null ? null : supportedText(report, report.supported, words);
  return headline.atStage(supported, terms.stages[stage], sentence);
}

/** Support that rests on waivers says so. */
function supportedText(report: CheckReport, last: Stage, { terms, waivers }: Words): string {
  const upTo = STAGES.slice(0, STAGES.indexOf(last) + 1);
  const waived = new Set(upTo.flatMap((stage) => waivedOf(report, stage)).map(({ id }) => id)).size;
  return waived === 0 ? terms.stages[last] : waivers.supported(terms.stages[last], waivers.count(waived));
}

function waivedOf(report: CheckReport, stage: Stage): GateRecord[] {
  return requiredGates(report, stage).filter(({ waiver }) => waiver !== null);
}

function requiredGates({ gates }: CheckReport, stage: Stage): GateRecord[] {
  return gates.filter((gate) => gate.stage === stage && gate.kind === "required");
}

function failure(report: CheckReport, stage: Stage, words: Words): string {
  const { headline } = words;
  const failed = requiredGates(report, stage).filter(({ outcome, waiver }) => outcome === "fail" && waiver === null);
  const [first] = failed;
  if (first === undefined) {
    const question = report.questions.find((question) => question.stage === stage && question.answer === "no");
    return headline.answeredNo(headline.refused[stage], question?.id ?? null);
  }
  const refusal = policyText(first, "verdict", words) ?? headline.refused[stage];
  return headline.failed(refusal, shortfall(first, report.currency, words), failed.length - 1);
}

function permission(report: CheckReport, stage: Stage, { headline, waivers }: Words): string {
  const passed = requiredGates(report, stage).filter(({ outcome }) => outcome === "pass").length;
  const open = report.questions.filter((question) => question.stage === stage && question.answer === null).length;
  const waived = waivedOf(report, stage).length;
  if (waived > 0) return waivers.passed(headline.permitted[stage], passed, waivers.count(waived), open);
  return headline.passed(headline.permitted[stage], passed, open);
}

function doubt(report: CheckReport, stage: Stage, words: Words): string {
  const undecided = requiredGates(report, stage).filter(({ outcome }) => outcome === "inconclusive");
  const [first] = undecided;
  if (first === undefined) return words.headline.questionsOpen;
  return words.headline.undecided(shortfall(first, report.currency, words), undecided.length - 1);
}
