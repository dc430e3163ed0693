import type { Category } from "../domain/cost.ts";
import type { Month } from "../domain/month.ts";
import { ok } from "../domain/result.ts";
import type { Cohort } from "./cohort-rows.ts";
import type { CustomerStatistics } from "./customer-statistics.ts";
import type { GroupMeasures } from "./measures.ts";
import type { MeasureColumn } from "./month-tables.ts";
import { type RetentionStatistics, summariseRetention } from "./retention.ts";
import { intersect, type Span } from "./span.ts";

/** An assumption about what was counted: sums times factors. What it does not name stays as it is. */
export interface Scaling {
  readonly columns?: Readonly<Partial<Record<MeasureColumn, number>>>;
  /** The months in which `columns` are other than they are; all without it. */
  readonly months?: Span;
  readonly costs?: Readonly<Partial<Record<Category, number>>>;
  readonly costMonths?: Span;
  /** What the as-of month holds on top, so that opening and movements still make up closing. */
  readonly booked?: Readonly<Partial<Record<MeasureColumn, number>>>;
  readonly cohort?: (cohort: Cohort) => Cohort;
}

/**
 * The measures as they would be under an assumption. Sums need no longer be whole ticks. How much is known does not
 * grow with it: sample sizes are read from what was observed.
 */
export function scaled(measures: GroupMeasures, scaling: Scaling): GroupMeasures {
  const { columns = {}, months = null, costs = {}, costMonths = null, booked = {} } = scaling;
  const { asOf } = measures.windows;
  const sum = (column: MeasureColumn, span: Span): number => {
    const extra = span.from <= asOf && asOf <= span.to ? (booked[column] ?? 0) : 0;
    const factor = columns[column] ?? 1;
    return partlyScaled((part) => measures.sum(column, part), span, months, factor) + extra;
  };
  const cost = (categories: readonly Category[], span: Span) => {
    const touched = categories.filter((category) => (costs[category] ?? 1) !== 1);
    const all = measures.cost(categories, span);
    if (all.value === null || touched.length === 0) return all;
    const untouched = categories.filter((category) => !touched.includes(category));
    let total = measures.cost(untouched, span).value!;
    for (const category of touched)
      total += partlyScaled((part) => measures.cost([category], part).value!, span, costMonths, costs[category]!);
    return ok(total);
  };
  return Object.create(measures, {
    observed: { value: measures.observed },
    at: { value: (column: MeasureColumn, month: Month) => sum(column, { from: month, to: month }) },
    sum: { value: sum },
    cost: { value: cost },
    ...cohortChanged(measures, scaling.cohort),
  }) as GroupMeasures;
}

/** The sum over a span of which some months are scaled. */
function partlyScaled(total: (span: Span) => number, span: Span, months: Span | null, factor: number): number {
  if (factor === 1) return total(span);
  if (months === null) return total(span) * factor;
  const inside = total(intersect(span, months));
  return inside * factor + (total(span) - inside);
}

/** Retention follows from the customers, when it is asked for. */
function cohortChanged(measures: GroupMeasures, change: Scaling["cohort"]): PropertyDescriptorMap {
  if (change === undefined) return {};
  let retention: RetentionStatistics | undefined;
  const cohort = () => change(measures.cohort());
  const statistics: CustomerStatistics = {
    get active() {
      return measures.statistics.active;
    },
    get retention() {
      if (retention === undefined) {
        const { openings, closings, weights } = cohort();
        retention = summariseRetention(openings, closings, weights);
      }
      return retention;
    },
  };
  return { cohort: { value: cohort }, statistics: { value: statistics } };
}
