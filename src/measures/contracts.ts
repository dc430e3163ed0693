import { monthOfDay } from "../domain/month.ts";
import {
  ANNUAL,
  hasPaidSpan,
  MULTI_YEAR,
  RECURRING,
  type SubscriptionLines,
  UNDER_YEAR,
} from "../domain/subscription.ts";
import type { Grouping } from "./grouping.ts";
import { column, type MonthAxis } from "./month-axis.ts";

/** Contract value of the recurring lines that start in a month, ticks, in all and by length of contract. */
export interface Contracts {
  readonly contractValue: Float64Array;
  readonly multiYear: Float64Array;
  readonly annual: Float64Array;
  readonly underYear: Float64Array;
}
export type ContractColumn = keyof Contracts;

export function contractsOf(lines: SubscriptionLines, grouping: Grouping, axis: MonthAxis): Contracts {
  const table: Contracts = {
    contractValue: column(axis),
    multiYear: column(axis),
    annual: column(axis),
    underYear: column(axis),
  };
  const { contractValue, multiYear, annual, underYear } = table;
  for (let customer = 0; customer < grouping.groupOf.length; customer++) {
    const group = grouping.groupOf[customer]!;
    if (group < 0) continue;
    const row = group * axis.length - axis.first;
    for (let line = lines.offsets[customer]!; line < lines.offsets[customer + 1]!; line++) {
      if (lines.kind[line] !== RECURRING || !hasPaidSpan(lines, line)) continue;
      const month = monthOfDay(lines.start[line]!);
      if (month > axis.last) continue;
      const length = lines.contract[line];
      contractValue[row + month]! += lines.value[line]!;
      if (length === MULTI_YEAR) multiYear[row + month]! += lines.value[line]!;
      else if (length === ANNUAL) annual[row + month]! += lines.value[line]!;
      else if (length === UNDER_YEAR) underYear[row + month]! += lines.value[line]!;
    }
  }
  return table;
}
