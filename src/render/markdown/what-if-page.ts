import type { WhatIfReport } from "../../report/what-if/what-if-report.ts";
import { whatIfSections, whatIfTitle } from "../what-if/sections.ts";
import type { Words } from "../words/index.ts";
import { notes, origin, page } from "./blocks.ts";
import { md } from "./escape.ts";
import { sectionText } from "./explain-page.ts";

export function whatIfPage(report: WhatIfReport, words: Words): string {
  return page(
    `## ${md(whatIfTitle(report, words))}`,
    origin(report, words),
    ...whatIfSections(report, words).map(sectionText),
    notes(report, words),
  );
}
