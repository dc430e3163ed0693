import { metricById } from "../../../metrics/index.ts";
import type { FullReport } from "../../../report/full/full-report.ts";
import type { CohortRecord } from "../../../report/report.ts";
import { formatNumber, formatValue, moneyDecimals } from "../../format-value.ts";
import type { Words } from "../../words/index.ts";
import { heatMap, heatMapOf } from "../charts/heat-map.ts";
import { GAINS, LOSSES, movementBars } from "../charts/movement-bars.ts";
import { LOWEST_SHARE, type Reference, trendLines } from "../charts/trend-lines.ts";
import { figure, NO_VALUE, paragraph, section, table } from "../markup.ts";

/** How the business came to where it stands, month by month. */
export function chartsSection(report: FullReport, words: Words): string {
  const { htmlPage: page } = words;
  if (report.movements.length === 0) return section(page.monthByMonth, paragraph(page.noData));
  const figures = [
    movementsFigure(report, words),
    seriesFigure(report, words, {
      title: page.retention,
      text: page.retentionText,
      series: { ndr: "NDR", grr: "GRR" },
      references: [
        { value: 0.8, name: page.scaleLine },
        { value: 1, name: page.compoundLine },
      ],
    }),
    cohortsFigure(report, words),
    seriesFigure(report, words, {
      title: page.margins,
      text: page.marginsText,
      series: { "gross-margin-1": "GM1", "gross-margin-2": "GM2", "gross-margin-3": "GM3", "gross-margin-4": "GM4" },
      references: [],
    }),
  ];
  return section(page.monthByMonth, `<div class="charts">${figures.join("\n")}</div>`);
}

function movementsFigure({ movements, currency }: FullReport, { htmlPage: page }: Words): string {
  const names = [...GAINS, ...LOSSES];
  const decimals = moneyDecimals(Math.max(...movements.map(({ closing }) => closing)), currency);
  const money = (value: number) => formatNumber(value, decimals);
  const number = (title: string) => ({ title, align: "right" as const });
  const numbers = table(
    [
      { title: page.month },
      number(page.opening),
      ...names.map((name) => number(page.movementNames[name])),
      number(page.closing),
    ],
    movements.map((record) => [
      record.month,
      money(record.opening),
      ...GAINS.map((name) => money(record[name])),
      ...LOSSES.map((name) => money(-record[name])),
      money(record.closing),
    ]),
  );
  const title = `${page.movements}, ${currency}`;
  return figure(title, page.movementsText, movementBars(movements, page.movementNames, title), numbers, page.table);
}

interface SeriesFigure {
  readonly title: string;
  readonly text: string;
  /** Names in the drawing by metric id. */
  readonly series: Readonly<Record<string, string>>;
  readonly references: readonly Reference[];
}

function seriesFigure(
  { series: records, movements, currency }: FullReport,
  { htmlPage: page }: Words,
  { title, text, series, references }: SeriesFigure,
): string {
  const months = movements.map(({ month }) => month);
  const values = new Map(records.map(({ id, month, value }) => [`${id} ${month}`, value]));
  const trends = Object.entries(series).map(([id, name]) => ({
    id,
    name,
    values: months.map((month) => values.get(`${id} ${month}`) ?? null),
  }));
  const numbers = table(
    [{ title: page.month }, ...trends.map(({ name }) => ({ title: name, align: "right" as const }))],
    months.map((month, i) => [
      month,
      ...trends.map(({ id, values }) => {
        const value = values[i] ?? null;
        return value === null ? NO_VALUE : formatValue(value, metricById(id)!, currency);
      }),
    ]),
  );
  const low = trends.some(({ values }) => values.some((value) => value !== null && value < LOWEST_SHARE));
  const told = low ? `${text} ${page.lowLeftOut}` : text;
  return figure(title, told, trendLines(months, trends, references, title), numbers, page.table);
}

function cohortsFigure({ cohorts, period }: FullReport, { htmlPage: page }: Words): string {
  const map = heatMapOf(cohorts);
  const title = page.cohorts(period);
  const percent = (value: number) => formatNumber(value * 100, 1);
  const cell = (record: CohortRecord) => [
    record.cohort,
    String(record.age),
    String(record.customers),
    percent(record.logoRetention),
    percent(record.grossRetention),
    percent(record.netRetention),
  ];
  const numbers = table(
    page.cohortHeads.map((title, i) => (i === 0 ? { title } : { title, align: "right" as const })),
    cohorts.map(cell),
  );
  const leftOut = new Set(cohorts.map(({ cohort }) => cohort)).size - map.cohorts.length;
  const text = `${page.cohortsText}${leftOut === 0 ? "" : ` ${page.cohortsLeftOut(leftOut)}`}`;
  const drawing = heatMap(cohorts, map, ({ netRetention }) => netRetention, title);
  return figure(title, text, drawing, numbers, page.table);
}
