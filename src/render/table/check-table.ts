import type { GateRecord, QuestionRecord } from "../../gates/evaluate.ts";
import type { Stage } from "../../gates/stages.ts";
import { metricById } from "../../metrics/index.ts";
import type { CheckReport } from "../../report/report.ts";
import { gateTitle, reasonText, remedyText, shortfall, thresholdText } from "../describe.ts";
import { formatAgainst, formatInterval, formatMargin, formatSample, formatValue } from "../format-value.ts";
import { headlineOf, STAGE_NAMES } from "../headline.ts";
import { printable } from "../printable.ts";
import { headlineMetrics } from "./headline-metrics.ts";
import { layTable, type Paint, type Screen, wrapText } from "./layout.ts";
import { reportHead, reportNotes } from "./notes.ts";

/** The verdict first, then what it rests on, in the order in which a founder asks. */
export function checkTable(report: CheckReport, screen: Screen): string {
  const stage = report.decidingStage ?? report.supported ?? null;
  const blocks = [
    reportHead(report, screen),
    verdictBlock(report, screen),
    ...(report.stages === undefined ? [] : [stagesBlock(report, screen)]),
    ...(stage === null ? [] : stageBlocks(report, stage, screen)),
    headlineMetrics(report, screen),
    reportNotes(report, screen),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function verdictBlock(report: CheckReport, screen: Screen): string {
  const { paint } = screen;
  const colour = { pass: paint.good, fail: paint.bad, inconclusive: paint.unsure }[report.verdict];
  const word = { pass: "PASS", fail: "FAIL", inconclusive: "UNDECIDED" }[report.verdict];
  const headline = wrapText(printable(headlineOf(report)), screen, `${word}  `);
  const traps = report.traps.map(({ earlier, later }) => {
    const cost = (value: number) => formatValue(value, { unit: "money" }, report.currency);
    const growth = earlier > 0 ? ` (+${Math.round((later / earlier - 1) * 100)} %)` : "";
    return wrapText(
      `Scaling too early: acquisition cost rose from ${cost(earlier)} to ${cost(later)}${growth} between the halves of the window while a required gate fails.`,
      screen,
      "TRAP  ",
    );
  });
  return [colour(paint.strong(headline)), ...traps.map((trap) => paint.bad(trap))].join("\n");
}

const MARKS = { pass: "\u2713 pass", fail: "\u2717 FAIL", inconclusive: "? open", skipped: "\u2013 skip" } as const;

/** Outcomes are told apart by word and sign, not by colour alone. */
function mark(outcome: GateRecord["outcome"], reason: string | null, close: boolean, paint: Paint): string {
  const text = outcome === "inconclusive" && reason === "thin-data" ? "? THIN" : MARKS[outcome];
  const colour = { pass: paint.good, fail: paint.bad, inconclusive: paint.unsure, skipped: paint.faint }[outcome];
  return colour(close ? `${text} ~` : text);
}

function stagesBlock(report: CheckReport, screen: Screen): string {
  const rows = report.stages!.map(({ stage, verdict, reason }) => {
    const mine = report.gates.filter((gate) => gate.stage === stage && gate.kind === "required");
    const stopped = mine.filter(({ outcome }) => outcome === "fail" || outcome === "inconclusive");
    const answers = report.questions.filter((question) => question.stage === stage && question.answer === "no");
    const why = [
      ...stopped.map((gate) => `${gateTitle(gate)}${gate.outcome === "fail" ? "" : " (undecided)"}`),
      ...answers.map(({ id }) => `${id}: no`),
    ];
    const text = reason === null ? why.join(", ") : "nothing evaluated";
    return [STAGE_NAMES[stage], mark(reason === null ? verdict : "inconclusive", null, false, screen.paint), text];
  });
  const table = layTable(
    [{ title: "Stage" }, { title: "Verdict" }, { title: "Stopped by", wraps: true }],
    rows,
    screen,
  );
  const deciding = report.decidingStage;
  return deciding === null
    ? table
    : `${table}\n${screen.paint.faint(wrapText(`Below: ${STAGE_NAMES[deciding]}, the first stage that does not pass. --stage shows another one.`, screen))}`;
}

function stageBlocks(report: CheckReport, stage: Stage, screen: Screen): string[] {
  const gates = report.gates.filter((gate) => gate.stage === stage);
  const required = gates.filter(({ kind }) => kind === "required");
  const advisory = gates.filter(({ kind }) => kind === "advisory");
  const name = STAGE_NAMES[stage];
  return [
    required.length === 0 ? "" : gatesBlock(`Required gates, ${name}`, required, report, screen),
    actionsBlock("What to do", required, report, screen),
    advisory.length === 0 ? "" : gatesBlock("Advisory gates, never decide", advisory, report, screen),
    questionsBlock(
      report.questions.filter((question) => question.stage === stage),
      screen,
    ),
  ];
}

function gatesBlock(title: string, gates: readonly GateRecord[], report: CheckReport, screen: Screen): string {
  const confidence =
    Math.round((gates.find(({ interval }) => interval !== null)?.interval?.confidence ?? 0.9) * 1000) / 10;
  const rows = gates.map((gate) => [
    mark(gate.outcome, gate.reason, gate.close, screen.paint),
    gateTitle(gate),
    ...numbersOf(gate, report.currency),
  ]);
  const table = layTable(
    [
      { title: "" },
      { title, wraps: true },
      { title: "Value", align: "right" },
      { title: "Gate", align: "right" },
      { title: "Margin", align: "right" },
      { title: `${confidence} % interval`, align: "right" },
      { title: "n", align: "right" },
    ],
    rows,
    screen,
  );
  const legend = gates.some(({ close }) => close)
    ? "~ close: the interval reaches across the gate; --strict would leave it undecided."
    : "";
  const replaced = gates
    .filter(({ decidedBy }) => decidedBy !== null)
    .map((gate) => `${gateTitle(gate)}: ${reasonText(gate.reason ?? "")}; decided by ${gate.decidedBy}.`);
  return [
    table,
    ...[legend, ...replaced]
      .filter((line) => line !== "")
      .map((line) => screen.paint.faint(wrapText(printable(line), screen, "  "))),
  ].join("\n");
}

function numbersOf(gate: GateRecord, currency: string): string[] {
  const metric = metricById(gate.metric)!;
  return [
    gate.value === null ? "\u2013" : formatAgainst(gate.value, gate.threshold, metric, currency),
    thresholdText(gate, gate.threshold),
    gate.margin === null ? "" : formatMargin(gate.margin, metric, currency),
    gate.interval === null ? "" : formatInterval(gate.interval, metric, currency),
    gate.n === null ? "" : formatSample(gate.n),
  ];
}

/** What to do about every required gate that did not pass; gates undecided for the same reason share one line. */
function actionsBlock(title: string, gates: readonly GateRecord[], report: CheckReport, screen: Screen): string {
  const failed = gates.filter(({ outcome }) => outcome === "fail");
  const undecided = gates.filter(({ outcome }) => outcome === "inconclusive");
  if (failed.length + undecided.length === 0) return "";
  const item = (text: string, action: string | null) =>
    [
      wrapText(printable(text), screen, "  \u2022 "),
      ...(action === null ? [] : [wrapText(printable(action), screen, "    \u2192 ")]),
    ].join("\n");
  const failures = failed.map((gate) =>
    item(`${shortfall(gate, report.currency)}.${gate.because === null ? "" : ` ${gate.because}`}`, gate.action),
  );
  const reasons = [...new Set(undecided.map(({ reason }) => reason))];
  const doubts = reasons.flatMap((reason) => {
    const mine = undecided.filter((gate) => gate.reason === reason);
    if (mine.some(({ value }) => value !== null))
      return mine.map((gate) => item(`${shortfall(gate, report.currency)}.`, remedyText(reason)));
    return [item(`${mine.map(gateTitle).join("; ")}: ${reasonText(reason ?? "")}.`, remedyText(reason))];
  });
  return [screen.paint.strong(title), ...failures, ...doubts].join("\n");
}

function questionsBlock(questions: readonly QuestionRecord[], screen: Screen): string {
  if (questions.length === 0) return "";
  const { paint } = screen;
  const marks = { yes: paint.good("\u2713 yes "), no: paint.bad("\u2717 NO  ") };
  const open = questions.filter(({ answer }) => answer === null);
  const line = ({ id, question, answer, evidence }: QuestionRecord) => {
    const text = printable(`${question} (${id})${evidence === null ? "" : ` ${evidence}`}`);
    const body = wrapText(text, screen, "         ").trimStart();
    return `  ${answer === null ? paint.unsure("? open") : marks[answer]} ${body}`;
  };
  const title =
    open.length === 0
      ? "Questions, all answered"
      : `Open questions: ${open.length} of ${questions.length}, answer them under \`attest:\` in ue.yaml`;
  return [paint.strong(wrapText(title, screen)), ...questions.map(line)].join("\n");
}
