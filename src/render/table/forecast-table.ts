import type { ForecastReport } from "../../report/forecast/forecast-report.ts";
import { forecastSections, forecastTitle } from "../forecast/forecast-sections.ts";
import { printable } from "../printable.ts";
import { sectionText } from "./explain-table.ts";
import { type Screen, wrapText } from "./layout.ts";
import { reportHead, reportNotes } from "./notes.ts";

export function forecastTable(report: ForecastReport, screen: Screen): string {
  const blocks = [
    reportHead(report, screen),
    screen.paint.strong(wrapText(printable(forecastTitle(report, screen.words)), screen)),
    ...forecastSections(report, screen.words).map((section) => sectionText(section, screen)),
    reportNotes(report, screen),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
