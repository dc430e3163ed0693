import { BASELINE_BOUNDS, BOUNDS, OPERATOR_OF } from "../../gates/operators.ts";
import { isPlanned } from "../../gates/policy.ts";
import { STAGES } from "../../gates/stages.ts";
import { gateTitle, thresholdText } from "../../render/describe.ts";
import { layTable, wrapText } from "../../render/table/layout.ts";
import type { TopicContext } from "./topics.ts";

export async function gatesTopic({ screen, policy }: TopicContext): Promise<string> {
  const { name, gates, questions } = await policy();
  const { words } = screen;
  const stated = BOUNDS.map((bound) => `${bound} (${OPERATOR_OF[bound]})`);
  const bounds = [...stated, ...BASELINE_BOUNDS].join(", ");
  const text = [
    `A gate is one threshold on one metric, given as exactly one of ${bounds}. Required gates decide a stage, advisory ones are shown and never decide.`,
    "A stage fails when a required gate fails; it is undecided when none fails and one is undecided. An undefined metric leaves its gate undecided unless the gate says otherwise; too few customers do so always.",
    "Own gates go under `gates` of ue.yaml (ue help config); one with the id of a gate below replaces it. Answers to questions go under `attest`.",
  ].map((paragraph) => wrapText(paragraph, screen));
  const tables = STAGES.map((stage) => {
    const mine = gates.filter((gate) => gate.stages.includes(stage));
    const rows = [
      ...mine.map((gate) => [
        gate.id,
        gate.kind,
        typeof gate.threshold === "number"
          ? thresholdText(gate, gate.threshold)
          : isPlanned(gate.threshold)
            ? `${gate.operator} plan.${gate.threshold.plan}`
            : `${gate.operator} baseline`,
        gateTitle(gate, words),
      ]),
      ...questions.filter((each) => each.stage === stage).map(({ id, question }) => [id, "question", "", question]),
    ];
    if (rows.length === 0) return "";
    return layTable(
      [{ title: words.terms.stages[stage] }, { title: "Kind" }, { title: "Gate" }, { title: "", wraps: true }],
      rows,
      screen,
    );
  });
  return `${[
    ...text,
    `Policy in force: ${name}`,
    ...tables,
    "ue gates shows them with sources, ue explain ID with the numbers of a run.",
  ]
    .filter((block) => block !== "")
    .join("\n\n")}\n`;
}
