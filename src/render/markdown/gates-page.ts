import { STAGES } from "../../gates/stages.ts";
import type { GatesReport } from "../../report/gates-report.ts";
import { meaningText, policyText, ruleText } from "../definition-text.ts";
import { gateTitle } from "../describe.ts";
import { policyBound } from "../gate-text.ts";
import { answeredForTexts } from "../waiver-text.ts";
import type { Words } from "../words/index.ts";
import { folded, mdList, mdTable, page, section } from "./blocks.ts";
import { md } from "./escape.ts";

/** The policy in force, stage by stage: what is computed, what is asked, and what would need other data. */
export function gatesPage(report: GatesReport, words: Words): string {
  const stages = STAGES.filter((stage) => report.stage === null || report.stage === stage);
  return page(
    `## ${words.policy.named(md(report.policy))}`,
    ...stages.map((stage) => {
      const gates = report.gates.filter((gate) => gate.stage === stage);
      const rows = gates.map((gate) => [
        gate.id,
        words.policy.kinds[gate.kind],
        policyBound(gate, words),
        gateTitle(gate, words),
        policyText(gate, "source", words)!,
      ]);
      const columns = [
        { title: words.policy.gate },
        { title: words.policy.kind },
        { title: words.policy.threshold, align: "right" as const },
        { title: words.policy.metric },
        { title: words.policy.source },
      ];
      const questions = report.questions
        .filter((question) => question.stage === stage)
        .map((record) => {
          const { id, answer } = record;
          return md(`? ${words.policy.question(policyText(record, "question", words)!, id, answer)}`);
        });
      const needs = report.needs
        .filter((need) => need.stage === stage)
        .map((need) =>
          words.policy.rule(md(words.policy.needs(ruleText(need, words), meaningText(need.needs, words)))),
        );
      return section(
        words.terms.stages[stage],
        gates.length === 0 ? "" : mdTable(columns, rows),
        mdList(answeredForTexts(gates, words).map(md)),
        questions.length === 0 ? "" : `${words.policy.answeredByYou}\n\n${mdList(questions)}`,
        needs.length === 0 ? "" : folded(words.policy.notComputed(needs.length), mdList(needs)),
      );
    }),
  );
}
