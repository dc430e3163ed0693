import { metricById } from "../../metrics/index.ts";
import type { MonthlyMetricRecord } from "../../report/report.ts";
import { sparkline } from "../chart/sparkline.ts";
import { formatValue } from "../format-value.ts";
import { layTable, type Screen, wrapText } from "./layout.ts";

/** More months than this in one line are no longer told apart. */
const MOST_MONTHS = 36;
/** Columns that the other columns of the table take at most, names of metrics apart. */
const BESIDE = 44;
const FEWEST_MONTHS = 3;

/** Records by the id of their metric and by their month. */
export type MetricsByMonth = ReadonlyMap<string, ReadonlyMap<string, MonthlyMetricRecord>>;

/** The way of each metric in one line, from the first month to the last, with what the line's scale leaves out. */
export function trendBlock(all: readonly string[], metrics: MetricsByMonth, currency: string, screen: Screen): string {
  const words = screen.words.series.metrics;
  const ids = [...metrics.keys()];
  const room = screen.width === null ? MOST_MONTHS : screen.width - BESIDE - Math.max(...ids.map((id) => id.length));
  const months = all.slice(-Math.max(FEWEST_MONTHS, Math.min(MOST_MONTHS, room)));
  const rows = [...metrics].flatMap(([id, ofMonths]) => {
    const values = months.map((month) => ofMonths.get(month)?.value ?? null);
    const known = values.filter((value) => value !== null);
    if (known.length < FEWEST_MONTHS) return [];
    const text = (value: number | null) => (value === null ? "\u2013" : formatValue(value, metricById(id)!, currency));
    return [[id, sparkline(values), text(Math.min(...known)), text(Math.max(...known)), text(values.at(-1)!)]];
  });
  if (rows.length === 0) return "";
  const columns = [
    { title: words.trend },
    { title: "" },
    { title: words.lowest, align: "right" as const, drop: 1 },
    { title: words.highest, align: "right" as const, drop: 2 },
    { title: words.last, align: "right" as const },
  ];
  const legend = wrapText(words.trendLegend(screen.words.terms.range(months[0]!, months.at(-1)!)), screen, "  ");
  return [layTable(columns, rows, screen), screen.paint.faint(legend)].join("\n");
}
