import { STAGES } from "../../gates/stages.ts";
import type { GatesReport } from "../../report/report.ts";
import { gateTitle, thresholdText } from "../describe.ts";
import { textOf } from "../gate-text.ts";
import { printable } from "../printable.ts";
import { layTable, type Screen, wrapText } from "./layout.ts";

/** The policy in force, stage by stage: what is computed, what is asked, and what would need other data. */
export function gatesTable(report: GatesReport, screen: Screen): string {
  const { paint, words } = screen;
  const blocks = STAGES.filter((stage) => report.stage === null || report.stage === stage).flatMap((stage) => {
    const gates = report.gates.filter((gate) => gate.stage === stage);
    const rows = gates.map((gate) => [
      gate.id,
      gate.kind,
      gate.threshold === null ? "not stated" : thresholdText(gate, gate.threshold),
      `${gateTitle(gate, words)} \u2013 ${printable(textOf(gate, "source", words)!)}`,
    ]);
    const table = layTable(
      [
        { title: `${words.terms.stages[stage]} gate` },
        { title: "Kind" },
        { title: "Gate", align: "right" },
        { title: "Metric and source", wraps: true },
      ],
      rows,
      screen,
    );
    const questions = report.questions
      .filter((question) => question.stage === stage)
      .map((record) => {
        const { id, answer } = record;
        const text = `${textOf(record, "question", words)} (${id}${answer === null ? "" : `: ${answer}`})`;
        return wrapText(printable(text), screen, "  ? ");
      });
    const needs = report.needs
      .filter((need) => need.stage === stage)
      .map(({ rule, needs }) => paint.faint(wrapText(printable(`${rule} \u2013 needs ${needs}`), screen, "  \u2013 ")));
    return [
      gates.length === 0 ? "" : table,
      questions.length === 0
        ? ""
        : [
            paint.strong(`${words.terms.stages[stage]}: answered by you, under \`attest:\` in ue.yaml`),
            ...questions,
          ].join("\n"),
      needs.length === 0
        ? ""
        : [
            paint.strong(`${words.terms.stages[stage]}: not computed, needs data beyond subscriptions and costs`),
            ...needs,
          ].join("\n"),
    ];
  });
  return `${[paint.faint(`Policy: ${printable(report.policy)}`), ...blocks].filter((block) => block !== "").join("\n\n")}\n`;
}
