import type { GateRecord, QuestionRecord } from "../../gates/evaluate.ts";
import type { ExplainReport } from "../../report/explain/explain-report.ts";
import { policyText } from "../definition-text.ts";
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
  const title = subject.kind === "gate" ? words.explain.theGate : words.explain.gatesOnIt(gates.length);
  const grid = {
    columns: [
      { title: "" },
      { title: words.check.gate },
      { title: words.check.stage },
      right(words.check.value),
      right(words.check.threshold),
      right(words.check.margin),
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
  const { explain, gates } = words;
  const remedy = gate.outcome === "inconclusive" ? remedyText(gate.reason, words) : null;
  // Why a gate is there says what is wrong while it does not pass.
  const because = gate.outcome === "pass" ? null : policyText(gate, "because", words);
  const outcome = gate.outcome === "pass" ? explain.passes(gateTitle(gate, words)) : shortfall(gate, currency, words);
  const sentence = gates.sentence(outcome, because);
  const action = policyText(gate, "action", words);
  return [
    {
      lead: "  ",
      text: words.terms.sentences(gate.kind === "advisory" ? [sentence, explain.advisory] : [sentence]),
      tone: TONES[gate.outcome],
    },
    ...(gate.outcome === "pass" || action === null ? [] : [{ lead: "  \u2192 ", text: action }]),
    ...(remedy === null ? [] : [{ lead: "  \u2192 ", text: remedy }]),
    faint(explain.sourceOfGate(policyText(gate, "source", words)!)),
  ];
}

export function questionLines(record: QuestionRecord, words: Words): Line[] {
  const { id, answer, evidence, date } = record;
  const action = policyText(record, "action", words);
  return [
    { lead: "  ? ", text: policyText(record, "question", words)! },
    { lead: "    ", text: words.explain.answer(answer, date, evidence) },
    ...(action === null ? [] : [{ lead: "  \u2192 ", text: action }]),
    faint(words.explain.answerIt(id, policyText(record, "source", words)!)),
  ];
}
