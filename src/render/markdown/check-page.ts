import type { GateRecord, QuestionRecord } from "../../gates/evaluate.ts";
import type { Stage } from "../../gates/stages.ts";
import type { CheckReport } from "../../report/report.ts";
import { policyText } from "../definition-text.ts";
import { gateTitle } from "../describe.ts";
import {
  adviceOn,
  comparisons,
  confidenceText,
  gateNumbers,
  markText,
  replacements,
  scopeText,
  stoppedBy,
  trapTexts,
} from "../gate-text.ts";
import { headlineOf } from "../headline.ts";
import { expiredTexts, waivedGates, waivedText } from "../waiver-text.ts";
import type { Words } from "../words/index.ts";
import { folded, mdList, mdTable, notes, origin, page, section } from "./blocks.ts";
import { md } from "./escape.ts";
import { groupsSection } from "./groups-section.ts";

const SIGNS = { pass: "\u2713", fail: "\u2717", inconclusive: "?" } as const;

/** The verdict first, then what it rests on; what does not decide is folded away. */
export function checkPage(report: CheckReport, words: Words): string {
  const stage = report.decidingStage ?? report.supported ?? null;
  const scope = scopeText(report, words);
  const { check } = words;
  return page(
    `## ${SIGNS[report.verdict]} ${check.headed(check.verdicts[report.verdict], md(headlineOf(report, words)))}`,
    scope === "" ? "" : `**${check.judgedAlone(md(scope))}**`,
    mdList([
      ...waivedGates(report.gates).map(
        (gate) => `**${md(words.waivers.waived)}:** ${md(waivedText(gate, report.currency, words))}`,
      ),
      ...expiredTexts(report, words).map((text) => `**${md(words.waivers.expired)}:** ${md(text)}`),
    ]),
    mdList(trapTexts(report, words).map((text) => `**${check.trapLabel}** ${md(text)}`)),
    stagesTable(report, words),
    ...(stage === null ? [] : stageSections(report, stage, words)),
    groupsSection(report, stage, words),
    notes(report, words),
    origin(report, words),
  );
}

function stagesTable(report: CheckReport, words: Words): string {
  if (report.stages === undefined) return "";
  const rows = report.stages.map(({ stage, verdict, reason }) => [
    words.terms.stages[stage],
    markText({ outcome: reason === null ? verdict : "inconclusive", reason: null, close: false, waiver: null }, words),
    reason === null ? stoppedBy(report, stage, words) : words.check.nothingEvaluated,
  ]);
  return mdTable(
    [words.check.stage, words.check.verdict, words.check.stoppedBy].map((title) => ({ title })),
    rows,
  );
}

function stageSections(report: CheckReport, stage: Stage, words: Words): string[] {
  const { check } = words;
  const gates = report.gates.filter((gate) => gate.stage === stage);
  const required = gates.filter(({ kind }) => kind === "required");
  const advisory = gates.filter(({ kind }) => kind === "advisory");
  const advice = adviceOn(required, report.currency, words).map(
    ({ text, action, owner }) =>
      `**${md(text.trim())}**${action === null ? "" : ` \u2192 ${md(action)}`}${owner === null ? "" : ` (${md(owner)})`}`,
  );
  return [
    section(check.required(words.terms.stages[stage]), gatesTable(required, report.currency, words)),
    section(check.whatToDo, mdList(advice)),
    advisory.length === 0
      ? ""
      : folded(check.advisoryCounted(advisory.length), gatesTable(advisory, report.currency, words)),
    questionsBlock(
      report.questions.filter((question) => question.stage === stage),
      words,
    ),
  ];
}

function gatesTable(gates: readonly GateRecord[], currency: string, words: Words): string {
  if (gates.length === 0) return "";
  const { check } = words;
  const heads = [check.value, check.threshold, check.margin, check.interval(confidenceText(gates)), check.n];
  const table = mdTable(
    [{ title: "" }, { title: check.gate }, ...heads.map((title) => ({ title, align: "right" as const }))],
    gates.map((gate) => [markText(gate, words), gateTitle(gate, words), ...gateNumbers(gate, currency, words)]),
  );
  const legend = gates.some(({ close }) => close) ? [words.gates.closeLegend] : [];
  const remarks = [...legend, ...replacements(gates, words), ...comparisons(gates, currency, words)].map(md);
  return remarks.length === 0 ? table : `${table}\n\n${mdList(remarks)}`;
}

function questionsBlock(questions: readonly QuestionRecord[], words: Words): string {
  if (questions.length === 0) return "";
  const { answerLabels, ...check } = words.check;
  const marks = { ...answerLabels, no: `**${answerLabels.no}**` };
  const item = (record: QuestionRecord) => {
    const { id, answer, evidence } = record;
    return `${marks[answer ?? "open"]} ${md(check.question(policyText(record, "question", words)!, id, evidence))}`;
  };
  const open = questions.filter(({ answer }) => answer === null);
  const list = mdList(questions.map(item));
  if (open.length === 0) return folded(check.allAnsweredCounted(questions.length), list);
  return section(check.openQuestions(open.length, questions.length), list);
}
