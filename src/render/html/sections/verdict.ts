import type { CheckReport } from "../../../report/report.ts";
import { markText, scopeText, stoppedBy, trapTexts } from "../../gate-text.ts";
import { headlineOf } from "../../headline.ts";
import { expiredTexts, waivedGates, waivedText } from "../../waiver-text.ts";
import type { Words } from "../../words/index.ts";
import { html } from "../escape.ts";
import { list, paragraph, section, table } from "../markup.ts";

/** May we scale, and why not: what every reader sees first. */
export function verdictBanner(check: CheckReport, words: Words): string {
  const { htmlPage: page } = words;
  const scope = scopeText(check, words);
  return [
    scope === "" ? "" : paragraph(page.judgedAlone(scope), "strong"),
    `<div class="verdict ${check.verdict}"><span class="word">${html(page.verdicts[check.verdict])}</span>`,
    `<h1>${html(headlineOf(check, words))}</h1>`,
    list([
      ...trapTexts(check, words).map((text) => marked(page.trap, text)),
      ...waivedGates(check.gates).map((gate) => marked(words.waivers.waived, waivedText(gate, check.currency, words))),
      ...expiredTexts(check, words).map((text) => marked(words.waivers.expired, text)),
    ]),
    "</div>",
  ].join("\n");
}

function marked(word: string, text: string): string {
  return `<b>${html(word)}</b> ${html(text)}`;
}

/** How far each stage is carried, where no single one was asked for. */
export function stagesSection(check: CheckReport, words: Words): string {
  if (check.stages === undefined) return "";
  const { htmlPage: page, terms } = words;
  const rows = check.stages.map(({ stage, verdict, reason }) => {
    const outcome = reason === null ? verdict : "inconclusive";
    const text = markText({ outcome, reason: null, close: false, waiver: null }, words);
    return [
      terms.stages[stage],
      { html: `<span class="o-${outcome}">${html(text)}</span>` },
      reason === null ? stoppedBy(check, stage, words) : page.nothingEvaluated,
    ];
  });
  return section(
    page.stages,
    table(
      page.stageHeads.map((title) => ({ title })),
      rows,
      "plain",
    ),
  );
}
