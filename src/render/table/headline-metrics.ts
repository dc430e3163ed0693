import { metricById } from "../../metrics/index.ts";
import type { CheckReport, MetricRecord } from "../../report/report.ts";
import { reasonText } from "../describe.ts";
import { formatInterval, formatValue } from "../format-value.ts";
import { growthText, regimeText } from "../growth-text.ts";
import type { Words } from "../words/index.ts";
import { layTable, type Screen, wrapText } from "./layout.ts";
import { newAndRenewalBlock } from "./new-and-renewal.ts";

type Ids = readonly [label: string, ...ids: string[]];

/** Stands for the interval of the metric before it. */
const INTERVAL = "interval";

/** The numbers that a founder is asked for, whatever the gates say. */
const BLOCKS: readonly { readonly title: string; readonly heads: readonly string[]; readonly rows: readonly Ids[] }[] =
  [
    {
      title: "Unit economics",
      heads: ["Value", "Interval", "No ceiling"],
      rows: [
        ["LTV:CAC (UE ratio)", "ltv-to-cac", INTERVAL, "ltv-to-cac-uncapped"],
        ["LTV (at most three years)", "ltv", INTERVAL, "ltv-uncapped"],
        ["CAC", "cac"],
        ["CAC payback if all stay, months", "cac-payback-months"],
        ["CAC payback after churn, months", "cac-payback-months-after-churn"],
      ],
    },
    {
      title: "Size and retention",
      heads: ["Value"],
      rows: [
        ["MRR", "mrr"],
        ["ARR", "arr"],
        ["New MRR in the window", "new-mrr"],
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
  const { by, group } = report.scope ?? { by: null, group: null };
  const mine = report.metrics.filter((record) => record.by === by && record.group === group);
  const total = new Map(mine.map((record) => [record.id, record]));
  const width = Math.max(...BLOCKS.flatMap(({ rows }) => rows.map(([label]) => label.length)));
  const [economics, ...others] = BLOCKS.map(({ title, heads, rows }) => {
    const columns = [
      { title: title.padEnd(width) },
      ...heads.map((head) => ({ title: head.padStart(10), align: "right" as const })),
    ];
    const cells = rows.map(([label, ...ids]) => [
      label,
      ...heads.map((_, i) => {
        const id = ids[i];
        if (id === undefined) return "";
        return id === INTERVAL
          ? interval(total.get(ids[i - 1]!)!, report, screen.words)
          : value(total.get(id)!, report);
      }),
    ]);
    const missing = missingByReason(
      rows.map(([label, id]) => ({ label, reason: total.get(id!)!.reason })),
      screen.words,
    );
    return [
      layTable(columns, cells, screen),
      ...missing.map((line) => screen.paint.faint(wrapText(line, screen, "  "))),
    ].join("\n");
  });
  const growth = wrapText(
    `NDR regime: ${regimeText(report.growth, screen.words)}. ${growthText(report.growth, report.currency, screen.words)}`,
    screen,
  );
  return [economics!, newAndRenewalBlock(report, screen), ...others, growth].join("\n\n");
}

function value({ id, value }: MetricRecord, { currency }: CheckReport): string {
  return value === null ? "\u2013" : formatValue(value, metricById(id)!, currency);
}

function interval({ id, interval }: MetricRecord, { currency }: CheckReport, words: Words): string {
  return interval === null ? "" : formatInterval(interval, metricById(id)!, currency, words);
}

function missingByReason(
  rows: readonly { readonly label: string; readonly reason: string | null }[],
  words: Words,
): string[] {
  const reasons = new Set(rows.flatMap(({ reason }) => reason ?? []));
  return [...reasons].map((reason) => {
    const labels = rows.filter((row) => row.reason === reason).map(({ label }) => label);
    return `\u2013 ${labels.join("; ")}: ${reasonText(reason, words)}.`;
  });
}
