import type { GateRecord, QuestionRecord } from "../../gates/evaluate.ts";
import type { ExplainReport } from "../../report/explain/explain-report.ts";
import { gateTitle, remedyText, shortfall } from "../describe.ts";
import { gateNumbers, markText, replacements } from "../gate-text.ts";
import type { Words } from "../words/index.ts";
import { type Line, lines, right, type Section } from "./section.ts";

const TONES = { pass: "good", fail: "bad", inconclusive: "unsure", skipped: "faint" } as const;

/** The record of the gate asked for, or of the gates that judge the metric. */
export function gateSections(report: ExplainReport, words: Words): Section[] {
  const { gates, subject, currency } = report;
  if (gates.length + report.questions.length === 0) return [];
  const questions = report.questions.map((question) => questionLines(question, words));
  const title = subject.kind === "gate" ? "The gate" : gates.length === 1 ? "The gate on it" : "The gates on it";
  const grid = {
    columns: [
      { title: "" },
      { title: "Gate" },
      { title: "Stage" },
      right("Value"),
      right("Threshold"),
      right("Margin"),
    ],
    rows: gates.map((gate) => {
      const [value = "", threshold = "", margin = ""] = gateNumbers(gate, currency, words);
      return [markText(gate, words), gate.id, gate.stage, value, threshold, margin];
    }),
  };
  const told = subject.kind === "gate" ? gates : gates.slice(0, 1);
  return [
    {
      title,
      blocks: [
        ...(gates.length === 0 ? [] : [grid]),
        lines(
          ...told.flatMap((gate) => gateLines(gate, currency, words)),
          ...replacements(gates, words).map(faint),
          ...questions.flat(),
        ),
      ],
    },
  ];
}

function faint(text: string): Line {
  return { lead: "  ", text, tone: "faint" };
}

function gateLines(gate: GateRecord, currency: string, words: Words): Line[] {
  const kind = gate.kind === "advisory" ? " It is advisory and decides nothing." : "";
  const remedy = gate.outcome === "inconclusive" ? remedyText(gate.reason, words) : null;
  // Why a gate is there says what is wrong while it does not pass.
  const because = gate.because === null || gate.outcome === "pass" ? "" : ` ${gate.because}`;
  const sentence =
    gate.outcome === "pass" ? `${gateTitle(gate, words)} passes.` : `${shortfall(gate, currency, words)}.`;
  return [
    {
      lead: "  ",
      text: `${sentence}${because}${kind}`,
      tone: TONES[gate.outcome],
    },
    ...(gate.outcome === "pass" || gate.action === null ? [] : [{ lead: "  \u2192 ", text: gate.action }]),
    ...(remedy === null ? [] : [{ lead: "  \u2192 ", text: remedy }]),
    faint(`Source of the gate: ${gate.source}`),
  ];
}

export function questionLines(
  { question, id, answer, evidence, date, action, source }: QuestionRecord,
  _words: Words,
): Line[] {
  const answered = answer === null ? "not answered yet" : `${answer}${date === null ? "" : `, ${date}`}`;
  return [
    { lead: "  ? ", text: question },
    { lead: "    ", text: `Answer: ${answered}${evidence === null ? "" : ` \u2013 ${evidence}`}` },
    ...(action === null ? [] : [{ lead: "  \u2192 ", text: action }]),
    faint(`Answer it under \`attest: ${id}\` in ue.yaml. Source: ${source}`),
  ];
}
