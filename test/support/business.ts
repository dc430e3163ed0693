import { type Category, type Costs, costsOf } from "../../src/domain/cost.ts";
import { ticksPerMajorUnit } from "../../src/domain/money.ts";
import { formatMonth, type Month, parseMonth } from "../../src/domain/month.ts";
import { DEFAULT_OPTIONS, type Options } from "../../src/domain/options.ts";
import type { Dimension } from "../../src/measures/grouping.ts";
import { buildLedger } from "../../src/measures/ledger.ts";
import { type GroupMeasures, type Measures, measure } from "../../src/measures/measures.ts";
import type { Span } from "../../src/measures/span.ts";
import { Evaluation } from "../../src/metrics/evaluate.ts";
import { metricById } from "../../src/metrics/index.ts";
import type { MetricResult } from "../../src/metrics/metric.ts";
import { Analysis } from "../../src/report/analysis.ts";
import { linesOf, type Row } from "./lines.ts";

/** One cost row as a person would write it down, in major units. `until` repeats it every month up to that one. */
export interface CostRow {
  readonly month: string;
  readonly until?: string | undefined;
  readonly category: Category;
  readonly amount: number;
  readonly segment?: string | undefined;
}

/** A whole small company, seen from one month. */
export interface Business {
  readonly rows: readonly Row[];
  readonly costs?: readonly CostRow[] | undefined;
  readonly asOf: string;
  readonly options?: Partial<Options> | undefined;
  /** Whoever left is missing in the rows. */
  readonly survivorsOnly?: boolean | undefined;
}

export function month(text: string): Month {
  const parsed = parseMonth(text);
  if (parsed === null) throw new Error(`${text} is no month`);
  return parsed;
}

export function span(from: string, to: string): Span {
  return { from: month(from), to: month(to) };
}

/** The month `count` months away from another: monthsAfter("2025-11", 2) is "2026-01". */
export function monthsAfter(text: string, count: number): string {
  return formatMonth(month(text) + count);
}

export function costsFrom(rows: readonly CostRow[]): Costs {
  return costsOf(
    rows.flatMap(({ month: from, until, category, amount, segment = "" }) => {
      const months = Array.from({ length: month(until ?? from) - month(from) + 1 }, (_, i) => month(from) + i);
      return months.map((at) => ({ month: at, category, amount: Math.round(amount * 100), segment }));
    }),
  );
}

export function measuresOf(
  { rows, costs = [], asOf, options, survivorsOnly = false }: Business,
  by: Dimension | null = null,
): Measures {
  const all: Options = { ...DEFAULT_OPTIONS, ...options };
  const ledger = buildLedger({ ...linesOf(rows), survivorsOnly }, all.usage);
  const inputs = { ledger, costs: costsFrom(costs), options: all, ticksPerMajorUnit: ticksPerMajorUnit("CNY") };
  return measure(inputs, month(asOf), by);
}

export function totalOf(business: Business): GroupMeasures {
  return measuresOf(business).groups[0]!;
}

/** The measures of each group by its name. */
export function groupsOf(business: Business, by: Dimension): ReadonlyMap<string, GroupMeasures> {
  return new Map(measuresOf(business, by).groups.map((group) => [group.name, group]));
}

export function resultIn(measures: GroupMeasures, id: string): MetricResult {
  return new Evaluation(measures).resultOf(metricById(id)!);
}

export function resultOf(business: Business, id: string): MetricResult {
  return resultIn(totalOf(business), id);
}

/** The value of a metric, or the reason why it has none. */
export function outcomeOf(business: Business, id: string): number | string {
  const { value, reason } = resultOf(business, id);
  return value ?? reason!;
}

export function analysisOf({ rows, costs = [], options }: Business): Analysis {
  return new Analysis(linesOf(rows), costsFrom(costs), "CNY", { ...DEFAULT_OPTIONS, ...options });
}
