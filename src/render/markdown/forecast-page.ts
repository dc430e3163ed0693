import type { ForecastReport } from "../../report/forecast/forecast-report.ts";
import { forecastSections, forecastTitle } from "../forecast/forecast-sections.ts";
import type { Words } from "../words/index.ts";
import { notes, origin, page } from "./blocks.ts";
import { md } from "./escape.ts";
import { sectionText } from "./explain-page.ts";

export function forecastPage(report: ForecastReport, words: Words): string {
  return page(
    `## ${md(forecastTitle(report, words))}`,
    origin(report, words),
    ...forecastSections(report, words).map(sectionText),
    notes(report, words),
  );
}
