import { allocate } from "../domain/allocation.ts";
import { CATEGORIES, type Category, type Costs } from "../domain/cost.ts";
import { TICKS_PER_MINOR_UNIT } from "../domain/money.ts";
import type { Grouping } from "./grouping.ts";
import { type MonthAxis, monthAxis } from "./month-axis.ts";

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

type GroupNames = Pick<Grouping, "by" | "names">;

export function costTableOf(costs: Costs, grouping: GroupNames, weights: WeightsByCategory, last: number): CostTable {
  const first = costs.coverage?.first ?? 0;
  const axis = monthAxis(
    first,
    costs.coverage === null ? -1 : Math.min(last, costs.coverage.last),
    grouping.names.length,
  );
  const unallocated = perCategory(() => new Uint8Array(axis.length));
  const byCategory = perCategory((category) => {
    const { shared, own } = sumsOf(costs, category, grouping, axis);
    for (let at = 0; at < axis.length; at++) {
      const total = Number(shared[at]!);
      if (total === 0) continue;
      const split = grouping.by === null ? WHOLE : weights(category);
      if (split === WHOLE) own[at]! += shared[at]!;
      else if (split === null) unallocated[category][at] = 1;
      else
        allocate(total, split.shares, grouping.names).forEach((part, group) => {
          own[group * axis.length + at]! += BigInt(part);
        });
    }
    return Float64Array.from(own, ticksOf);
  });
  return { axis, byCategory, unallocated };
}

function perCategory<T>(make: (category: Category) => T): Record<Category, T> {
  return Object.fromEntries(CATEGORIES.map((category) => [category, make(category)])) as Record<Category, T>;
}

/** The total takes every cost whole. */
const WHOLE = { shares: [1] };

/** Minor units per month of the costs that all groups share, and per group and month of those that are its own. */
function sumsOf(costs: Costs, category: Category, grouping: GroupNames, axis: MonthAxis) {
  const shared = new BigInt64Array(axis.length);
  const own = new BigInt64Array(axis.groups * axis.length);
  const groupOf = new Map(grouping.names.map((name, group) => [name, group]));
  for (const row of costs.rows) {
    if (row.category !== category || row.month > axis.last) continue;
    const at = row.month - axis.first;
    if (grouping.by === "segment" && row.segment !== "")
      own[groupOf.get(row.segment)! * axis.length + at]! += BigInt(row.amount);
    else shared[at]! += BigInt(row.amount);
  }
  return { shared, own };
}

/** NaN beyond 2^53: reading it raises TotalTooLarge. */
function ticksOf(minorUnits: bigint): number {
  const ticks = Number(minorUnits) * TICKS_PER_MINOR_UNIT;
  return Number.isSafeInteger(ticks) ? ticks : Number.NaN;
}
