import { metricById } from "../../metrics/index.ts";
import type {
  CohortRecord,
  CohortsReport,
  MetricsReport,
  MovementRecord,
  MovementsReport,
} from "../../report/report.ts";
import { reasonText } from "../describe.ts";
import { formatInterval, formatNumber, formatSample, formatValue, moneyDecimals } from "../format-value.ts";
import { printable } from "../printable.ts";
import { allocationBlock } from "./allocation-block.ts";
import { layTable, type Screen } from "./layout.ts";
import { seriesBlocks } from "./metric-series.ts";
import { reportHead, reportNotes } from "./notes.ts";

/** Everything above `blocks` and below it is the same for each of these tables. */
function page(
  report: MetricsReport | MovementsReport | CohortsReport,
  screen: Screen,
  blocks: readonly string[],
): string {
  return `${[reportHead(report, screen), ...blocks, reportNotes(report, screen)].filter((block) => block !== "").join("\n\n")}\n`;
}

/** Records of each group in turn, in their order. */
function byGroup<R extends { readonly group: string | null }>(records: readonly R[]): Map<string | null, R[]> {
  const groups = new Map<string | null, R[]>();
  for (const record of records) {
    const group = groups.get(record.group);
    if (group === undefined) groups.set(record.group, [record]);
    else group.push(record);
  }
  return groups;
}

function groupTitle(by: string | null, group: string | null): string {
  return by === null ? "" : printable(group === "" ? `no ${by}` : `${by} ${group}`);
}

export function metricsTable(report: MetricsReport, screen: Screen): string {
  const isSeries = new Set(report.metrics.map(({ month }) => month)).size > 1;
  const blocks = [...byGroup(report.metrics)].flatMap(([group, records]) => {
    const { by, month } = records[0]!;
    const title = groupTitle(by, group);
    if (isSeries) return seriesBlocks(title, records, report.currency, screen);
    const rows = records.map(({ id, value, reason, interval, n }) => {
      const metric = metricById(id)!;
      return [
        id,
        value === null ? "\u2013" : formatValue(value, metric, report.currency),
        interval === null ? "" : formatInterval(interval, metric, report.currency, screen.words),
        n === null ? "" : formatSample(n),
        value === null ? reasonText(reason!, screen.words) : metric.title,
      ];
    });
    return layTable(
      [
        { title: [title, month === report.asOf ? "" : month].filter(Boolean).join(", ") || "Metric" },
        { title: "Value", align: "right" },
        { title: "Interval", align: "right" },
        { title: "n", align: "right" },
        { title: "", wraps: true },
      ],
      rows,
      screen,
    );
  });
  const empty = blocks.length === 0 ? ["The group has no line in any of these months."] : [];
  return page(report, screen, [...blocks, ...empty, allocationBlock(report.allocation, screen)]);
}

const MONEY_COLUMNS = ["opening", "new", "reactivation", "expansion", "contraction", "churned", "closing"] as const;

export function movementsTable(report: MovementsReport, screen: Screen): string {
  const blocks = [...byGroup(report.movements)].map(([group, records]) => {
    const decimals = moneyDecimals(Math.max(...records.map(({ closing }) => closing)), report.currency);
    const money = (record: MovementRecord, column: (typeof MONEY_COLUMNS)[number]) => {
      const lost = column === "contraction" || column === "churned";
      return record[column] === 0 ? "\u00b7" : formatNumber(lost ? -record[column] : record[column], decimals);
    };
    const rows = records.map((record) => [
      record.month,
      ...MONEY_COLUMNS.map((column) => money(record, column)),
      String(record.customersClosing),
    ]);
    const titles = ["open", "new", "react.", "expand", "contract", "churn", "close", "cust."];
    const table = layTable(
      [{ title: "Month" }, ...titles.map((title) => ({ title, align: "right" as const }))],
      rows,
      screen,
    );
    const title = groupTitle(records[0]!.by, group);
    return title === "" ? table : `${screen.paint.strong(title)}\n${table}`;
  });
  return page(
    report,
    screen,
    blocks.length === 0 ? ["No month up to as-of, or of those asked for, has a subscription line."] : blocks,
  );
}

const VIEWS = [
  { title: "Customers who still pay", of: ({ logoRetention }: CohortRecord) => logoRetention },
  { title: "MRR kept, gains included (net)", of: ({ netRetention }: CohortRecord) => netRetention },
  { title: "MRR kept, gains left out (gross)", of: ({ grossRetention }: CohortRecord) => grossRetention },
];

export function cohortsTable(report: CohortsReport, screen: Screen): string {
  const blocks = [...byGroup(report.cohorts)].flatMap(([group, records]) => {
    const by = records[0]!.by;
    return VIEWS.map(({ title, of }) =>
      triangle([groupTitle(by, group), title].filter(Boolean).join(": "), records, of, report.period, screen),
    );
  });
  return page(report, screen, blocks.length === 0 ? ["No cohort is observed by as-of."] : blocks);
}

function triangle(
  title: string,
  records: readonly CohortRecord[],
  of: (record: CohortRecord) => number,
  period: CohortsReport["period"],
  screen: Screen,
): string {
  const cohorts = [...new Set(records.map(({ cohort }) => cohort))];
  const ages = agesToShow(Math.max(...records.map(({ age }) => age)), period, screen);
  const cells = new Map(records.map((record) => [`${record.cohort} ${record.age}`, record]));
  const rows = cohorts.map((cohort) => [
    cohort,
    String(cells.get(`${cohort} 0`)!.customers),
    ...ages.map((age) => {
      const record = cells.get(`${cohort} ${age}`);
      return record === undefined ? "" : formatNumber(of(record) * 100, 0);
    }),
  ]);
  const columns = [{ title: period }, { title: "cust." }, ...ages.map((age) => ({ title: String(age) }))];
  const table = layTable(
    columns.map((column, i) => ({ ...column, align: i === 0 ? ("left" as const) : ("right" as const) })),
    rows,
    screen,
  );
  return `${screen.paint.strong(`${title}, % by age in ${period}s`)}\n${table}`;
}

/** All ages where they fit; else every third of them (whole quarters), then whole years. */
function agesToShow(last: number, period: CohortsReport["period"], screen: Screen): number[] {
  const room = screen.width === null ? Number.POSITIVE_INFINITY : Math.floor((screen.width - 18) / 5);
  const yearly = period === "month" ? 12 : 4;
  const step = [1, period === "month" ? 3 : 2, yearly].find((step) => Math.floor(last / step) + 1 <= room) ?? yearly;
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
}
