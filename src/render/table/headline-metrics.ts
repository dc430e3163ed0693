import { metricById } from "../../metrics/index.ts";
import type { CheckReport, MetricRecord } from "../../report/report.ts";
import { reasonText } from "../describe.ts";
import { formatInterval, formatValue } from "../format-value.ts";
import { layTable, type Screen } from "./layout.ts";

type Ids = readonly [label: string, ...ids: string[]];

/** The numbers that a founder is asked for, whatever the gates say. */
const BLOCKS: readonly { readonly title: string; readonly heads: readonly string[]; readonly rows: readonly Ids[] }[] =
  [
    {
      title: "Unit economics",
      heads: ["Value", "Without the ceiling"],
      rows: [
        ["LTV:CAC (UE ratio)", "ltv-to-cac", "ltv-to-cac-uncapped"],
        ["LTV (at most three years)", "ltv", "ltv-uncapped"],
        ["CAC", "cac"],
      ],
    },
    {
      title: "Payback of CAC, months",
      heads: ["If all stay", "After churn"],
      rows: [["Months", "cac-payback-months", "cac-payback-months-after-churn"]],
    },
    {
      title: "New business against renewals",
      heads: ["Value"],
      rows: [
        ["New MRR in the window", "new-mrr"],
        ["Subsidy: new business costs beyond its first year", "new-business-subsidy"],
        ["Renewal gross profit that pays for it", "renewal-gross-profit"],
      ],
    },
    {
      title: "Size and retention",
      heads: ["Value"],
      rows: [
        ["MRR", "mrr"],
        ["ARR", "arr"],
        ["ARR ceiling at this pace of signing", "arr-ceiling"],
        ["Customers", "customers"],
        ["NDR", "ndr"],
        ["GRR", "grr"],
        ["Customer churn a month", "customer-churn-rate"],
        ["Growth, year on year", "growth-yoy"],
      ],
    },
    {
      title: "Gross margin ladder",
      heads: ["Profit", "Margin"],
      rows: [
        ["GM1 after acquisition and delivery", "gross-profit-1", "gross-margin-1"],
        ["GM2 after service", "gross-profit-2", "gross-margin-2"],
        ["GM3 after R&D", "gross-profit-3", "gross-margin-3"],
        ["GM4 after administration", "gross-profit-4", "gross-margin-4"],
      ],
    },
  ];

export function headlineMetrics(report: CheckReport, screen: Screen): string {
  const total = new Map(report.metrics.filter(({ by }) => by === null).map((record) => [record.id, record]));
  const width = Math.max(...BLOCKS.flatMap(({ rows }) => rows.map(([label]) => label.length)));
  return BLOCKS.map(({ title, heads, rows }) => {
    const columns = [
      { title: title.padEnd(width) },
      ...heads.map((head) => ({ title: head.padStart(13), align: "right" as const })),
    ];
    const cells = rows.map(([label, ...ids]) => [
      label,
      ...heads.map((_, i) => (ids[i] === undefined ? "" : cell(total.get(ids[i])!, report.currency))),
    ]);
    const missing = rows.flatMap(([label, ...ids]) =>
      why(
        label,
        ids.map((id) => total.get(id)!),
      ),
    );
    return [layTable(columns, cells, screen), ...missing.map((line) => screen.paint.faint(`  ${line}`))].join("\n");
  }).join("\n\n");
}

function cell({ id, value, interval }: MetricRecord, currency: string): string {
  const metric = metricById(id)!;
  if (value === null) return "\u2013";
  const text = formatValue(value, metric, currency);
  return interval === null || id !== "ltv-to-cac" ? text : `${text} (${formatInterval(interval, metric, currency)})`;
}

function why(label: string, records: readonly MetricRecord[]): string[] {
  return records
    .filter(({ value }) => value === null)
    .slice(0, 1)
    .map(({ reason, id }) => `${records.length > 1 ? metricById(id)!.title : label}: ${reasonText(reason!)}`);
}
