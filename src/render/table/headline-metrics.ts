import { metricById } from "../../metrics/index.ts";
import type { CheckReport, MetricRecord } from "../../report/report.ts";
import { reasonText } from "../describe.ts";
import { formatInterval, formatValue } from "../format-value.ts";
import { growthText, regimeText } from "../growth-text.ts";
import { textWidth } from "../text-width.ts";
import type { Words } from "../words/index.ts";
import { layTable, padEnd, padStart, type Screen, wrapText } from "./layout.ts";
import { newAndRenewalBlock } from "./new-and-renewal.ts";

type Check = Words["check"];

/** Stands for the interval of the metric before it. */
const INTERVAL = "interval";

/** The numbers that a founder is asked for, whatever the gates say: a row for each, named for its first metric. */
const BLOCKS: readonly {
  readonly title: "economics" | "size" | "ladder";
  readonly heads: readonly (keyof Check["columns"])[];
  readonly rows: readonly (readonly [keyof Check["labels"], ...string[]])[];
}[] = [
  {
    title: "economics",
    heads: ["value", "interval", "noCeiling"],
    rows: [
      ["ltv-to-cac", INTERVAL, "ltv-to-cac-uncapped"],
      ["ltv", INTERVAL, "ltv-uncapped"],
      ["cac"],
      ["cac-payback-months"],
      ["cac-payback-months-after-churn"],
    ],
  },
  {
    title: "size",
    heads: ["value"],
    rows: [
      ["mrr"],
      ["arr"],
      ["new-mrr"],
      ["arr-ceiling"],
      ["customers"],
      ["ndr"],
      ["grr"],
      ["customer-churn-rate"],
      ["growth-yoy"],
    ],
  },
  {
    title: "ladder",
    heads: ["profit", "margin"],
    rows: [
      ["gross-profit-1", "gross-margin-1"],
      ["gross-profit-2", "gross-margin-2"],
      ["gross-profit-3", "gross-margin-3"],
      ["gross-profit-4", "gross-margin-4"],
    ],
  },
];

export function headlineMetrics(report: CheckReport, screen: Screen): string {
  const { by, group } = report.scope ?? { by: null, group: null };
  const mine = report.metrics.filter((record) => record.by === by && record.group === group);
  const total = new Map(mine.map((record) => [record.id, record]));
  const { check } = screen.words;
  const width = Math.max(...BLOCKS.flatMap(({ rows }) => rows.map(([id]) => textWidth(check.labels[id]))));
  const [economics, ...others] = BLOCKS.map(({ title, heads, rows }) => {
    const columns = [
      { title: padEnd(check[title], width) },
      ...heads.map((head, i) => ({
        title: padStart(check.columns[head], 10),
        align: "right" as const,
        ...(i === 0 ? {} : { drop: i }),
      })),
    ];
    const cells = rows.map((ids) => [
      check.labels[ids[0]],
      ...heads.map((_, i) => {
        const id = ids[i];
        if (id === undefined) return "";
        return id === INTERVAL
          ? interval(total.get(ids[i - 1]!)!, report, screen.words)
          : value(total.get(id)!, report);
      }),
    ]);
    const missing = missingByReason(
      rows.map(([id]) => ({ label: check.labels[id], reason: total.get(id)!.reason })),
      screen.words,
    );
    return [
      layTable(columns, cells, screen),
      ...missing.map((line) => screen.paint.faint(wrapText(line, screen, "  "))),
    ].join("\n");
  });
  const growth = wrapText(
    check.regime(regimeText(report.growth, screen.words), growthText(report.growth, report.currency, screen.words)),
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
    return words.pages.missing(labels, reasonText(reason, words));
  });
}
