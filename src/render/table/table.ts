import { Chalk, type ChalkInstance, type ColorSupportLevel } from "chalk";
import type { Report } from "../../report/report.ts";
import type { Shade } from "../chart/shade.ts";
import { headlineOf } from "../headline.ts";
import type { RenderOptions } from "../index.ts";
import { printable } from "../printable.ts";
import type { Words } from "../words/index.ts";
import { checkTable } from "./check-table.ts";
import type { Screen } from "./layout.ts";

/** Any report for people to read in a terminal. Most runs are checks, which do not wait for what shows the others. */
export async function renderTable(report: Report, options: RenderOptions): Promise<string> {
  const { colourLevel, width, quiet, words } = options;
  const screen = screenOf(colourLevel, width, words);
  const line = (text: string) => `${printable(text)}\n`;
  switch (report.report) {
    case "check":
      return quiet ? line(headlineOf(report, words)) : checkTable(report, screen);
    case "report":
      return renderTable(report.check, options);
    case "metrics":
      return (await import("./metrics-table.ts")).metricsTable(report, screen);
    case "mrr":
      return (await import("./movements-table.ts")).movementsTable(report, screen);
    case "cohorts":
      return (await import("./cohorts-table.ts")).cohortsTable(report, screen);
    case "explain":
      return quiet
        ? line((await import("../explain/sections.ts")).explainTitle(report, words))
        : (await import("./explain-table.ts")).explainTable(report, screen);
    case "forecast":
      return quiet
        ? line((await import("../forecast/forecast-sections.ts")).forecastTitle(report, words))
        : (await import("./forecast-table.ts")).forecastTable(report, screen);
    case "ltv":
      return quiet
        ? line((await import("../lifetime/ltv-sections.ts")).ltvTitle(report, words))
        : (await import("./ltv-table.ts")).ltvTable(report, screen);
    case "diff":
      return quiet
        ? line((await import("../diff/sections.ts")).diffHeadline(report, words))
        : (await import("./diff-table.ts")).diffTable(report, screen);
    case "question":
      return (await import("./explain-table.ts")).questionTable(report, screen);
    case "what-if":
      return quiet
        ? line((await import("../what-if/sections.ts")).whatIfVerdicts(report, words).join(" "))
        : (await import("./what-if-table.ts")).whatIfTable(report, screen);
    case "solve": {
      if (!quiet) return (await import("./solve-table.ts")).solveTable(report, screen);
      const { goalText } = await import("../solve/sections.ts");
      return report.goals.map((goal) => line(goalText(goal, report, words))).join("");
    }
    case "gates":
      return (await import("./gates-table.ts")).gatesTable(report, screen);
    case "presets":
      return (await import("./presets-table.ts")).presetsTable(report, screen);
    case "validate":
      return (await import("./validate-table.ts")).validateTable(report, screen);
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
