import type { GateRecord, QuestionRecord } from "../../gates/evaluate.ts";
import type { Stage } from "../../gates/stages.ts";
import type { CheckReport } from "../../report/report.ts";
import { gateTitle } from "../describe.ts";
import {
  adviceOn,
  CLOSE_LEGEND,
  confidenceText,
  gateNumbers,
  markText,
  replacements,
  scopeText,
  stoppedBy,
  trapTexts,
} from "../gate-text.ts";
import { headlineOf, STAGE_NAMES } from "../headline.ts";
import { folded, mdList, mdTable, notes, origin, page, section } from "./blocks.ts";
import { md } from "./escape.ts";
import { groupsSection } from "./groups-section.ts";

const WORDS = { pass: "\u2713 PASS", fail: "\u2717 FAIL", inconclusive: "? UNDECIDED" } as const;

/** The verdict first, then what it rests on; what does not decide is folded away. */
export function checkPage(report: CheckReport): string {
  const stage = report.decidingStage ?? report.supported ?? null;
  const scope = scopeText(report);
  return page(
    `## ${WORDS[report.verdict]}: ${md(headlineOf(report))}`,
    scope === "" ? "" : `**Judged alone: ${md(scope)}**`,
    mdList(trapTexts(report).map((text) => `**Trap:** ${md(text)}`)),
    stagesTable(report),
    ...(stage === null ? [] : stageSections(report, stage)),
    groupsSection(report, stage),
    notes(report),
    origin(report),
  );
}

function stagesTable(report: CheckReport): string {
  if (report.stages === undefined) return "";
  const rows = report.stages.map(({ stage, verdict, reason }) => [
    STAGE_NAMES[stage],
    markText({ outcome: reason === null ? verdict : "inconclusive", reason: null, close: false }),
    reason === null ? stoppedBy(report, stage) : "nothing evaluated",
  ]);
  return mdTable([{ title: "Stage" }, { title: "Verdict" }, { title: "Stopped by" }], rows);
}

function stageSections(report: CheckReport, stage: Stage): string[] {
  const gates = report.gates.filter((gate) => gate.stage === stage);
  const required = gates.filter(({ kind }) => kind === "required");
  const advisory = gates.filter(({ kind }) => kind === "advisory");
  const advice = adviceOn(required, report.currency).map(
    ({ text, action }) => `**${md(text.trim())}**${action === null ? "" : ` \u2192 ${md(action)}`}`,
  );
  return [
    section(`Required gates, ${STAGE_NAMES[stage]}`, gatesTable(required, report.currency)),
    section("What to do", mdList(advice)),
    advisory.length === 0
      ? ""
      : folded(`Advisory gates, never decide (${advisory.length})`, gatesTable(advisory, report.currency)),
    questionsBlock(report.questions.filter((question) => question.stage === stage)),
  ];
}

function gatesTable(gates: readonly GateRecord[], currency: string): string {
  if (gates.length === 0) return "";
  const table = mdTable(
    [
      { title: "" },
      { title: "Gate" },
      { title: "Value", align: "right" },
      { title: "Threshold", align: "right" },
      { title: "Margin", align: "right" },
      { title: `${confidenceText(gates)} interval`, align: "right" },
      { title: "n", align: "right" },
    ],
    gates.map((gate) => [markText(gate), gateTitle(gate), ...gateNumbers(gate, currency)]),
  );
  const legend = gates.some(({ close }) => close) ? [CLOSE_LEGEND] : [];
  const remarks = [...legend, ...replacements(gates)].map(md);
  return remarks.length === 0 ? table : `${table}\n\n${mdList(remarks)}`;
}

function questionsBlock(questions: readonly QuestionRecord[]): string {
  if (questions.length === 0) return "";
  const marks = { yes: "\u2713 yes:", no: "**\u2717 NO:**" };
  const item = ({ id, question, answer, evidence }: QuestionRecord) =>
    `${answer === null ? "? open:" : marks[answer]} ${md(`${question} (${id})${evidence === null ? "" : ` ${evidence}`}`)}`;
  const open = questions.filter(({ answer }) => answer === null);
  const list = mdList(questions.map(item));
  if (open.length === 0) return folded(`Questions, all answered (${questions.length})`, list);
  return section(`Open questions: ${open.length} of ${questions.length}`, list);
}
