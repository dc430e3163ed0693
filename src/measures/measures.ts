import { type Category, type Costs, LAYERS } from "../domain/cost.ts";
import { exact } from "../domain/money.ts";
import { formatMonth, type Month } from "../domain/month.ts";
import type { Options } from "../domain/options.ts";
import type { Result } from "../domain/result.ts";
import { ok, undefinedBecause } from "../domain/result.ts";
import { type ContractColumn, type Contracts, contractsOf } from "./contracts.ts";
import { type CostTable, costTableOf, type Weights } from "./cost-table.ts";
import type { Dimension } from "./grouping.ts";
import { type Grouping, groupingBy, totalGrouping } from "./grouping.ts";
import { type Ledger, mrrOf } from "./ledger.ts";
import { type MonthAxis, monthAxis } from "./month-axis.ts";
import { type MovementColumn, type Movements, movementsOf } from "./movements.ts";
import { type RetentionStatistics, summariseRetention } from "./retention.ts";
import { type Revenue, type RevenueColumn, revenueOf } from "./revenue.ts";
import { lengthOf, type Span } from "./span.ts";
import { type Windows, windowsAt } from "./windows.ts";

/** M of the customers who pay at as-of: how many, their sum, and how far they spread. */
export interface ActiveStatistics {
  readonly customers: number;
  /** Sample standard deviation over mean; 0 for one customer. */
  readonly coefficientOfVariation: number;
}

/**
 * Sufficient statistics of one as-of month: everything a metric or an interval needs, per group and month. Metrics
 * see nothing else, so they run the same over ten rows and over ten million.
 */
export interface Measures {
  readonly asOf: Month;
  readonly windows: Windows;
  readonly options: Options;
  readonly by: Dimension | null;
  readonly groups: readonly GroupMeasures[];
  /** How shared costs were split between the groups; null for the total. */
  readonly allocation: Allocation | null;
}

export interface Allocation {
  /** Acquisition and delivery. */
  readonly acquisition: Weights | null;
  /** Service, R&D and administration. */
  readonly service: Weights | null;
}

export interface MeasureInputs {
  readonly ledger: Ledger;
  readonly costs: Costs;
  readonly options: Options;
  readonly ticksPerMajorUnit: number;
}

export function measure(inputs: MeasureInputs, asOf: Month, by: Dimension | null): Measures {
  const { ledger, costs, options } = inputs;
  const grouping =
    by === null ? totalGrouping(ledger) : groupingBy(by, ledger, costs, options.tiers, inputs.ticksPerMajorUnit, asOf);
  const axis = monthAxis(
    ledger.lines.firstStart ?? 0,
    ledger.lines.firstStart === null ? -1 : asOf,
    grouping.names.length,
  );
  const movements = movementsOf(ledger, grouping, axis);
  const windows = windowsAt(asOf, firstMrrMonth(movements, axis), costs, options.window, options.cacLagMonths);
  const tables = {
    ...movements,
    ...revenueOf(ledger.lines, grouping, axis),
    ...contractsOf(ledger.lines, grouping, axis),
    offTargetNew: offTargetNewMrr(ledger, grouping, axis, options.targetSegments),
  };
  const statistics = customerStatistics(ledger, grouping, asOf);
  const groups = grouping.names.map(
    (name, group) => new GroupMeasures(name, group, axis, windows, options, tables, statistics[group]!),
  );
  const allocation = by === null ? null : allocationWeights(groups, windows);
  const costTable = costTableOf(
    costs,
    grouping,
    (category) => (isAcquisitionOrDelivery(category) ? allocation!.acquisition : allocation!.service),
    asOf,
  );
  for (const group of groups) group.costs = costTable;
  return { asOf, windows, options, by, groups, allocation };
}

function isAcquisitionOrDelivery(category: Category): boolean {
  return category === "delivery" || (LAYERS.acquisition as readonly Category[]).includes(category);
}

type Tables = Movements & Revenue & Contracts & { readonly offTargetNew: Float64Array };
export type MeasureColumn = MovementColumn | RevenueColumn | ContractColumn | "offTargetNew";

/** The measures of one group (or of the total). Sums are exact, or raise TotalTooLarge naming the sum. */
export class GroupMeasures {
  costs!: CostTable;
  constructor(
    readonly name: string,
    private readonly group: number,
    readonly axis: MonthAxis,
    readonly windows: Windows,
    readonly options: Options,
    private readonly tables: Tables,
    readonly statistics: { readonly retention: RetentionStatistics; readonly active: ActiveStatistics },
  ) {}

  /** Value of a column in one month; 0 before the first month of the data. */
  at(name: MeasureColumn, month: Month): number {
    if (month < this.axis.first || month > this.axis.last) return 0;
    const value = this.tables[name][this.group * this.axis.length + month - this.axis.first]!;
    return exact(value, () => `${name} of ${formatMonth(month)}`);
  }

  /** Sum of a column over a span of months. */
  sum(name: MeasureColumn, span: Span): number {
    let total = 0;
    for (let month = span.from; month <= span.to; month++) total += this.at(name, month);
    return exact(total, () => `${name} from ${formatMonth(span.from)} to ${formatMonth(span.to)}`);
  }

  /** Recognised revenue, refunds taken off. */
  revenue(span: Span): number {
    return this.sum("firstYear", span) - this.sum("firstYearRefunds", span) + this.renewalRevenue(span);
  }

  renewalRevenue(span: Span): number {
    return this.sum("renewal", span) - this.sum("renewalRefunds", span);
  }

  /** Cost of some categories over a span, ticks; months outside the covered ones count 0. */
  cost(categories: readonly Category[], span: Span): Result {
    const { axis, byCategory, unallocated } = this.costs;
    let total = 0;
    const from = Math.max(span.from, axis.first);
    const to = Math.min(span.to, axis.last);
    for (const category of categories)
      for (let month = from; month <= to; month++) {
        if (unallocated[category][month - axis.first] === 1) return undefinedBecause("no-allocation-driver");
        total += byCategory[category][this.group * axis.length + month - axis.first]!;
        exact(total, () => `${category} cost up to ${formatMonth(month)}`);
      }
    return ok(total);
  }

  /** Customer-months at risk: customers open at the start of each month of the span. */
  exposure(span: Span): number {
    return lengthOf(span) === 0 ? 0 : this.sum("customersClosing", { from: span.from - 1, to: span.to - 1 });
  }
}

function firstMrrMonth(movements: Movements, axis: MonthAxis): Month | null {
  let first: Month | null = null;
  for (let i = 0; i < movements.newCustomers.length; i++) {
    const month = axis.first + (i % axis.length);
    if (movements.newCustomers[i]! > 0 && (first === null || month < first)) first = month;
  }
  return first;
}

function offTargetNewMrr(
  ledger: Ledger,
  grouping: Grouping,
  axis: MonthAxis,
  targets: readonly string[] | null,
): Float64Array {
  if (targets === null) return new Float64Array(axis.groups * axis.length);
  const targeted = new Set(targets);
  const groupOf = grouping.groupOf.map((group, customer) =>
    targeted.has(ledger.lines.segmentOf[customer]!) ? -1 : group,
  );
  return movementsOf({ ...ledger, flashes: [] }, { ...grouping, groupOf }, axis).new;
}

function customerStatistics(ledger: Ledger, grouping: Grouping, asOf: Month) {
  const openings = grouping.names.map((): number[] => []);
  const closings = grouping.names.map((): number[] => []);
  const active = grouping.names.map((): number[] => []);
  for (let customer = 0; customer < grouping.groupOf.length; customer++) {
    const group = grouping.groupOf[customer]!;
    if (group < 0) continue;
    const closing = mrrOf(ledger, customer, asOf);
    const opening = mrrOf(ledger, customer, asOf - 12);
    if (closing > 0) active[group]!.push(closing);
    if (opening > 0) {
      openings[group]!.push(opening);
      closings[group]!.push(closing);
    }
  }
  return grouping.names.map((_, group) => ({
    retention: summariseRetention(openings[group]!, closings[group]!),
    active: { customers: active[group]!.length, coefficientOfVariation: variation(active[group]!) },
  }));
}

function variation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1)) / mean;
}

/** Drivers over the cost window; one that is 0 everywhere is replaced by the other. */
function allocationWeights(groups: readonly GroupMeasures[], windows: Windows): Allocation {
  const positive = (values: readonly number[]) => values.map((value) => Math.max(0, value));
  const newMrr: Weights = {
    driver: "new-mrr",
    shares: positive(groups.map((group) => group.sum("new", windows.costWindow))),
  };
  const revenue: Weights = {
    driver: "revenue",
    shares: positive(groups.map((group) => group.revenue(windows.costWindow))),
  };
  const usable = (weights: Weights) => weights.shares.some((share) => share > 0);
  const pick = (...candidates: Weights[]) => candidates.find(usable) ?? null;
  return { acquisition: pick(newMrr, revenue), service: pick(revenue, newMrr) };
}
