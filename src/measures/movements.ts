import { OPEN_END } from "../domain/day.ts";
import { type Month, monthOfDay } from "../domain/month.ts";
import type { Grouping } from "./grouping.ts";
import type { Ledger } from "./ledger.ts";
import { accumulate, book, column, type MonthAxis } from "./month-axis.ts";

/** Per group and month: MRR movements in ticks and the customers that made them. */
export interface Movements {
  readonly new: Float64Array;
  readonly reactivation: Float64Array;
  readonly expansion: Float64Array;
  readonly contraction: Float64Array;
  readonly churned: Float64Array;
  readonly closing: Float64Array;
  readonly newCustomers: Float64Array;
  readonly reactivatedCustomers: Float64Array;
  readonly churnedCustomers: Float64Array;
  readonly flashCustomers: Float64Array;
  readonly customersClosing: Float64Array;
}
export type MovementColumn = keyof Movements;

export function movementsOf(ledger: Ledger, grouping: Grouping, axis: MonthAxis): Movements {
  const table: Movements = {
    new: column(axis),
    reactivation: column(axis),
    expansion: column(axis),
    contraction: column(axis),
    churned: column(axis),
    closing: closingMrr(ledger, grouping, axis),
    newCustomers: column(axis),
    reactivatedCustomers: column(axis),
    churnedCustomers: column(axis),
    flashCustomers: column(axis),
    customersClosing: column(axis),
  };
  const { new: gained, reactivation, expansion, contraction, churned } = table;
  const { newCustomers, reactivatedCustomers, churnedCustomers } = table;
  const { runOffsets, runMonth, runMrr } = ledger;
  for (let customer = 0; customer < grouping.groupOf.length; customer++) {
    const group = grouping.groupOf[customer]!;
    if (group < 0) continue;
    const row = group * axis.length - axis.first;
    const firstRun = runOffsets[customer]!;
    let before = 0;
    for (let run = firstRun; run < runOffsets[customer + 1]!; run++) {
      const month = runMonth[run]!;
      if (month > axis.last) break;
      const at = row + month;
      const after = runMrr[run]!;
      if (before === 0 && run === firstRun) {
        gained[at]! += after;
        newCustomers[at]! += 1;
      } else if (before === 0) {
        reactivation[at]! += after;
        reactivatedCustomers[at]! += 1;
      } else if (after === 0) {
        churned[at]! += before;
        churnedCustomers[at]! += 1;
      } else if (after > before) expansion[at]! += after - before;
      else contraction[at]! += before - after;
      before = after;
    }
  }
  for (const { customer, month } of ledger.flashes) {
    const group = grouping.groupOf[customer]!;
    if (group >= 0 && month <= axis.last) table.flashCustomers[group * axis.length + month - axis.first]! += 1;
  }
  countCustomers(table, axis);
  assertIdentity(table, grouping, axis);
  return table;
}

/** Closing MRR straight from the lines: a second route to what the movements must add up to. */
function closingMrr(ledger: Ledger, grouping: Grouping, axis: MonthAxis): Float64Array {
  const closing = column(axis);
  const { lines } = ledger;
  for (let customer = 0; customer < grouping.groupOf.length; customer++) {
    const group = grouping.groupOf[customer]!;
    if (group < 0) continue;
    const row = group * axis.length - axis.first;
    for (let line = lines.offsets[customer]!; line < lines.offsets[customer + 1]!; line++) {
      if (!ledger.countsInMrr(line)) continue;
      const start = monthOfDay(lines.paidFrom[line]!);
      if (start > axis.last) continue;
      book(closing, row + start, lines.mrr[line]!);
      const end: Month = lines.end[line] === OPEN_END ? axis.last + 1 : monthOfDay(lines.end[line]!);
      if (end <= axis.last) book(closing, row + end, -lines.mrr[line]!);
    }
  }
  accumulate(closing, axis);
  return closing;
}

function countCustomers(table: Movements, axis: MonthAxis): void {
  for (let i = 0; i < table.customersClosing.length; i++) {
    const opening = i % axis.length === 0 ? 0 : table.customersClosing[i - 1]!;
    table.customersClosing[i] =
      opening + table.newCustomers[i]! + table.reactivatedCustomers[i]! - table.churnedCustomers[i]!;
  }
}

function assertIdentity(table: Movements, grouping: Grouping, axis: MonthAxis): void {
  for (let i = 0; i < table.closing.length; i++) {
    const opening = i % axis.length === 0 ? 0 : table.closing[i - 1]!;
    const expected =
      opening +
      table.new[i]! +
      table.reactivation[i]! +
      table.expansion[i]! -
      table.contraction[i]! -
      table.churned[i]!;
    if (expected !== table.closing[i] && Number.isSafeInteger(expected) && Number.isSafeInteger(table.closing[i]!))
      throw new Error(
        `movement identity broken in group "${grouping.names[Math.floor(i / axis.length)]}", month ${(i % axis.length) + axis.first}: ${expected} is not ${table.closing[i]}`,
      );
  }
}
