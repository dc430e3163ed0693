import { metricById } from "../../metrics/index.ts";
import type { DiffReport, Direction, GateChange, GateSide, MetricChange } from "../../report/diff/diff-report.ts";
import { gateTitle, reasonText, thresholdText } from "../describe.ts";
import { type Block, lines, type Section } from "../explain/section.ts";
import { formatMargin, formatNumber, formatValue, type Shown } from "../format-value.ts";
import type { Words } from "../words/index.ts";

/** Columns of texts first, of numbers from `numbers` on; the widest text wraps. */
export function columnsOf(titles: readonly string[], numbers: number, wraps: number) {
  return titles.map((title, index) =>
    index >= numbers ? { title, align: "right" as const } : { title, wraps: index === wraps },
  );
}

export function directionText(direction: Direction, { diff }: Words): string {
  return direction === null ? "" : diff[direction];
}

export function gatesSection(report: DiffReport, words: Words): Section[] {
  const { diff } = words;
  if (report.gates.length === 0) return [];
  const rows = report.gates.map((gate) => {
    const title = gateTitle(gate, words);
    return [
      directionText(gate.direction, words),
      gate.kind === "advisory" ? diff.advisory(title) : title,
      words.terms.stages[gate.stage],
      outcomeText(gate.before, words),
      outcomeText(gate.after, words),
      valueText(gate, gate.before, report.currency),
      valueText(gate, gate.after, report.currency),
      thresholds(gate),
    ];
  });
  return [{ title: diff.gatesTitle, blocks: [{ columns: columnsOf(diff.gateColumns, 5, 1), rows }] }];
}

function outcomeText(side: GateSide | null, { diff }: Words): string {
  if (side === null) return diff.absent;
  return side.waived ? diff.waived(diff.outcomes[side.outcome]) : diff.outcomes[side.outcome];
}

function valueText({ metric }: GateChange, side: GateSide | null, currency: string): string {
  const known = metricById(metric);
  return side === null || side.value === null || known === undefined
    ? "\u2013"
    : formatValue(side.value, known, currency);
}

function thresholds({ before, after, metric }: GateChange): string {
  const texts = [before, after].map((side) =>
    side === null || side.threshold === null || metricById(metric) === undefined
      ? null
      : thresholdText({ metric, operator: side.operator }, side.threshold),
  );
  return [...new Set(texts.filter((text) => text !== null))].join(" \u2192 ");
}

/** More rows than these are read as a table, not on a page. */
const MOST_METRICS = 20;

export function metricsSection(report: DiffReport, words: Words): Section[] {
  const { diff } = words;
  const { metrics } = report;
  if (metrics.length === 0) return [];
  const shown = metrics.slice(0, MOST_METRICS);
  const rows = shown.map((change) => [directionText(change.direction, words), ...metricCells(change, report, words)]);
  const rest = metrics.length - shown.length;
  const blocks: Block[] = [{ columns: columnsOf(diff.metricColumns, 2, 1), rows }];
  if (rest > 0) blocks.push(lines({ text: diff.moreMetrics(rest), tone: "faint" }));
  return [{ title: diff.metricsTitle, blocks }];
}

function metricCells(change: MetricChange, { currency }: DiffReport, words: Words): string[] {
  const { id, month, by, group, unit, before, after, share } = change;
  const as: Shown = metricById(id) ?? { unit };
  const title = metricById(id)?.title ?? id;
  const aimed = by === null || group === null ? title : words.gates.titleOfGroup(title, by, group);
  const value = (number: number | null, reason: string | null) =>
    number === null
      ? `\u2013 ${reason === null ? "" : reasonText(reason, words)}`.trimEnd()
      : formatValue(number, as, currency);
  return [
    month === null ? aimed : `${aimed}, ${month}`,
    value(before, change.beforeReason),
    value(after, change.afterReason),
    change.change === null ? "" : formatMargin(change.change, as, currency),
    share === null ? "" : `${share > 0 ? "+" : ""}${formatNumber(share * 100, 1)} %`,
  ];
}
