import type { DiffReport } from "../../report/diff/diff-report.ts";
import { diffHeadline, diffSections, diffSides, diffTitle } from "../diff/sections.ts";
import { printable } from "../printable.ts";
import { sectionText } from "./explain-table.ts";
import { type Screen, wrapText } from "./layout.ts";
import { notesBlock } from "./notes.ts";

export function diffTable(report: DiffReport, screen: Screen): string {
  const { paint, words } = screen;
  const blocks = [
    paint.faint(wrapText(printable(diffSides(report, words)), screen)),
    `${paint.strong(diffTitle(report, words))}\n${paint.strong(wrapText(diffHeadline(report, words), screen))}`,
    ...diffSections(report, words).map((section) => sectionText(section, screen)),
    notesBlock(report.issues, screen),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
