import type { DiffReport } from "../../report/diff/diff-report.ts";
import { diffHeadline, diffSections, diffSides, diffTitle } from "../diff/sections.ts";
import type { Words } from "../words/index.ts";
import { notes, page } from "./blocks.ts";
import { md } from "./escape.ts";
import { sectionText } from "./explain-page.ts";

/** For a comment on a pull request: what moved, and why. */
export function diffPage(report: DiffReport, words: Words): string {
  return page(
    `## ${md(diffTitle(report, words))}`,
    `**${md(diffHeadline(report, words))}**`,
    md(diffSides(report, words)),
    ...diffSections(report, words).map(sectionText),
    notes(report, words),
  );
}
