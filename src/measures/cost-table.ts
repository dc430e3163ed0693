import { CATEGORIES, type Category, type Costs } from "../domain/cost.ts";
import { exact, TICKS_PER_MINOR_UNIT } from "../domain/money.ts";
import { formatMonth } from "../domain/month.ts";
import { allocate } from "../domain/allocation.ts";
import type { Grouping } from "./grouping.ts";
import { column, type MonthAxis, monthAxis } from "./month-axis.ts";

/**
 * Cost per category, group and month, ticks. Shared costs are allocated to groups; where no driver exists they stay
 * unallocated, and metrics whose months hold them have no value (`no-allocation-driver`).
 */
export interface CostTable {
  readonly axis: MonthAxis;
  readonly byCategory: Readonly<Record<Category, Float64Array>>;
  /** Per category and month of the axis: a shared cost other than 0 that could not be allocated. */
  readonly unallocated: Readonly<Record<Category, Uint8Array>>;
}

/** What shared costs are split by: one weight per group, fixed once per as-of month. Null: no driver at all. */
export interface Weights {
  readonly driver: "new-mrr" | "revenue";
  readonly shares: readonly number[];
}
export type WeightsByCategory = (category: Category) => Weights | null;

export function costTableOf(costs: Costs, grouping: Grouping, weights: WeightsByCategory, last: number): CostTable {
  const first = costs.coverage?.first ?? 0;
  const axis = monthAxis(
    first,
    costs.coverage === null ? -1 : Math.min(last, costs.coverage.last),
    grouping.names.length,
  );
  const byCategory = Object.fromEntries(CATEGORIES.map((name) => [name, column(axis)])) as CostTable["byCategory"];
  const unallocated = Object.fromEntries(
    CATEGORIES.map((name) => [name, new Uint8Array(axis.length)]),
  ) as CostTable["unallocated"];
  const shared = Object.fromEntries(
    CATEGORIES.map((name) => [name, new Float64Array(axis.length)]),
  ) as CostTable["byCategory"];
  const groupOf = new Map(grouping.names.map((name, group) => [name, group]));
  for (const { month, category, amount, segment } of costs.rows) {
    if (month > axis.last) continue;
    const at = month - axis.first;
    const own = grouping.by === "segment" && segment !== "";
    const values = own ? byCategory[category] : shared[category];
    const index = own ? groupOf.get(segment)! * axis.length + at : at;
    values[index] = guarded(values[index]! + amount, category, month);
  }
  for (const category of CATEGORIES) {
    for (let at = 0; at < axis.length; at++) {
      const total = shared[category][at]!;
      if (total === 0) continue;
      const split = grouping.by === null ? { shares: [1] } : weights(category);
      if (split === null) {
        unallocated[category][at] = 1;
        continue;
      }
      const parts = allocate(total, split.shares, grouping.names);
      parts.forEach((part, group) => {
        byCategory[category][group * axis.length + at]! += part;
      });
    }
    const values = byCategory[category];
    for (let i = 0; i < values.length; i++) values[i]! *= TICKS_PER_MINOR_UNIT;
  }
  return { axis, byCategory, unallocated };
}

function guarded(minorUnits: number, category: Category, month: number): number {
  exact(minorUnits * TICKS_PER_MINOR_UNIT, () => `${category} cost of ${formatMonth(month)}`);
  return minorUnits;
}
