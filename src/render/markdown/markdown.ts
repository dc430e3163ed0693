import type { Report } from "../../report/report.ts";
import type { RenderOptions } from "../index.ts";
import { listsOf, recordTable } from "../records.ts";
import type { Words } from "../words/index.ts";
import { mdTable, notes, page, section } from "./blocks.ts";
import { checkPage } from "./check-page.ts";
import { diffPage } from "./diff-page.ts";
import { explainPage, questionPage } from "./explain-page.ts";
import { forecastPage } from "./forecast-page.ts";
import { gatesPage } from "./gates-page.ts";
import { ltvPage } from "./ltv-page.ts";
import { cohortsPage, metricsPage, movementsPage } from "./series-pages.ts";
import { solvePage } from "./solve-page.ts";
import { whatIfPage } from "./what-if-page.ts";

/** Any report for a pull request comment, a step summary or a wiki: GitHub-flavoured Markdown. */
export function renderMarkdown(report: Report, { words }: RenderOptions): string {
  switch (report.report) {
    case "check":
      return checkPage(report, words);
    case "metrics":
      return metricsPage(report, words);
    case "mrr":
      return movementsPage(report, words);
    case "cohorts":
      return cohortsPage(report, words);
    case "explain":
      return explainPage(report, words);
    case "forecast":
      return forecastPage(report, words);
    case "ltv":
      return ltvPage(report, words);
    case "diff":
      return diffPage(report, words);
    case "question":
      return questionPage(report, words);
    case "what-if":
      return whatIfPage(report, words);
    case "solve":
      return solvePage(report, words);
    case "gates":
      return gatesPage(report, words);
    default:
      return recordsPage(report, words);
  }
}

/** Lists that are told at the end, or are too much for a page. */
const BESIDE = ["issues", "inputs", "allocation"];

/** A report without a page of its own: its records as they are. */
function recordsPage(report: Report, words: Words): string {
  const sections = listsOf(report)
    .filter(({ name, records }) => !BESIDE.includes(name) && records.length > 0)
    .map(({ name, records }) => {
      const { columns, rows } = recordTable(records);
      const titles = columns.map((title) => ({ title }));
      return section(
        name,
        mdTable(
          titles,
          rows.map((row) => columns.map((column) => String(row[column] ?? ""))),
        ),
      );
    });
  return page(`## ${report.report}`, ...sections, "issues" in report ? notes(report, words) : "");
}
