import type { SolveReport } from "../../report/solve/solve-report.ts";
import { solveSections } from "../solve/sections.ts";
import { sectionText } from "./explain-table.ts";
import type { Screen } from "./layout.ts";
import { reportHead, reportNotes } from "./notes.ts";

export function solveTable(report: SolveReport, screen: Screen): string {
  const blocks = [
    reportHead(report, screen),
    ...solveSections(report, screen.words).map((section) => sectionText(section, screen)),
    reportNotes(report, screen),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
