import { Chalk, type ChalkInstance, type ColorSupportLevel } from "chalk";
import type { Report } from "../../report/report.ts";
import type { Shade } from "../chart/shade.ts";
import { diffHeadline } from "../diff/sections.ts";
import { explainTitle } from "../explain/sections.ts";
import { forecastTitle } from "../forecast/forecast-sections.ts";
import { headlineOf } from "../headline.ts";
import type { RenderOptions } from "../index.ts";
import { ltvTitle } from "../lifetime/ltv-sections.ts";
import { printable } from "../printable.ts";
import { goalText } from "../solve/sections.ts";
import { whatIfVerdicts } from "../what-if/sections.ts";
import type { Words } from "../words/index.ts";
import { checkTable } from "./check-table.ts";
import { cohortsTable } from "./cohorts-table.ts";
import { diffTable } from "./diff-table.ts";
import { explainTable, questionTable } from "./explain-table.ts";
import { forecastTable } from "./forecast-table.ts";
import { gatesTable } from "./gates-table.ts";
import type { Screen } from "./layout.ts";
import { ltvTable } from "./ltv-table.ts";
import { metricsTable } from "./metrics-table.ts";
import { movementsTable } from "./movements-table.ts";
import { presetsTable } from "./presets-table.ts";
import { solveTable } from "./solve-table.ts";
import { validateTable } from "./validate-table.ts";
import { whatIfTable } from "./what-if-table.ts";

/** Any report for people to read in a terminal. */
export function renderTable(report: Report, options: RenderOptions): string {
  const { colourLevel, width, quiet, words } = options;
  const screen = screenOf(colourLevel, width, words);
  switch (report.report) {
    case "check":
      return quiet ? `${printable(headlineOf(report, words))}\n` : checkTable(report, screen);
    case "report":
      return renderTable(report.check, options);
    case "metrics":
      return metricsTable(report, screen);
    case "mrr":
      return movementsTable(report, screen);
    case "cohorts":
      return cohortsTable(report, screen);
    case "explain":
      return quiet ? `${printable(explainTitle(report, words))}\n` : explainTable(report, screen);
    case "forecast":
      return quiet ? `${printable(forecastTitle(report, words))}\n` : forecastTable(report, screen);
    case "ltv":
      return quiet ? `${printable(ltvTitle(report, words))}\n` : ltvTable(report, screen);
    case "diff":
      return quiet ? `${printable(diffHeadline(report, words))}\n` : diffTable(report, screen);
    case "question":
      return questionTable(report, screen);
    case "what-if":
      return quiet ? `${printable(whatIfVerdicts(report, words).join(" "))}\n` : whatIfTable(report, screen);
    case "solve":
      return quiet
        ? `${report.goals.map((goal) => printable(goalText(goal, report, words))).join("\n")}\n`
        : solveTable(report, screen);
    case "gates":
      return gatesTable(report, screen);
    case "presets":
      return presetsTable(report, screen);
    case "validate":
      return validateTable(report, screen);
  }
}

/** 256 colours: the sixteen of a simple terminal are the user's own, and may look like anything. */
const ENOUGH_FOR_SHADES = 2;

export function screenOf(colourLevel: number, width: number | null, words: Words): Screen {
  const chalk = new Chalk({ level: colourLevel as ColorSupportLevel });
  const paint = {
    good: chalk.green,
    bad: chalk.red,
    unsure: chalk.yellow,
    faint: chalk.dim,
    strong: chalk.bold,
    shade: colourLevel < ENOUGH_FOR_SHADES ? null : shadeBy(chalk),
  };
  return { width, paint, words };
}

function shadeBy(chalk: ChalkInstance) {
  return ({ colours }: Shade, text: string) =>
    colours === null ? text : chalk.bgAnsi256(cubeColour(colours.background)).ansi256(cubeColour(colours.text))(text);
}

/** The colour of the 256 that is exactly this one: shades are chosen among them. */
function cubeColour(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => CUBE.indexOf(hex.slice(at, at + 2)));
  return 16 + 36 * red! + 6 * green! + blue!;
}

const CUBE = ["00", "5f", "87", "af", "d7", "ff"];
