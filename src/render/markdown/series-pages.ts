import { metricById } from "../../metrics/index.ts";
import type { CohortRecord, CohortsReport, MetricsReport, MovementsReport } from "../../report/report.ts";
import { reasonText } from "../describe.ts";
import { formatInterval, formatNumber, formatSample, formatValue, moneyDecimals } from "../format-value.ts";
import type { Words } from "../words/index.ts";
import { type Column, mdTable, notes, origin, page, section } from "./blocks.ts";

interface Grouped {
  readonly by: string | null;
  readonly group: string | null;
}

const right = (title: string): Column => ({ title, align: "right" });

/** A first column for the groups, where the records have them. */
function groupColumn(records: readonly Grouped[]): Column[] {
  const by = records[0]?.by ?? null;
  return by === null ? [] : [{ title: by }];
}

function groupCell({ by, group }: Grouped): string[] {
  return by === null ? [] : [group === null || group === "" ? `no ${by}` : group];
}

export function metricsPage(report: MetricsReport, words: Words): string {
  const { metrics, currency } = report;
  const hasMonths = new Set(metrics.map(({ month }) => month)).size > 1;
  const rows = metrics.map((record) => {
    const { id, month, value, reason, interval, n } = record;
    const metric = metricById(id)!;
    return [
      ...groupCell(record),
      ...(hasMonths ? [month] : []),
      id,
      value === null ? "\u2013" : formatValue(value, metric, currency),
      interval === null ? "" : formatInterval(interval, metric, currency, words),
      n === null ? "" : formatSample(n),
      value === null ? reasonText(reason ?? "", words) : metric.title,
    ];
  });
  const columns = [
    ...groupColumn(metrics),
    ...(hasMonths ? [{ title: "Month" }] : []),
    { title: "Metric" },
    ...[right("Value"), right("Interval"), right("n")],
    { title: "" },
  ];
  return page("## Metrics", mdTable(columns, rows), notes(report, words), origin(report, words));
}

const MONEY = ["opening", "new", "reactivation", "expansion", "contraction", "churned", "closing"] as const;

export function movementsPage(report: MovementsReport, words: Words): string {
  const { movements, currency } = report;
  const decimals = moneyDecimals(Math.max(0, ...movements.map(({ closing }) => closing)), currency);
  const rows = movements.map((record) => [
    ...groupCell(record),
    record.month,
    ...MONEY.map((name) => {
      const isLoss = name === "contraction" || name === "churned";
      return formatNumber(isLoss ? -record[name] : record[name], decimals);
    }),
    String(record.customersClosing),
  ]);
  const columns = [...groupColumn(movements), { title: "Month" }, ...[...MONEY, "customers"].map(right)];
  return page("## MRR movements", mdTable(columns, rows), notes(report, words), origin(report, words));
}

const VIEWS = [
  { title: "Customers who still pay", of: ({ logoRetention }: CohortRecord) => logoRetention },
  { title: "MRR kept, gains included (net)", of: ({ netRetention }: CohortRecord) => netRetention },
  { title: "MRR kept, gains left out (gross)", of: ({ grossRetention }: CohortRecord) => grossRetention },
];

/** More columns than this are no longer read. */
const MOST_AGES = 13;

export function cohortsPage(report: CohortsReport, words: Words): string {
  const { cohorts, period } = report;
  const last = Math.max(0, ...cohorts.map(({ age }) => age));
  const steps = period === "month" ? [1, 3, 6, 12] : [1, 2, 4];
  const step = steps.find((each) => Math.floor(last / each) < MOST_AGES) ?? steps.at(-1)!;
  const ages = Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
  const columns = [...groupColumn(cohorts), { title: period }, right("customers"), ...ages.map(String).map(right)];
  const cells = new Map(cohorts.map((record) => [cellKey(record, record.age), record]));
  const first = cohorts.filter(({ age }) => age === 0);
  const sections = VIEWS.map(({ title, of }) => {
    const rows = first.map((start) => [
      ...groupCell(start),
      start.cohort,
      String(start.customers),
      ...ages.map((age) => {
        const record = cells.get(cellKey(start, age));
        return record === undefined ? "" : formatNumber(of(record) * 100, 0);
      }),
    ]);
    return section(`${title}, % by age in ${period}s`, mdTable(columns, rows));
  });
  return page("## Cohorts", ...sections, notes(report, words), origin(report, words));
}

function cellKey({ group, cohort }: CohortRecord, age: number): string {
  return JSON.stringify([group, cohort, age]);
}
