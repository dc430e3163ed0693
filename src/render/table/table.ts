import { Chalk, type ColorSupportLevel } from "chalk";
import type { Report } from "../../report/report.ts";
import { explainTitle } from "../explain/sections.ts";
import { headlineOf } from "../headline.ts";
import type { RenderOptions } from "../index.ts";
import { printable } from "../printable.ts";
import type { Words } from "../words/index.ts";
import { checkTable } from "./check-table.ts";
import { explainTable, questionTable } from "./explain-table.ts";
import { gatesTable } from "./gates-table.ts";
import type { Screen } from "./layout.ts";
import { presetsTable } from "./presets-table.ts";
import { cohortsTable, metricsTable, movementsTable } from "./series-tables.ts";
import { validateTable } from "./validate-table.ts";

/** Any report for people to read in a terminal. */
export function renderTable(report: Report, { colourLevel, width, quiet, words }: RenderOptions): string {
  const screen = screenOf(colourLevel, width, words);
  switch (report.report) {
    case "check":
      return quiet ? `${printable(headlineOf(report, words))}\n` : checkTable(report, screen);
    case "metrics":
      return metricsTable(report, screen);
    case "mrr":
      return movementsTable(report, screen);
    case "cohorts":
      return cohortsTable(report, screen);
    case "explain":
      return quiet ? `${printable(explainTitle(report, words))}\n` : explainTable(report, screen);
    case "question":
      return questionTable(report, screen);
    case "gates":
      return gatesTable(report, screen);
    case "presets":
      return presetsTable(report, screen);
    case "validate":
      return validateTable(report, screen);
  }
}

export function screenOf(colourLevel: number, width: number | null, words: Words): Screen {
  const chalk = new Chalk({ level: colourLevel as ColorSupportLevel });
  const paint = {
    good: chalk.green,
    bad: chalk.red,
    unsure: chalk.yellow,
    faint: chalk.dim,
    strong: chalk.bold,
  };
  return { width, paint, words };
}
