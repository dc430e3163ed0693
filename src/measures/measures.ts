import { type Category, LAYERS } from "../domain/cost.ts";
import { exact } from "../domain/money.ts";
import { formatMonth, type Month } from "../domain/month.ts";
import type { Options } from "../domain/options.ts";
import type { Result } from "../domain/result.ts";
import { ok, undefinedBecause } from "../domain/result.ts";
import { type Cohort, wholeCustomers } from "./cohort-rows.ts";
import { type CostTable, costTableOf, type Weights } from "./cost-table.ts";
import { type CustomerStatistics, customerAmounts, customerStatistics } from "./customer-statistics.ts";
import { type Dimension, type Group, groupOfPart, groupsAt } from "./grouping.ts";
import type { MonthAxis } from "./month-axis.ts";
import { type MeasureColumn, type MeasureInputs, type MonthTables, monthTables } from "./month-tables.ts";
import type { Span } from "./span.ts";
import { type Windows, windowsAt } from "./windows.ts";

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

export function measure(inputs: MeasureInputs, asOf: Month, by: Dimension | null): Measures {
  return measuresAt(monthTables(inputs, asOf, by), asOf);
}

/** The measures of an as-of month that the tables reach: exactly those of tables made for that month alone. */
export function measuresAt(tables: MonthTables, asOf: Month): Measures {
  if (asOf > tables.last) throw new Error(`tables up to ${formatMonth(tables.last)} asked for ${formatMonth(asOf)}`);
  const { costs, options } = tables.inputs;
  const { by } = tables.partition;
  const windows = windowsAt(
    asOf,
    tables.firstMrr === null || tables.firstMrr > asOf ? null : tables.firstMrr,
    costs,
    options.window,
    options.cacLagMonths,
    tables.inputs.ledger.lines.survivorsOnly,
  );
  const shown = groupsAt(tables.partition, options.tiers, asOf);
  const statistics = statisticsOnce(tables, shown, asOf);
  const groups = shown.map(
    ({ name, parts }, index) => new GroupMeasures(name, tables, parts, [index], windows, () => statistics()[index]!),
  );
  const allocation = by === null ? null : allocationWeights(groups, windows);
  const costTable =
    tables.costs ??
    costTableOf(
      costs,
      { by, names: shown.map(({ name }) => name) },
      (category) => (isAcquisitionOrDelivery(category) ? allocation!.acquisition : allocation!.service),
      asOf,
    );
  for (const group of groups) group.costs = costTable;
  return { asOf, windows, options, by, groups, allocation };
}

/** Groups taken together as one, with the costs that were allocated to each of them. */
export function pool(tables: MonthTables, groups: readonly GroupMeasures[]): GroupMeasures {
  const [{ windows, costs, axis }] = groups as [GroupMeasures];
  const parts = groups.flatMap((group) => group.parts);
  const statistics = statisticsOnce(tables, [{ name: "", parts }], axis.last);
  const costRows = groups.flatMap((group) => group.costRows);
  const pooled = new GroupMeasures("", tables, parts, costRows, windows, () => statistics()[0]!);
  pooled.costs = costs;
  return pooled;
}

/** They need a pass over all customers, so only when a metric asks for them, and once. */
function statisticsOnce({ inputs, partition }: MonthTables, groups: readonly Group[], asOf: Month) {
  let statistics: CustomerStatistics[] | undefined;
  return () => {
    statistics ??= customerStatistics(
      inputs.ledger,
      partition.partOf,
      groupOfPart(groups, partition),
      groups.length,
      asOf,
    );
    return statistics;
  };
}

function isAcquisitionOrDelivery(category: Category): boolean {
  return category === "delivery" || (LAYERS.acquisition as readonly Category[]).includes(category);
}

/** The measures of one group (or of the total). Sums are exact, or raise TotalTooLarge naming the sum. */
export class GroupMeasures {
  costs!: CostTable;
  /** The months of the data up to as-of. */
  readonly axis: Pick<MonthAxis, "first" | "last">;
  readonly options: Options;
  private customersOfCohort: Cohort | null = null;

  constructor(
    readonly name: string,
    private readonly tables: MonthTables,
    /** Its rows in the month tables, and in the cost table. */
    readonly parts: readonly number[],
    readonly costRows: readonly number[],
    readonly windows: Windows,
    private readonly statisticsOf: () => CustomerStatistics,
  ) {
    const { asOf } = windows;
    const first = tables.axis.length === 0 ? asOf + 1 : tables.axis.first;
    this.options = tables.inputs.options;
    this.axis = { first, last: asOf };
  }

  get statistics(): CustomerStatistics {
    return this.statisticsOf();
  }

  /** What was counted, where these measures are assumptions about it: how much is known rests on that. */
  get observed(): GroupMeasures {
    return this;
  }

  /** The customers behind `statistics.retention`, one by one: a pass over all customers, once. */
  cohort(): Cohort {
    if (this.customersOfCohort !== null) return this.customersOfCohort;
    const { inputs, partition } = this.tables;
    const groupOf = groupOfPart([{ name: this.name, parts: this.parts }], partition);
    const [amounts] = customerAmounts(inputs.ledger, partition.partOf, groupOf, 1, this.axis.last);
    this.customersOfCohort = wholeCustomers(amounts!);
    return this.customersOfCohort;
  }

  /** Value of a column in one month; 0 before the first month of the data. */
  at(name: MeasureColumn, month: Month): number {
    const { axis, columns } = this.tables;
    if (month < this.axis.first || month > this.axis.last) return 0;
    const values = columns[name];
    let value = 0;
    for (const part of this.parts) value += values[part * axis.length + month - axis.first]!;
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
    const to = Math.min(span.to, axis.last, this.axis.last);
    for (const category of categories)
      for (let month = from; month <= to; month++) {
        if (unallocated[category][month - axis.first] === 1) return undefinedBecause("no-allocation-driver");
        for (const row of this.costRows) {
          const cost = byCategory[category][row * axis.length + month - axis.first]!;
          total += exact(cost, () => `${category} cost of ${formatMonth(month)}`);
        }
        exact(total, () => `cost from ${formatMonth(from)} to ${formatMonth(month)}`);
      }
    return ok(total);
  }

  /** Customer-months at risk: customers open at the start of each month of the span. */
  exposure(span: Span): number {
    return this.sum("customersClosing", { from: span.from - 1, to: span.to - 1 });
  }
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
