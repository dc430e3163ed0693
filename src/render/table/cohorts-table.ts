import { largest } from "../../domain/largest.ts";
import type { CohortAverageRecord } from "../../report/cohort-averages.ts";
import type { CohortsReport, CohortView } from "../../report/report.ts";
import { shadeOf } from "../chart/shade.ts";
import { formatNumber } from "../format-value.ts";
import { RETENTIONS } from "../retentions.ts";
import { textWidth } from "../text-width.ts";
import { padEnd, padStart, type Screen } from "./layout.ts";
import { byGroup, groupTitle, seriesPage } from "./series-page.ts";
import { type Cells, cellsOf, type Fitting, fittingOf, isThin } from "./triangle-fit.ts";
import { triangleLegend } from "./triangle-legend.ts";

/** Retention triangles, shaded by what was lost or gained; on a screen as many cohorts and ages as it has room for. */
export function cohortsTable(report: CohortsReport, screen: Screen): string {
  const words = screen.words.series.cohorts;
  if (report.cohorts.length === 0) return seriesPage(report, screen, [words.none]);
  const blocks = [...byGroup(report.cohorts)].flatMap(([group, records]) => {
    const averages = report.averages.filter((each) => each.group === group);
    const cells = cellsOf(records);
    const fitting = fittingOf(cells, report, screen);
    const name = groupTitle(records[0]!.by, group, screen);
    const triangles = report.views.map((view) => {
      const title = words.title(view, report.period);
      const lines = triangle(view, cells, averages, fitting, report.period, screen);
      return [screen.paint.strong(name === "" ? title : words.of(name, title)), ...lines].join("\n");
    });
    return [...triangles, triangleLegend(cells, averages, fitting, report.period, screen)];
  });
  return seriesPage(report, screen, blocks);
}

function triangle(
  view: CohortView,
  cells: Cells,
  averages: readonly CohortAverageRecord[],
  { cohorts, ages, width }: Fitting,
  period: CohortsReport["period"],
  screen: Screen,
): string[] {
  const { paint, words } = screen;
  const { periods, customers, average } = words.series.cohorts;
  const retention = RETENTIONS[view];
  const number = (value: number) => formatNumber(value * 100, 0).padStart(width - 1);
  const rows = cohorts.map((name) => {
    const records = cells.get(name)!;
    const thin = isThin(records);
    const texts = ages.map((age) => {
      const record = records.get(age);
      if (record === undefined) return null;
      return thin ? `${number(retention(record))} ` : shaded(number(retention(record)), retention(record), screen);
    });
    // Ages that are not observed yet leave nothing at the end of a line.
    const seen = texts.slice(0, texts.findLastIndex((text) => text !== null) + 1);
    const cellTexts = seen.map((text) => text ?? " ".repeat(width)).join("");
    return { name, size: formatNumber(records.get(0)!.members, 0), cells: cellTexts, thin };
  });
  const means = averages
    .filter(({ age }) => ages.includes(age))
    .map((record) => shaded(number(retention(record)), retention(record), screen));
  const mean = averages.slice(0, 1).map(({ members }) => ({ name: average, size: formatNumber(members, 0) }));
  const nameWidth = widest(periods[period], ...[...rows, ...mean].map(({ name }) => name));
  const sizeWidth = widest(customers, ...[...rows, ...mean].map(({ size }) => size));
  // A column for the question marks of thin cohorts.
  const marks = rows.some(({ thin }) => thin) ? 1 : 0;
  const start = (name: string, size: string, mark = "") =>
    `${padEnd(name, nameWidth)}  ${padStart(size, sizeWidth)}${mark.padEnd(marks)} `;
  return [
    paint.faint(start(periods[period], customers) + ages.map((age) => `${age}`.padStart(width - 1)).join(" ")),
    ...rows.map(({ name, size, cells, thin }) =>
      thin ? paint.faint((start(name, size, "?") + cells).trimEnd()) : (start(name, size) + cells).trimEnd(),
    ),
    ...mean.map(({ name, size }) => (paint.strong(start(name, size)) + means.join("")).trimEnd()),
  ];
}

function widest(...texts: readonly string[]): number {
  return largest(texts.map((text) => textWidth(text)));
}

/** A number on its colour, or before its sign where the screen has too few colours. */
function shaded(number: string, value: number, { paint }: Screen): string {
  const shade = shadeOf(value);
  return paint.shade === null ? `${number}${shade.sign}` : paint.shade(shade, `${number} `);
}
