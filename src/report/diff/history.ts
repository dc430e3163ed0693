import { LAYER_NAMES, LAYERS } from "../../domain/cost.ts";
import { formatMonth, type Month, monthsBetween } from "../../domain/month.ts";
import type { MeasureColumn } from "../../measures/month-tables.ts";
import type { Analysis } from "../analysis.ts";
import type { Selection } from "../selection.ts";

/** What a month was when the report was made. Two reports that tell of the same month differ where it was restated. */
export const FIGURES = [
  "opening",
  "new",
  "reactivation",
  "expansion",
  "contraction",
  "churned",
  "closing",
  "customers",
  "revenue",
  ...LAYER_NAMES,
] as const;
export type Figure = (typeof FIGURES)[number];

/** Cost by layer is null in months that the costs do not cover, and for groups: what they bear depends on as-of. */
export interface HistoryRecord extends Readonly<Record<Figure, number | null>> {
  readonly month: string;
}

/** So many months up to as-of: two windows of a year, and a year between them. */
const MONTHS = 36;

/** The last months of the company, or of one group, in a few sums each. */
export function historyOf(analysis: Analysis, asOf: Month, { by, group }: Selection): HistoryRecord[] {
  const { measures } = analysis.evaluation(asOf, by, group)!;
  const { windows } = measures;
  const first = Math.max(windows.firstMrr ?? asOf + 1, asOf - MONTHS + 1);
  const money = (column: MeasureColumn, month: Month) => analysis.toMajor(measures.at(column, month));
  return monthsBetween(first, asOf).map((month) => {
    const span = { from: month, to: month };
    const covered =
      windows.costCoverage !== null && month >= windows.costCoverage.from && month <= windows.costCoverage.to;
    const costs = LAYER_NAMES.map((layer) => {
      const cost = covered && by === null ? measures.cost(LAYERS[layer], span).value : null;
      return [layer, cost === null ? null : analysis.toMajor(cost)];
    });
    return {
      month: formatMonth(month),
      opening: money("closing", month - 1),
      new: money("new", month),
      reactivation: money("reactivation", month),
      expansion: money("expansion", month),
      contraction: money("contraction", month),
      churned: money("churned", month),
      closing: money("closing", month),
      customers: measures.at("customersClosing", month),
      revenue: analysis.toMajor(measures.revenue(span)),
      ...Object.fromEntries(costs),
    } as HistoryRecord;
  });
}
