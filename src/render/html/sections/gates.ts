import type { GateRecord } from "../../../gates/evaluate.ts";
import type { Stage } from "../../../gates/stages.ts";
import type { CheckReport } from "../../../report/report.ts";
import { policyText } from "../../definition-text.ts";
import { gateTitle } from "../../describe.ts";
import { adviceOn, confidenceText, gateNumbers, markText, replacements } from "../../gate-text.ts";
import type { Words } from "../../words/index.ts";
import { gateDistance } from "../charts/gate-distance.ts";
import { html } from "../escape.ts";
import { folded, list, paragraph, section, table } from "../markup.ts";

/** The gates of one stage with their distance to the threshold, and what to do about those that do not pass. */
export function gateSections(check: CheckReport, stage: Stage, words: Words): string {
  const { htmlPage: page, terms } = words;
  const gates = check.gates.filter((gate) => gate.stage === stage);
  const required = gates.filter(({ kind }) => kind === "required");
  const advisory = gates.filter(({ kind }) => kind === "advisory");
  const advice = adviceOn(required, check.currency, words).map(
    ({ text, action, owner }) =>
      `${html(text.trim())}${action === null ? "" : `<br><b>\u2192 ${html(action)}</b>`}${owner === null ? "" : `<br>${html(owner)}`}`,
  );
  return [
    section(page.required(terms.stages[stage]), ...gatesTable(required, check.currency, words)),
    section(page.whatToDo, list(advice)),
    advisory.length === 0 ? "" : section(page.advisory, ...gatesTable(advisory, check.currency, words)),
    questionsSection(check, stage, words),
  ].join("\n");
}

function gatesTable(gates: readonly GateRecord[], currency: string, words: Words): string[] {
  if (gates.length === 0) return [];
  const heads = words.htmlPage.gateHeads;
  const rows = gates.map((gate) => [
    {
      html: `<span class="o-${gate.waiver === null ? gate.outcome : "inconclusive"}">${html(markText(gate, words))}</span>`,
    },
    gateTitle(gate, words),
    ...gateNumbers(gate, currency, words),
    { html: gateDistance(gate, words.htmlPage.distance(gateTitle(gate, words))) },
  ]);
  const legend = gates.some(({ close }) => close) ? [words.gates.closeLegend] : [];
  return [
    table(
      [
        { title: heads.outcome },
        { title: heads.gate },
        { title: heads.value, align: "right" },
        { title: heads.threshold, align: "right" },
        { title: heads.margin, align: "right" },
        { title: heads.interval(confidenceText(gates)), align: "right" },
        { title: heads.n, align: "right" },
        { title: heads.distance },
      ],
      rows,
      "stacks",
    ),
    paragraph([words.htmlPage.distanceLegend, ...legend, ...replacements(gates, words)].join(" "), "quiet"),
  ];
}

function questionsSection({ questions }: CheckReport, stage: Stage, words: Words): string {
  const { htmlPage: page } = words;
  const mine = questions.filter((question) => question.stage === stage);
  if (mine.length === 0) return "";
  const open = mine.filter(({ answer }) => answer === null);
  const style = { yes: "o-pass", no: "o-fail", open: "o-inconclusive" };
  const items = mine.map((record) => {
    const answer = record.answer ?? "open";
    const evidence = record.evidence === null ? "" : ` <span class="quiet">${html(record.evidence)}</span>`;
    return `<span class="${style[answer]}">${html(page.answers[answer])}</span> ${html(policyText(record, "question", words)!)} <code>${html(record.id)}</code>${evidence}`;
  });
  if (open.length === 0) return section(page.answeredQuestions, folded(String(mine.length), list(items)));
  return section(page.openQuestions(open.length, mine.length), list(items));
}
