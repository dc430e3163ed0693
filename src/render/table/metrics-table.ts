import { metricById } from "../../metrics/index.ts";
import type { MetricsReport } from "../../report/report.ts";
import { metricTitle } from "../definition-text.ts";
import { reasonText } from "../describe.ts";
import { formatInterval, formatSample, formatValue } from "../format-value.ts";
import { allocationBlock } from "./allocation-block.ts";
import { type Column, hasRoomBeside, layTable, type Screen, wrapText } from "./layout.ts";
import { missingByReason, seriesBlocks } from "./metric-series.ts";
import { byGroup, groupTitle, seriesPage } from "./series-page.ts";

export function metricsTable(report: MetricsReport, screen: Screen): string {
  const words = screen.words.series.metrics;
  const isSeries = new Set(report.metrics.map(({ month }) => month)).size > 1;
  const blocks = [...byGroup(report.metrics)].flatMap(([group, records]) => {
    const { by, month } = records[0]!;
    const title = groupTitle(by, group, screen);
    if (isSeries) return seriesBlocks(title, records, report.currency, screen);
    const rows = records.map(({ id, value, interval, n }) => {
      const metric = metricById(id)!;
      return [
        id,
        value === null ? "\u2013" : formatValue(value, metric, report.currency),
        interval === null ? "" : formatInterval(interval, metric, report.currency, screen.words),
        n === null ? "" : formatSample(n),
      ];
    });
    const columns: Column[] = [
      { title: [title, month === report.asOf ? "" : month].filter(Boolean).join(", ") || words.metric },
      { title: words.value, align: "right" },
      { title: words.interval, align: "right", drop: 1 },
      { title: "n", align: "right" },
    ];
    if (!hasRoomBeside(columns, rows, screen)) {
      const missing = missingByReason(records, screen.words).map((line) =>
        screen.paint.faint(wrapText(line, screen, "  ")),
      );
      return [layTable(columns, rows, screen), ...missing].join("\n");
    }
    const texts = records.map(({ id, reason }) =>
      reason === null ? metricTitle(id, screen.words) : reasonText(reason, screen.words),
    );
    return layTable(
      [...columns, { title: "", wraps: true }],
      rows.map((row, i) => [...row, texts[i]!]),
      screen,
    );
  });
  const empty = blocks.length === 0 ? [words.none] : [];
  return seriesPage(report, screen, [...blocks, ...empty, allocationBlock(report.allocation, screen)]);
}
