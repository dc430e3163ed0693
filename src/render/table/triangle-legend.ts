import { MINIMUM_SAMPLE } from "../../gates/outcome.ts";
import type { CohortAverageRecord } from "../../report/cohort-averages.ts";
import type { CohortsReport } from "../../report/report.ts";
import { SHADE_SCALE } from "../chart/shade.ts";
import { formatNumber } from "../format-value.ts";
import { type Screen, wrapText } from "./layout.ts";
import { type Cells, type Fitting, isThin } from "./triangle-fit.ts";

/** What the shades mean, who is in the average, and what is not shown. */
export function triangleLegend(
  cells: Cells,
  averages: readonly CohortAverageRecord[],
  { cohorts, leftOut }: Fitting,
  period: CohortsReport["period"],
  screen: Screen,
): string {
  const words = screen.words.series.cohorts;
  const [first, last] = [averages.at(0), averages.at(-1)];
  const texts = [
    ...(cohorts.some((cohort) => isThin(cells.get(cohort)!)) ? [words.thin(MINIMUM_SAMPLE)] : []),
    ...(period === "quarter" ? [words.quarterEnds] : []),
    ...(first === undefined || last === undefined
      ? []
      : [words.averageOf(first.cohorts, formatNumber(first.members, 0), last.age, period)]),
    ...leftOut,
  ];
  return [`  ${keys(screen)}`, ...texts.map((text) => screen.paint.faint(wrapText(text, screen, "  ")))].join("\n");
}

/** Colours where there are any, else the signs; those that differ in colour alone share one. */
function keys({ paint }: Screen): string {
  const scale = SHADE_SCALE.map((shade) => ({
    shade,
    bound: "below" in shade ? `< ${percent(shade.below)}` : `> ${percent(shade.above)}`,
  }));
  const { shade: colour } = paint;
  if (colour !== null) return scale.map(({ shade, bound }) => colour(shade, ` ${bound} `)).join(" ");
  return scale
    .filter(({ shade }, i) => scale.findIndex((other) => other.shade.sign === shade.sign) === i)
    .map(({ shade, bound }) => `${shade.sign} ${bound}`)
    .join("  ");
}

function percent(bound: number): string {
  return `${formatNumber(bound * 100, 0)} %`;
}
