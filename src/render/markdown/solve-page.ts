import type { SolveReport } from "../../report/solve/solve-report.ts";
import { solveSections } from "../solve/sections.ts";
import type { Words } from "../words/index.ts";
import { notes, origin, page } from "./blocks.ts";
import { md } from "./escape.ts";
import { sectionText } from "./explain-page.ts";

export function solvePage(report: SolveReport, words: Words): string {
  return page(
    `## ${md(words.solve.title)}`,
    origin(report, words),
    ...solveSections(report, words).map(sectionText),
    notes(report, words),
  );
}
