import { largest } from "../../domain/largest.ts";
import { metricById } from "../../metrics/index.ts";
import type {
  CohortRecord,
  CohortsReport,
  MetricsReport,
  MovementRecord,
  MovementsReport,
} from "../../report/report.ts";
import { metricTitle } from "../definition-text.ts";
import { reasonText } from "../describe.ts";
import { formatInterval, formatNumber, formatSample, formatValue, moneyDecimals } from "../format-value.ts";
import { RETENTIONS } from "../retentions.ts";
import type { Words } from "../words/index.ts";
import { type Column, mdTable, notes, origin, page, section } from "./blocks.ts";

interface Grouped {
  readonly by: string | null;
  readonly group: string | null;
}

const right = (title: string): Column => ({ title, align: "right" });

/** A first column for the groups, where the records have them. */
function groupColumn(records: readonly Grouped[], { pages }: Words): Column[] {
  const by = records[0]?.by ?? null;
  return by === null ? [] : [{ title: pages.dimension(by) }];
}

function groupCell({ by, group }: Grouped, { pages }: Words): string[] {
  return by === null ? [] : [group === null || group === "" ? pages.noGroup(by) : group];
}

export function metricsPage(report: MetricsReport, words: Words): string {
  const { metrics, currency } = report;
  const { seriesPages } = words;
  const hasMonths = new Set(metrics.map(({ month }) => month)).size > 1;
  const rows = metrics.map((record) => {
    const { id, month, value, reason, interval, n } = record;
    const metric = metricById(id)!;
    return [
      ...groupCell(record, words),
      ...(hasMonths ? [month] : []),
      id,
      value === null ? "\u2013" : formatValue(value, metric, currency),
      interval === null ? "" : formatInterval(interval, metric, currency, words),
      n === null ? "" : formatSample(n),
      value === null ? reasonText(reason ?? "", words) : metricTitle(id, words),
    ];
  });
  const columns = [
    ...groupColumn(metrics, words),
    ...(hasMonths ? [{ title: seriesPages.month }] : []),
    { title: seriesPages.metric },
    ...[right(seriesPages.value), right(seriesPages.interval), right("n")],
    { title: "" },
  ];
  return page(`## ${seriesPages.metrics}`, mdTable(columns, rows), notes(report, words), origin(report, words));
}

const MONEY = ["opening", "new", "reactivation", "expansion", "contraction", "churned", "net", "closing"] as const;
const LOSSES: ReadonlySet<string> = new Set(["contraction", "churned"]);

export function movementsPage(report: MovementsReport, words: Words): string {
  const { movements, totals, currency } = report;
  const { month, total } = words.series.movements;
  const decimals = moneyDecimals(Math.max(0, largest(movements.map(({ closing }) => closing))), currency);
  const row = (record: Omit<MovementRecord, "month">, label: string) => [
    ...groupCell(record, words),
    label,
    ...MONEY.map((name) => formatNumber(LOSSES.has(name) ? -record[name] : record[name], decimals)),
    String(record.customersClosing),
  ];
  const rows = [
    ...movements.map((record) => row(record, record.month)),
    ...totals.filter(({ from, to }) => from !== to).map((record) => row(record, total)),
  ];
  const titles = ([...MONEY, "customers"] as const).map((name) => words.seriesPages.columns[name]);
  const columns = [...groupColumn(movements, words), { title: month }, ...titles.map(right)];
  return page(`## ${words.seriesPages.movements}`, mdTable(columns, rows), notes(report, words), origin(report, words));
}

/** More columns than this are no longer read. */
const MOST_AGES = 13;

export function cohortsPage(report: CohortsReport, words: Words): string {
  const { cohorts, period } = report;
  const last = Math.max(0, largest(cohorts.map(({ age }) => age)));
  const steps = period === "month" ? [1, 3, 6, 12] : [1, 2, 4];
  const step = steps.find((each) => Math.floor(last / each) < MOST_AGES) ?? steps.at(-1)!;
  const ages = Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
  const columns = [
    ...groupColumn(cohorts, words),
    { title: words.series.cohorts.periods[period] },
    right(words.seriesPages.columns.customers),
    ...ages.map(String).map(right),
  ];
  const cells = new Map(cohorts.map((record) => [cellKey(record, record.age), record]));
  const first = cohorts.filter(({ age }) => age === 0);
  const sections = report.views.map((view) => {
    const rows = first.map((start) => [
      ...groupCell(start, words),
      start.cohort,
      String(start.members),
      ...ages.map((age) => {
        const record = cells.get(cellKey(start, age));
        return record === undefined ? "" : formatNumber(RETENTIONS[view](record) * 100, 0);
      }),
    ]);
    return section(words.series.cohorts.title(view, period), mdTable(columns, rows));
  });
  return page(`## ${words.seriesPages.cohorts}`, ...sections, notes(report, words), origin(report, words));
}

function cellKey({ group, cohort }: CohortRecord, age: number): string {
  return JSON.stringify([group, cohort, age]);
}
