import { formatMonth } from "../../src/domain/month.ts";
import { DEFAULT_OPTIONS } from "../../src/domain/options.ts";
import type { Dimension } from "../../src/measures/grouping.ts";
import { METRICS } from "../../src/metrics/index.ts";
import { Analysis } from "../../src/report/analysis.ts";
import { buildMetrics } from "../../src/report/build-series.ts";
import type { MetricsReport, Provenance } from "../../src/report/report.ts";
import { type Business, costsFrom, month } from "./business.ts";
import { linesOf } from "./lines.ts";

export const PROVENANCE: Provenance = { issues: [], inputs: [], definitions: "" };

export function analysisOf({ rows, costs = [], options }: Business): Analysis {
  return new Analysis(linesOf(rows), costsFrom(costs), "CNY", { ...DEFAULT_OPTIONS, ...options });
}

/** Every metric in every month of a range, of the total, one group (`group` given) or every group. */
export function seriesOf(
  analysis: Analysis,
  from: string,
  to: string,
  by: Dimension | null,
  group: string | null = null,
): MetricsReport {
  const months = Array.from({ length: month(to) - month(from) + 1 }, (_, i) => month(from) + i);
  return buildMetrics(analysis, month(to), { by, group }, months, METRICS, PROVENANCE);
}

export function monthOf(report: MetricsReport, at: number): Pick<MetricsReport, "metrics" | "allocation"> {
  const text = formatMonth(at);
  return {
    metrics: report.metrics.filter((record) => record.month === text),
    allocation: report.allocation.filter((record) => record.month === text),
  };
}
