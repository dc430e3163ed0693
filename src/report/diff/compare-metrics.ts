import { METRIC_IDS, metricById } from "../../metrics/index.ts";
import { type Direction, type GateChange, IMPORTANCE, type MetricChange } from "./diff-report.ts";
import type { SavedMetric, SavedReport } from "./saved-report.ts";

/** Sums of floating-point numbers may differ in their last bits without any meaning. */
const SAME = 1e-12;

export function differs(before: number | null, after: number | null): boolean {
  if (before === null || after === null) return before !== after;
  return Math.abs(after - before) > SAME * Math.max(Math.abs(before), Math.abs(after));
}

/** What a founder asks first. */
const HEADLINE = [
  "mrr",
  "arr",
  "customers",
  "ndr",
  "grr",
  "customer-churn-rate",
  "growth-yoy",
  "cac",
  "ltv",
  "ltv-to-cac",
];

/** The metrics that moved, the most important first, and the largest change first among equals. */
export function metricChanges(before: SavedReport, after: SavedReport, gates: readonly GateChange[]): MetricChange[] {
  const keyOf = keyIn(before, after);
  const past = new Map(before.metrics.map((metric) => [keyOf(metric), metric]));
  const importance = importanceOf(after, gates);
  const changes = after.metrics.flatMap((now) => {
    const then = past.get(keyOf(now));
    if (then === undefined || !differs(then.value, now.value)) return [];
    return [changeOf(then, now, importance(now))];
  });
  return changes.sort(byImportance);
}

/** Months tell metrics apart only where a report is a series of them. */
function keyIn(...reports: readonly SavedReport[]): (metric: SavedMetric) => string {
  const isSeries = reports.some(({ metrics }) => new Set(metrics.map(({ month }) => month)).size > 1);
  return ({ id, month, by, group }) => JSON.stringify([id, isSeries ? month : null, by, group]);
}

function changeOf(then: SavedMetric, now: SavedMetric, importance: MetricChange["importance"]): MetricChange {
  const { id, month, by, group, unit } = now;
  const change = then.value === null || now.value === null ? null : now.value - then.value;
  return {
    id,
    month,
    by,
    group,
    unit,
    before: then.value,
    after: now.value,
    change,
    share: change === null || then.value === 0 ? null : change / Math.abs(then.value!),
    beforeReason: then.reason,
    afterReason: now.reason,
    direction: change === null ? null : directionOf(id, change),
    importance,
  };
}

export function directionOf(metric: string, change: number): Direction {
  const better = metricById(metric)?.better ?? null;
  if (better === null || change === 0) return null;
  return change > 0 === (better === "higher") ? "better" : "worse";
}

type Aimed = Pick<SavedMetric, "by" | "group">;

function importanceOf(
  after: SavedReport,
  moves: readonly GateChange[],
): (metric: SavedMetric) => MetricChange["importance"] {
  const key = (id: string, { by, group }: Aimed) => JSON.stringify([id, by, group]);
  const moved = new Set(moves.filter(({ kind }) => kind === "required").map((gate) => key(gate.metric, gate)));
  const judged = new Set(after.gates.filter(({ kind }) => kind === "required").map((gate) => key(gate.metric, gate)));
  const { by, group } = after.scope ?? { by: null, group: null };
  return (metric) => {
    if (moved.has(key(metric.id, metric))) return "gate-moved";
    if (judged.has(key(metric.id, metric))) return "gate";
    return HEADLINE.includes(metric.id) && metric.by === by && metric.group === group ? "headline" : "other";
  };
}

function byImportance(a: MetricChange, b: MetricChange): number {
  const rank = (change: MetricChange) => IMPORTANCE.indexOf(change.importance);
  const isGroup = ({ importance, by }: MetricChange) => Number(importance === "other" && by !== null);
  return (
    rank(a) - rank(b) ||
    isGroup(a) - isGroup(b) ||
    size(b) - size(a) ||
    METRIC_IDS.indexOf(a.id) - METRIC_IDS.indexOf(b.id)
  );
}

/** A value that came or went is the largest change there is; else by the share of the larger value. */
function size({ before, after, change }: MetricChange): number {
  if (change === null) return 2;
  return Math.abs(change) / Math.max(Math.abs(before!), Math.abs(after!));
}
