import { MINIMUM_SAMPLE } from "../../gates/outcome.ts";
import { metricById } from "../../metrics/index.ts";
import type { MonthlyMetricRecord } from "../../report/report.ts";
import { reasonText } from "../describe.ts";
import { formatValue } from "../format-value.ts";
import { textWidth } from "../text-width.ts";
import type { Words } from "../words/index.ts";
import { layTable, type Screen, wrapText } from "./layout.ts";
import { type MetricsByMonth, trendBlock } from "./metric-trend.ts";

/** Where lines do not wrap, a table still stays readable at this width. */
const WIDEST = 140;
const GAP = 2;

/** A row for each month, a column for each metric; as many columns in a table as fit. */
export function seriesBlocks(
  title: string,
  records: readonly MonthlyMetricRecord[],
  currency: string,
  screen: Screen,
): string[] {
  const months = [...new Set(records.map(({ month }) => month))];
  const metrics = byMetric(records);
  const columns = [...metrics].map(([id, ofMonths]) => ({
    id,
    texts: months.map((month) => valueText(ofMonths.get(month), currency)),
  }));
  const room = (screen.width ?? WIDEST) - "2025-06".length;
  const words = screen.words.series.metrics;
  const tables = inRows(columns, room).map((part, block) => {
    const table = layTable(
      [
        { title: screen.words.series.movements.month },
        ...part.map(({ id }) => ({ title: id, align: "right" as const })),
      ],
      months.map((month, i) => [month, ...part.map(({ texts }) => texts[i]!)]),
      screen,
    );
    const shown = new Set(part.map(({ id }) => id));
    const mine = records.filter(({ id }) => shown.has(id));
    const legend = mine.some(isThin) ? [words.thin(MINIMUM_SAMPLE)] : [];
    return [
      ...(title === "" || block > 0 ? [] : [screen.paint.strong(title)]),
      table,
      ...[...legend, ...missingByReason(mine, screen.words)].map((line) =>
        screen.paint.faint(wrapText(line, screen, "  ")),
      ),
    ].join("\n");
  });
  return [...tables, trendBlock(months, metrics, currency, screen)];
}

/** Records of each metric by their month. */
function byMetric(records: readonly MonthlyMetricRecord[]): MetricsByMonth {
  const metrics = new Map<string, Map<string, MonthlyMetricRecord>>();
  for (const record of records) {
    const months = metrics.get(record.id);
    if (months === undefined) metrics.set(record.id, new Map([[record.month, record]]));
    else months.set(record.month, record);
  }
  return metrics;
}

function valueText(record: MonthlyMetricRecord | undefined, currency: string): string {
  if (record === undefined) return "";
  if (record.value === null) return "\u2013";
  return `${formatValue(record.value, metricById(record.id)!, currency)}${isThin(record) ? "?" : ""}`;
}

function isThin({ n }: MonthlyMetricRecord): boolean {
  return n !== null && n < MINIMUM_SAMPLE;
}

interface SeriesColumn {
  readonly id: string;
  readonly texts: readonly string[];
}

function inRows(columns: readonly SeriesColumn[], room: number): SeriesColumn[][] {
  const rows: SeriesColumn[][] = [];
  let left = 0;
  for (const column of columns) {
    const width = GAP + Math.max(textWidth(column.id), ...column.texts.map((text) => textWidth(text)));
    if (rows.length === 0 || width > left) {
      rows.push([]);
      left = room;
    }
    rows.at(-1)!.push(column);
    left -= width;
  }
  return rows;
}

/** `– ndr, grr: the data does not go back far enough (2024-01 to 2024-12).` */
export function missingByReason(records: readonly MonthlyMetricRecord[], words: Words): string[] {
  const reasons = new Set(records.flatMap(({ reason }) => reason ?? []));
  return [...reasons].map((reason) => {
    const mine = records.filter((record) => record.reason === reason);
    const ids = [...new Set(mine.map(({ id }) => id))];
    const months = mine.map(({ month }) => month).sort();
    const span = months[0] === months.at(-1) ? months[0]! : words.terms.range(months[0]!, months.at(-1)!);
    return words.series.metrics.missing(ids, reasonText(reason, words), span);
  });
}
