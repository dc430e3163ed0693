import type { FullReport } from "../../../report/full/full-report.ts";
import { formulaText, metricTitle, sourceText } from "../../definition-text.ts";
import { issueMessage, issuePlace } from "../../issue-message.ts";
import type { Words } from "../../words/index.ts";
import { html } from "../escape.ts";
import { folded, list, paragraph, section, table } from "../markup.ts";

/** Everything that a reader must know before trusting the numbers, and where they come from. */
export function originSections(report: FullReport, words: Words): string {
  const { htmlPage: page } = words;
  const notes = report.issues.map((issue) => {
    const place = issuePlace(issue, words);
    const message = issueMessage(issue, words);
    const text = place === "" ? message : words.pages.at(place, message);
    return `<span class="${issue.severity === "warning" ? "o-inconclusive" : ""}">${issue.severity === "warning" ? "! " : ""}</span>${html(text)}`;
  });
  const inputs = report.inputs.map(({ file, role, rows, used, excluded, sha256 }) => [
    file,
    { html: `<span class="whole">${html(page.roles[role])}</span>` },
    String(rows),
    String(used),
    String(excluded),
    { html: `<span class="hash">${html(sha256)}</span>` },
  ]);
  const definitions = report.definedMetrics.map(({ id, formula, source }) => [
    words.terms.noted(metricTitle(id, words), id),
    { html: `<code>${html(formulaText(formula, words))}</code>` },
    sourceText(source, words),
  ]);
  const number = [2, 3, 4];
  return [
    section(page.notes, list(notes)),
    section(
      page.inputs,
      table(
        page.inputHeads.map((title, i) => (number.includes(i) ? { title, align: "right" as const } : { title })),
        inputs,
        "stacks",
      ),
      paragraph(page.hash(report.definitions), "hash"),
    ),
    section(
      page.definitions,
      folded(
        page.allDefinitions(definitions.length),
        table(
          page.definitionHeads.map((title) => ({ title })),
          definitions,
          "stacks",
        ),
      ),
    ),
  ].join("\n");
}
