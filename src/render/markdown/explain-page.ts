import type { ExplainReport, QuestionReport } from "../../report/explain/explain-report.ts";
import type { Block, Section } from "../explain/section.ts";
import { explainSections, explainTitle, questionSections } from "../explain/sections.ts";
import type { Words } from "../words/index.ts";
import { mdList, mdTable, notes, origin, page, section } from "./blocks.ts";
import { md } from "./escape.ts";

export function explainPage(report: ExplainReport, words: Words): string {
  return page(
    `## ${md(explainTitle(report, words))}`,
    origin(report, words),
    ...explainSections(report, words).map(sectionText),
    notes(report, words),
  );
}

export function questionPage(report: QuestionReport, words: Words): string {
  return page(...questionSections(report, words).map(sectionText));
}

export function sectionText({ title, blocks }: Section): string {
  return section(title, ...blocks.map(blockText));
}

function blockText(block: Block): string {
  if ("picture" in block) return ["```text", ...block.picture, "```"].join("\n");
  if (!("lines" in block)) return mdTable(block.columns, block.rows);
  return mdList(block.lines.map(({ text, lead = "" }) => md(`${lead.trimStart().replace("\u2022 ", "")}${text}`)));
}
