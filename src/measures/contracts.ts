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
  const byLength = { [MULTI_YEAR]: table.multiYear, [ANNUAL]: table.annual, [UNDER_YEAR]: table.underYear };
  for (let customer = 0; customer < grouping.groupOf.length; customer++) {
    const group = grouping.groupOf[customer]!;
    if (group < 0) continue;
    const row = group * axis.length - axis.first;
    for (let line = lines.offsets[customer]!; line < lines.offsets[customer + 1]!; line++) {
      if (lines.kind[line] !== RECURRING || !hasPaidSpan(lines, line)) continue;
      const month = monthOfDay(lines.start[line]!);
      if (month > axis.last) continue;
      table.contractValue[row + month]! += lines.value[line]!;
      const values = byLength[lines.contract[line] as keyof typeof byLength];
      if (values !== undefined) values[row + month]! += lines.value[line]!;
    }
  }
  return table;
}
