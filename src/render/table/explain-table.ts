import type { ExplainReport, QuestionReport } from "../../report/explain/explain-report.ts";
import type { Block, Section } from "../explain/section.ts";
import { explainSections, explainTitle, questionSections } from "../explain/sections.ts";
import { printable } from "../printable.ts";
import { layTable, type Screen, wrapText } from "./layout.ts";
import { reportHead, reportNotes } from "./notes.ts";

export function explainTable(report: ExplainReport, screen: Screen): string {
  const blocks = [
    reportHead(report, screen),
    screen.paint.strong(wrapText(printable(explainTitle(report, screen.words)), screen)),
    ...explainSections(report, screen.words).map((section) => sectionText(section, screen)),
    reportNotes(report, screen),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

export function questionTable(report: QuestionReport, screen: Screen): string {
  return `${questionSections(report, screen.words)
    .map((section) => sectionText(section, screen))
    .join("\n\n")}\n`;
}

export function sectionText({ title, blocks }: Section, screen: Screen): string {
  return [screen.paint.strong(title), ...blocks.map((block) => blockText(block, screen))].join("\n");
}

function blockText(block: Block, screen: Screen): string {
  if ("lines" in block)
    return block.lines
      .map(({ text, lead, tone }) => {
        const wrapped = wrapText(printable(text), screen, lead ?? "  ");
        return tone === undefined ? wrapped : screen.paint[tone](wrapped);
      })
      .join("\n");
  if ("picture" in block) return block.picture.map((line) => (line === "" ? "" : `  ${line}`)).join("\n");
  const rows = block.rows.map((row) => row.map(printable));
  const inner = { ...screen, width: screen.width === null ? null : screen.width - 2 };
  return layTable(block.columns, rows, inner)
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n");
}
