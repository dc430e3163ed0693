import type { LtvReport } from "../../report/ltv/ltv-report.ts";
import { ltvSections, ltvTitle } from "../lifetime/ltv-sections.ts";
import type { Words } from "../words/index.ts";
import { notes, origin, page } from "./blocks.ts";
import { md } from "./escape.ts";
import { sectionText } from "./explain-page.ts";

/** Width of a chart on a page. */
const WIDTH = 80;

export function ltvPage(report: LtvReport, words: Words): string {
  return page(
    `## ${md(ltvTitle(report, words))}`,
    origin(report, words),
    ...ltvSections(report, words, WIDTH).map(sectionText),
    notes(report, words),
  );
}
