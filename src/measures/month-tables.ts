import type { Costs } from "../domain/cost.ts";
import type { Month } from "../domain/month.ts";
import type { Options } from "../domain/options.ts";
import { textOf } from "../domain/subscription.ts";
import { type ContractColumn, type Contracts, contractsOf } from "./contracts.ts";
import { type CostTable, costTableOf } from "./cost-table.ts";
import { type Dimension, type Grouping, type Partition, partitionBy } from "./grouping.ts";
import type { Ledger } from "./ledger.ts";
import { book, type MonthAxis, monthAxis } from "./month-axis.ts";
import { type MovementColumn, type Movements, movementsOf } from "./movements.ts";
import { type Revenue, type RevenueColumn, revenueOf } from "./revenue.ts";

export interface MeasureInputs {
  readonly ledger: Ledger;
  readonly costs: Costs;
  readonly options: Options;
  readonly ticksPerMajorUnit: number;
}

type Columns = Movements & Revenue & Contracts & { readonly offTargetNew: Float64Array };
export type MeasureColumn = MovementColumn | RevenueColumn | ContractColumn | "offTargetNew";

/**
 * What happened in each month to each part of the customers. It is the same for every as-of month up to `last`, so a
 * series reads the subscription lines once.
 */
export interface MonthTables {
  readonly inputs: MeasureInputs;
  readonly last: Month;
  readonly partition: Partition;
  /** Its groups are the parts. */
  readonly axis: MonthAxis;
  readonly columns: Columns;
  /** Null by a dimension: what shared costs are split by there changes from one as-of month to the next. */
  readonly costs: CostTable | null;
  /** The first month at whose end anybody pays; null when there is none up to `last`. */
  readonly firstMrr: Month | null;
}

export function monthTables(inputs: MeasureInputs, last: Month, by: Dimension | null): MonthTables {
  const { ledger, costs, options } = inputs;
  const partition = partitionBy(by, ledger, costs, options.tiers, inputs.ticksPerMajorUnit);
  const grouping = { by, names: partition.parts.map(({ name }) => name), groupOf: partition.partOf };
  const { firstStart } = ledger.lines;
  const axis = monthAxis(firstStart ?? 0, firstStart === null ? -1 : last, partition.parts.length);
  const columns = {
    ...movementsOf(ledger, grouping, axis),
    ...revenueOf(ledger.lines, grouping, axis),
    ...contractsOf(ledger.lines, grouping, axis),
    offTargetNew: offTargetNewMrr(ledger, grouping, axis, options.targetSegments),
  };
  const firstMrr = firstMrrMonth(axis, columns);
  return { inputs, last, partition, axis, columns, costs: by === null ? wholeCosts(costs, last) : null, firstMrr };
}

function wholeCosts(costs: Costs, last: Month): CostTable {
  return costTableOf(costs, { by: null, names: [""] }, () => null, last);
}

/** The tables of all parts together. Their sums are exact, so that nothing has to be read again. */
export function totalOf(tables: MonthTables): MonthTables {
  const { inputs, last } = tables;
  const { axis: parts } = tables;
  const axis = monthAxis(parts.first, parts.last, 1);
  const columns = Object.fromEntries(
    Object.entries(tables.columns).map(([name, values]) => [name, summedUp(name, values, axis.length)]),
  ) as unknown as Columns;
  const partition = partitionBy(null, inputs.ledger, inputs.costs, inputs.options.tiers, inputs.ticksPerMajorUnit);
  return { inputs, last, partition, axis, columns, costs: wholeCosts(inputs.costs, last), firstMrr: tables.firstMrr };
}

/** What lasts from one month to the next: beyond 2^53 once, it is not exact again (see `book`). */
const LEVELS: ReadonlySet<string> = new Set(["closing", "firstYear", "renewal", "usage", "valueAdded"]);

function summedUp(name: string, values: Float64Array, length: number): Float64Array {
  const total = new Float64Array(length);
  for (let from = 0; from < values.length; from += length)
    for (let i = 0; i < length; i++) book(total, i, values[from + i]!);
  if (LEVELS.has(name)) for (let i = 1; i < length; i++) if (Number.isNaN(total[i - 1]!)) total[i] = Number.NaN;
  return total;
}

function firstMrrMonth(axis: MonthAxis, { newCustomers }: Columns): Month | null {
  let first = axis.length;
  newCustomers.forEach((customers, i) => {
    if (customers > 0) first = Math.min(first, i % axis.length);
  });
  return first === axis.length ? null : axis.first + first;
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
    targeted.has(textOf(ledger.lines.segments, customer)) ? -1 : group,
  );
  return movementsOf(ledger, { ...grouping, groupOf }, axis).new;
}
