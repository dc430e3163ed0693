import type { FullReport } from "../../../report/full/full-report.ts";
import type { MonthlyMetricRecord } from "../../../report/report.ts";
import { metricTitle } from "../../definition-text.ts";
import { reasonText } from "../../describe.ts";
import type { Words } from "../../words/index.ts";
import { month, number, text } from "../file/cell.ts";
import type { Sheet } from "../file/sheet.ts";
import { type Row, textOr, texts } from "../rows.ts";
import { lookOf } from "../values.ts";

const NAME = "Metrics";

/** By which the rows of what the report is about are told from those of its groups. */
export const WHOLE = "whole";
export const GROUP = "group";

/** Every number, one a row. */
export function metricsSheet(report: FullReport, words: Words): Sheet {
  const { metrics: say } = words.workbook;
  const heads: Row[] = [[text(say.title, "title")], [text(say.note, "quiet")], texts(say.heads, "head")];
  const rows = [...heads, ...tidyMetrics(report).map((each) => metricRow(each, report, words))];
  const [from, to] = [heads.length, rows.length - 1];
  const column = (name: string, at: number) => ({ name: `metrics_${name}`, column: at, from, to });
  return {
    name: NAME,
    rows,
    widths: [9, 10, 10, 20, 32, 44, 14, 18, 18, 18, 11, 10, 50],
    frozen: { rows: heads.length, columns: 0 },
    columns: [column("part", 0), column("month", 1), column("by", 2), column("metric", 4), column("value", 7)],
  };
}

/** Each number once: the as-of month with its groups, then the months before it. */
export function tidyMetrics(report: FullReport): MonthlyMetricRecord[] {
  const { asOf } = report;
  const found = new Map<string, MonthlyMetricRecord>();
  const dated = [...report.check.metrics, ...report.groups, ...report.tiers].map((each) => ({ ...each, month: asOf }));
  for (const each of [...dated, ...report.series]) {
    const key = JSON.stringify([each.month, each.by, each.group, each.id]);
    if (!found.has(key)) found.set(key, each);
  }
  return [...found.values()];
}

export function isWhole({ by, group }: MonthlyMetricRecord, { check: { scope } }: FullReport): boolean {
  return by === (scope?.by ?? null) && group === (scope?.group ?? null);
}

function metricRow(each: MonthlyMetricRecord, report: FullReport, words: Words): Row {
  const { id, unit, value, interval, n, reason } = each;
  const look = lookOf(unit, id);
  return [
    text(isWhole(each, report) ? WHOLE : GROUP),
    month(each.month),
    textOr(each.by),
    textOr(each.group),
    text(id),
    text(metricTitle(id, words)),
    text(words.workbook.units[unit](report.currency)),
    value === null ? null : number(value, look),
    interval === null ? null : number(interval.low, look),
    interval === null ? null : number(interval.high, look),
    interval === null ? null : number(interval.confidence, "percent"),
    n === null ? null : number(n, "count"),
    textOr(reason === null ? null : reasonText(reason, words)),
  ];
}
