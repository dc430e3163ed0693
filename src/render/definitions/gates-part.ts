import { type Gate, isPlanned, type Policy } from "../../gates/policy.ts";
import { STAGES, type Stage } from "../../gates/stages.ts";
import { metricById } from "../../metrics/index.ts";
import { thresholdText } from "../describe.ts";
import { formatThreshold } from "../format-value.ts";
import { md } from "../markdown/escape.ts";
import type { Words } from "../words/index.ts";

/** The gates, questions and uncomputed rules of a policy, stage by stage. */
export function gatesPart({ name, gates, questions, needs }: Policy, words: Words): string {
  const stages = STAGES.map((stage) => {
    const mine = gates.filter((gate) => gate.stages.includes(stage));
    const asked = questions.filter((question) => question.stage === stage);
    const left = needs.filter((need) => need.stage === stage);
    return [
      `### Stage ${stage}: ${words.terms.stages[stage]}`,
      ...mine.map((gate) => gateEntry(gate, stage)),
      ...(asked.length === 0
        ? []
        : [
            "#### Questions, answered under `attest`",
            list(asked, ({ id, question, source }) => [`\`${id}\`: ${md(question)}`, source]),
          ]),
      ...(left.length === 0
        ? []
        : [
            "#### Not computed: needs other data",
            list(left, ({ id, rule, needs, source }) => [`\`${id}\`: ${md(rule)} – needs ${md(needs)}`, source]),
          ]),
    ].join("\n\n");
  });
  return [`## Gates (policy: ${md(name)})`, ...stages].join("\n\n");
}

function list<T>(items: readonly T[], texts: (item: T) => readonly [text: string, source: string]): string {
  return items
    .map((item) => {
      const [text, source] = texts(item);
      return `- ${text} (${md(source)})`;
    })
    .join("\n");
}

function gateEntry(gate: Gate, stage: Stage): string {
  const { id, title, kind, metric, by, group, because, verdict, action, source, fallback } = gate;
  const others = gate.stages.filter((each) => each !== stage);
  const bound =
    typeof gate.threshold === "number"
      ? thresholdText(gate, gate.threshold)
      : isPlanned(gate.threshold)
        ? `${gate.operator} plan.${gate.threshold.plan}`
        : `${gate.operator} baseline, less ${gate.threshold.maxDrop * 100} %`;
  const lines = [
    `[\`${metric}\`](#${metric})${by === null ? "" : ` of ${by} ${md(group ?? "")}`} ${md(bound)}`,
    ...(others.length === 0 ? [] : [`Also in ${others.join(", ")}`]),
    ...(gate.appliesWhen === null ? [] : [`Applies when ${appliesText(gate.appliesWhen)}`]),
    ...undefinedText(gate.whenUndefined),
    ...(fallback === null ? [] : [`While undefined${reasonsText(gate.fallbackReasons)}, \`${fallback}\` decides`]),
    ...(because === null ? [] : [`Why: ${md(because)}`]),
    ...(verdict === null ? [] : [`If it fails: ${md(verdict)}`]),
    ...(action === null ? [] : [`What to do: ${md(action)}`]),
    `Source: ${md(source)}`,
  ];
  return [`#### ${id} (${kind})`, md(title), lines.map((line) => `- ${line}`).join("\n")].join("\n\n");
}

function appliesText({ metric, min, max }: NonNullable<Gate["appliesWhen"]>): string {
  const as = metricById(metric)!;
  const bounds = [
    ...(min === null ? [] : [`at least ${formatThreshold(min, as)}`]),
    ...(max === null ? [] : [`at most ${formatThreshold(max, as)}`]),
  ];
  return `[\`${metric}\`](#${metric}) is ${bounds.join(" and ")}, or undefined`;
}

const OUTCOMES = { inconclusive: "is undecided", fail: "fails", skip: "is left out" } as const;

function undefinedText({ byReason, default: otherwise }: Gate["whenUndefined"]): string[] {
  const parts = [
    ...Object.entries(byReason).map(([reason, outcome]) => `${OUTCOMES[outcome]} for \`${reason}\``),
    ...(otherwise === "inconclusive" ? [] : [`otherwise ${OUTCOMES[otherwise]}`]),
  ];
  return parts.length === 0 ? [] : [`While its metric is undefined it ${parts.join(", ")}`];
}

function reasonsText(reasons: readonly string[] | null): string {
  return reasons === null ? "" : ` for ${reasons.map((reason) => `\`${reason}\``).join(", ")}`;
}
