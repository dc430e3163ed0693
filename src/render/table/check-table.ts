import type { GateRecord, QuestionRecord } from "../../gates/evaluate.ts";
import type { Stage } from "../../gates/stages.ts";
import type { CheckReport } from "../../report/report.ts";
import { policyText } from "../definition-text.ts";
import { gateTitle, ownTitle } from "../describe.ts";
import {
  type Advice,
  adviceOn,
  comparisons,
  confidenceText,
  gateNumbers,
  type Marked,
  markText,
  replacements,
  scopeText,
  stoppedBy,
  trapTexts,
} from "../gate-text.ts";
import { headlineOf } from "../headline.ts";
import { printable } from "../printable.ts";
import { textWidth } from "../text-width.ts";
import { expiredTexts, waivedGates, waivedText } from "../waiver-text.ts";
import { allocationBlock } from "./allocation-block.ts";
import { groupsBlocks } from "./groups-block.ts";
import { headlineMetrics } from "./headline-metrics.ts";
import { type Column, layTable, type Paint, padEnd, type Screen, wrapText } from "./layout.ts";
import { reportHead, reportNotes } from "./notes.ts";

/** The verdict first, then what it rests on, in the order in which a founder asks. */
export function checkTable(report: CheckReport, screen: Screen): string {
  const stage = report.decidingStage ?? report.supported ?? null;
  const blocks = [
    reportHead(report, screen),
    scopeLine(report, screen),
    verdictBlock(report, screen),
    ...(report.stages === undefined ? [] : [stagesBlock(report, screen)]),
    ...(stage === null ? [] : stageBlocks(report, stage, screen)),
    ...groupsBlocks(report, stage, screen),
    headlineMetrics(report, screen),
    allocationBlock(report.allocation, screen),
    reportNotes(report, screen),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function scopeLine(report: CheckReport, { paint, words }: Screen): string {
  const name = scopeText(report, words);
  return name === "" ? "" : paint.strong(printable(words.check.judgedAlone(name)));
}

function verdictBlock(report: CheckReport, screen: Screen): string {
  const { paint, words } = screen;
  const colour = { pass: paint.good, fail: paint.bad, inconclusive: paint.unsure }[report.verdict];
  const word = words.check.verdicts[report.verdict];
  const headline = wrapText(printable(headlineOf(report, words)), screen, `${word}  `);
  const told = (texts: readonly string[], lead: string, colour: Paint["bad"]) =>
    texts.map((text) => colour(wrapText(printable(text), screen, `${lead}  `)));
  const waived = waivedGates(report.gates).map((gate) => waivedText(gate, report.currency, words));
  return [
    colour(paint.strong(headline)),
    ...told(waived, words.waivers.waived, paint.unsure),
    ...told(expiredTexts(report, words), words.waivers.expired, paint.bad),
    ...told(trapTexts(report, words), words.check.trap, paint.bad),
  ].join("\n");
}

/** Outcomes are told apart by word and sign, not by colour alone. */
function mark(gate: Marked, { paint, words }: Screen): string {
  if (gate.waiver !== null) return paint.unsure(markText(gate, words));
  const colour = { pass: paint.good, fail: paint.bad, inconclusive: paint.unsure, skipped: paint.faint };
  return colour[gate.outcome](markText(gate, words));
}

function stagesBlock(report: CheckReport, screen: Screen): string {
  const { check, terms } = screen.words;
  const rows = report.stages!.map(({ stage, verdict, reason }) => {
    const outcome = reason === null ? verdict : "inconclusive";
    const text = reason === null ? stoppedBy(report, stage, screen.words) : check.nothingEvaluated;
    return [terms.stages[stage], mark({ outcome, reason: null, close: false, waiver: null }, screen), text];
  });
  const table = layTable(
    [{ title: check.stage }, { title: check.verdict }, { title: check.stoppedBy, wraps: true }],
    rows,
    screen,
  );
  const deciding = report.decidingStage;
  return deciding === null
    ? table
    : `${table}\n${screen.paint.faint(wrapText(check.firstThatStops(terms.stages[deciding]), screen))}`;
}

function stageBlocks(report: CheckReport, stage: Stage, screen: Screen): string[] {
  const gates = report.gates.filter((gate) => gate.stage === stage);
  const required = gates.filter(({ kind }) => kind === "required");
  const advisory = gates.filter(({ kind }) => kind === "advisory");
  const { check, terms } = screen.words;
  return [
    required.length === 0 ? "" : gatesBlock(check.required(terms.stages[stage]), required, report, screen),
    actionsBlock(check.whatToDo, required, report, screen),
    advisory.length === 0 ? "" : gatesBlock(check.advisory, advisory, report, screen),
    questionsBlock(
      report.questions.filter((question) => question.stage === stage),
      screen,
    ),
  ];
}

function gatesBlock(title: string, gates: readonly GateRecord[], report: CheckReport, screen: Screen): string {
  const { by, group } = report.scope ?? { by: null, group: null };
  // The group that the whole page is about needs no mention in every row.
  const titleOf = (gate: GateRecord) =>
    gate.by === by && gate.group === group ? ownTitle(gate, screen.words) : gateTitle(gate, screen.words);
  const rows = gates.map((gate) => [
    mark(gate, screen),
    titleOf(gate),
    ...gateNumbers(gate, report.currency, screen.words),
  ]);
  const { check } = screen.words;
  const heads: Column[] = [
    { title: check.value, align: "right" },
    { title: check.gate, align: "right" },
    { title: check.margin, align: "right", drop: 1 },
    { title: check.interval(confidenceText(gates)), align: "right", drop: 2 },
    { title: check.n, align: "right" },
  ];
  const table = layTable([{ title: "" }, { title, wraps: true }, ...heads], rows, screen);
  const legend = gates.some(({ close }) => close) ? [screen.words.gates.closeLegend] : [];
  return [
    table,
    ...[...legend, ...replacements(gates, screen.words), ...comparisons(gates, report.currency, screen.words)].map(
      (line) => screen.paint.faint(wrapText(printable(line), screen, "  ")),
    ),
  ].join("\n");
}

/** What to do about every required gate that did not pass; gates undecided for the same reason share one line. */
function actionsBlock(title: string, gates: readonly GateRecord[], report: CheckReport, screen: Screen): string {
  const advice = adviceOn(gates, report.currency, screen.words);
  if (advice.length === 0) return "";
  const item = ({ text, action, owner }: Advice) =>
    [
      wrapText(printable(text), screen, "  \u2022 "),
      ...(action === null ? [] : [wrapText(printable(action), screen, "    \u2192 ")]),
      ...(owner === null ? [] : [wrapText(printable(owner), screen, "      ")]),
    ].join("\n");
  return [screen.paint.strong(title), ...advice.map(item)].join("\n");
}

function questionsBlock(questions: readonly QuestionRecord[], screen: Screen): string {
  if (questions.length === 0) return "";
  const { paint, words } = screen;
  const { answers, ...check } = words.check;
  const marks = { yes: paint.good(answers.yes), no: paint.bad(answers.no), open: paint.unsure(answers.open) };
  const width = Math.max(...Object.values(answers).map((text) => textWidth(text)));
  const open = questions.filter(({ answer }) => answer === null);
  const line = (record: QuestionRecord) => {
    const { id, answer, evidence } = record;
    const text = printable(check.question(policyText(record, "question", words)!, id, evidence));
    return wrapText(text, screen, `  ${padEnd(marks[answer ?? "open"], width)} `);
  };
  const title = open.length === 0 ? check.allAnswered : check.openQuestionsToAnswer(open.length, questions.length);
  return [paint.strong(wrapText(title, screen)), ...questions.map(line)].join("\n");
}
