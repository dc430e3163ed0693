import { STAGES } from "../../gates/stages.ts";
import type { GatesReport } from "../../report/report.ts";
import { gateTitle, thresholdText } from "../describe.ts";
import { textOf } from "../gate-text.ts";
import type { Words } from "../words/index.ts";
import { folded, mdList, mdTable, page, section } from "./blocks.ts";
import { md } from "./escape.ts";

/** The policy in force, stage by stage: what is computed, what is asked, and what would need other data. */
export function gatesPage(report: GatesReport, words: Words): string {
  const stages = STAGES.filter((stage) => report.stage === null || report.stage === stage);
  return page(
    `## Policy: ${md(report.policy)}`,
    ...stages.map((stage) => {
      const gates = report.gates.filter((gate) => gate.stage === stage);
      const rows = gates.map((gate) => [
        gate.id,
        gate.kind,
        gate.threshold === null ? "not stated" : thresholdText(gate, gate.threshold),
        gateTitle(gate, words),
        textOf(gate, "source", words)!,
      ]);
      const columns = [
        { title: "Gate" },
        { title: "Kind" },
        { title: "Threshold", align: "right" as const },
        { title: "Metric" },
        { title: "Source" },
      ];
      const questions = report.questions
        .filter((question) => question.stage === stage)
        .map((record) => {
          const { id, answer } = record;
          return md(`? ${textOf(record, "question", words)} (${id}${answer === null ? "" : `: ${answer}`})`);
        });
      const needs = report.needs
        .filter((need) => need.stage === stage)
        .map(({ rule, needs }) => `Rule: ${md(`${rule} \u2013 needs ${needs}`)}`);
      return section(
        words.terms.stages[stage],
        gates.length === 0 ? "" : mdTable(columns, rows),
        questions.length === 0 ? "" : `Answered by you, under \`attest:\` in ue.yaml:\n\n${mdList(questions)}`,
        needs.length === 0 ? "" : folded(`Not computed, needs other data (${needs.length})`, mdList(needs)),
      );
    }),
  );
}
