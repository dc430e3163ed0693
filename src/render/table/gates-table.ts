import { STAGES } from "../../gates/stages.ts";
import type { GatesReport } from "../../report/gates-report.ts";
import { meaningText, policyText, ruleText } from "../definition-text.ts";
import { gateTitle } from "../describe.ts";
import { policyBound } from "../gate-text.ts";
import { printable } from "../printable.ts";
import { answeredForTexts } from "../waiver-text.ts";
import { layTable, type Screen, wrapText } from "./layout.ts";

/** The policy in force, stage by stage: what is computed, what is asked, and what would need other data. */
export function gatesTable(report: GatesReport, screen: Screen): string {
  const { paint, words } = screen;
  const blocks = STAGES.filter((stage) => report.stage === null || report.stage === stage).flatMap((stage) => {
    const gates = report.gates.filter((gate) => gate.stage === stage);
    const rows = gates.map((gate) => [
      gate.id,
      words.policy.kinds[gate.kind],
      policyBound(gate, words),
      `${gateTitle(gate, words)} \u2013 ${printable(policyText(gate, "source", words)!)}`,
    ]);
    const table = layTable(
      [
        { title: words.policy.gateOf(words.terms.stages[stage]) },
        { title: words.policy.kind, drop: 1 },
        { title: words.check.gate, align: "right" },
        { title: words.policy.metricAndSource, wraps: true },
      ],
      rows,
      screen,
    );
    const answeredFor = answeredForTexts(gates, words).map((text) => wrapText(printable(text), screen, "  \u2022 "));
    const questions = report.questions
      .filter((question) => question.stage === stage)
      .map((record) => {
        const { id, answer } = record;
        const text = words.policy.question(policyText(record, "question", words)!, id, answer);
        return wrapText(printable(text), screen, "  ? ");
      });
    const needs = report.needs
      .filter((need) => need.stage === stage)
      .map((need) => {
        const text = words.policy.needs(ruleText(need, words), meaningText(need.needs, words));
        return paint.faint(wrapText(printable(text), screen, "  \u2013 "));
      });
    return [
      gates.length === 0 ? "" : table,
      answeredFor.join("\n"),
      questions.length === 0
        ? ""
        : [
            paint.strong(wrapText(words.policy.stageAnsweredByYou(words.terms.stages[stage]), screen)),
            ...questions,
          ].join("\n"),
      needs.length === 0
        ? ""
        : [paint.strong(wrapText(words.policy.stageNotComputed(words.terms.stages[stage]), screen)), ...needs].join(
            "\n",
          ),
    ];
  });
  return `${[paint.faint(words.policy.named(printable(report.policy))), ...blocks].filter((block) => block !== "").join("\n\n")}\n`;
}
