import type { FullReport } from "../../report/full/full-report.ts";
import type { Words } from "../words/index.ts";
import { workbookFile } from "./file/workbook-file.ts";
import { aboutSheet } from "./sheets/about.ts";
import { checksSheet } from "./sheets/checks.ts";
import { cohortsSheet } from "./sheets/cohorts.ts";
import { inputsSheet } from "./sheets/inputs.ts";
import { metricsSheet } from "./sheets/metrics.ts";
import { movementsSheet } from "./sheets/movements.ts";
import { summarySheet } from "./sheets/summary.ts";

/** The verdict as a workbook that can be checked: every headline number is a formula over named cells. */
export function renderWorkbook(report: FullReport, words: Words): Uint8Array {
  const sheets = [
    summarySheet(report, words),
    metricsSheet(report, words),
    movementsSheet(report, words),
    cohortsSheet(report, words),
    inputsSheet(report, words),
    checksSheet(report, words),
    aboutSheet(report, words),
  ];
  return workbookFile(sheets, report.currency);
}
