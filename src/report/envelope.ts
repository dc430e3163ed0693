import { LAYER_NAMES } from "../domain/cost.ts";
import { type Issue, issue } from "../domain/issue.ts";
import { formatMonth, type Month } from "../domain/month.ts";
import { HANDBOOK_TIERS } from "../domain/options.ts";
import type { Weights } from "../measures/cost-table.ts";
import type { Dimension } from "../measures/grouping.ts";
import { lengthOf, type Span } from "../measures/span.ts";
import type { Analysis } from "./analysis.ts";
import { type AllocationRecord, type Envelope, SCHEMA_VERSION, type WindowRecord } from "./report.ts";

export function envelopeOf(analysis: Analysis, asOf: Month): Envelope {
  const { window, costWindow } = analysis.measures(asOf, null).windows;
  return {
    schemaVersion: SCHEMA_VERSION,
    asOf: formatMonth(asOf),
    window: windowRecord(window),
    costWindow: windowRecord(costWindow),
    currency: analysis.currency,
  };
}

export function windowRecord(span: Span): WindowRecord {
  const months = lengthOf(span);
  return {
    from: months === 0 ? null : formatMonth(span.from),
    to: months === 0 ? null : formatMonth(span.to),
    months,
  };
}

/** What a reader must know to judge the numbers: short windows, thresholds meant for another currency. */
export function notesOf(analysis: Analysis, asOf: Month): Issue[] {
  const { window, costWindow, costCoverage } = analysis.measures(asOf, null).windows;
  const months = lengthOf(window);
  const notes: Issue[] = [];
  if (months < analysis.options.window)
    notes.push(issue("note", "window-shortened", {}, { months, asked: analysis.options.window }));
  if (costCoverage !== null && lengthOf(costWindow) < months)
    notes.push(issue("note", "cost-window-shortened", {}, { months: lengthOf(costWindow), of: months }));
  if (analysis.currency !== "CNY" && analysis.options.tiers === HANDBOOK_TIERS)
    notes.push(issue("note", "tiers-in-cny", {}, { currency: analysis.currency }));
  return notes;
}

/** How shared costs were split between the groups of a dimension. */
export function allocationOf(analysis: Analysis, asOf: Month, by: Dimension): AllocationRecord[] {
  const { allocation, groups } = analysis.measures(asOf, by);
  const recordOf = (layers: readonly string[], weights: Weights | null): AllocationRecord[] => {
    if (weights === null) return [];
    const total = weights.shares.reduce((sum, share) => sum + share, 0);
    const shares = groups.map(({ name }, index) => ({ group: name, share: weights.shares[index]! / total }));
    return [{ month: formatMonth(asOf), by, layers, driver: weights.driver, shares }];
  };
  const byNewMrr = ["acquisition", "delivery"];
  return [
    ...recordOf(byNewMrr, allocation?.acquisition ?? null),
    ...recordOf(
      LAYER_NAMES.filter((layer) => !byNewMrr.includes(layer)),
      allocation?.service ?? null,
    ),
  ];
}
