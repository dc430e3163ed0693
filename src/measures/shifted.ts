import type { Category } from "../domain/cost.ts";
import type { Month } from "../domain/month.ts";
import { ok } from "../domain/result.ts";
import type { Read } from "./drill-down/reads.ts";
import type { GroupMeasures } from "./measures.ts";
import type { MeasureColumn } from "./month-tables.ts";
import type { Span } from "./span.ts";

/** Revenue beyond what there is belongs to the first year unless renewals are named; usage is a part of revenue. */
const COLUMNS: Readonly<Record<string, readonly MeasureColumn[]>> = {
  revenue: ["firstYear"],
  renewalRevenue: ["renewal"],
  usage: ["usage", "firstYear"],
};

/**
 * The measures as they would be with one sum larger by an amount of whole ticks (or smaller), all else as it is. The
 * amount is booked in the last month of the sum, so that every other sum over that month holds it too.
 */
export function shifted(measures: GroupMeasures, read: Read, amount: number): GroupMeasures {
  return Object.create(measures, changed(measures, read, amount)) as GroupMeasures;
}

function changed(measures: GroupMeasures, read: Read, amount: number): PropertyDescriptorMap {
  if (read.family === "cohort") {
    const { retention } = measures.statistics;
    const value = {
      ...measures.statistics,
      retention: { ...retention, [read.column]: retention[read.column] + amount },
    };
    return { statistics: { value } };
  }
  const at: Month = read.span.to;
  if (read.family === "costs") {
    const [category] = read.categories;
    const cost = (categories: readonly Category[], span: Span) => {
      const result = measures.cost(categories, span);
      const holds = categories.includes(category!) && span.from <= at && at <= span.to;
      return result.value === null || !holds ? result : ok(result.value + amount);
    };
    return { cost: { value: cost } };
  }
  const columns: readonly string[] = COLUMNS[read.column] ?? [read.column];
  const value = (column: MeasureColumn, month: Month) =>
    measures.at(column, month) + (month === at && columns.includes(column) ? amount : 0);
  return { at: { value } };
}
