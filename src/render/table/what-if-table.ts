import type { WhatIfReport } from "../../report/what-if/what-if-report.ts";
import { printable } from "../printable.ts";
import { whatIfSections, whatIfTitle } from "../what-if/sections.ts";
import { sectionText } from "./explain-table.ts";
import { type Screen, wrapText } from "./layout.ts";
import { reportHead, reportNotes } from "./notes.ts";

export function whatIfTable(report: WhatIfReport, screen: Screen): string {
  const blocks = [
    reportHead(report, screen),
    screen.paint.strong(wrapText(printable(whatIfTitle(report, screen.words)), screen)),
    ...whatIfSections(report, screen.words).map((section) => sectionText(section, screen)),
    reportNotes(report, screen),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
