import type { LtvReport } from "../../report/ltv/ltv-report.ts";
import { ltvSections, ltvTitle } from "../lifetime/ltv-sections.ts";
import { printable } from "../printable.ts";
import { sectionText } from "./explain-table.ts";
import { type Screen, wrapText } from "./layout.ts";
import { reportHead, reportNotes } from "./notes.ts";

export function ltvTable(report: LtvReport, screen: Screen): string {
  const blocks = [
    reportHead(report, screen),
    screen.paint.strong(wrapText(printable(ltvTitle(report, screen.words)), screen)),
    ...ltvSections(report, screen.words, screen.width).map((section) => sectionText(section, screen)),
    reportNotes(report, screen),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
