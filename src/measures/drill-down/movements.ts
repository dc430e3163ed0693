import type { Month } from "../../domain/month.ts";
import { textOf } from "../../domain/subscription.ts";
import type { MovementColumn } from "../movements.ts";
import { contributes, type DrillDown, type EvidenceRow, NOTHING_ELSE, type What } from "./evidence.ts";
import type { Read } from "./reads.ts";

type MovementRead = Extract<Read, { family: "movements" }>;
type MovedMoney = Extract<MovementColumn, "new" | "reactivation" | "expansion" | "contraction" | "churned">;
type Moved = "new" | "back" | "expanded" | "contracted" | "churned";

/** The money and the count that a movement adds to. */
export const ADDS_TO: Readonly<Record<Moved, readonly [money: MovedMoney, count: MovementColumn | null]>> = {
  new: ["new", "newCustomers"],
  back: ["reactivation", "reactivatedCustomers"],
  expanded: ["expansion", null],
  contracted: ["contraction", null],
  churned: ["churned", "churnedCustomers"],
};

/** Each customer's movements, month by month. */
export const movements: DrillDown<MovementRead> = ({ ledger, customers, measures }, reads) => {
  const { runOffsets, runMonth, runMrr, lines } = ledger;
  const targets = measures.options.targetSegments;
  const rows: EvidenceRow[] = [];
  const add = (
    customer: number,
    month: Month,
    what: What,
    before: number,
    after: number,
    adds: (read: MovementRead) => number,
  ) => {
    const values = reads.map((read) => (month >= read.span.from && month <= read.span.to ? adds(read) : 0));
    const row = { ...NOTHING_ELSE, customer, month, what, before, after, values };
    if (contributes(row)) rows.push(row);
  };
  for (const customer of customers) {
    const offTarget = targets !== null && !targets.includes(textOf(lines.segments, customer));
    let before = 0;
    for (let run = runOffsets[customer]!; run < runOffsets[customer + 1]!; run++) {
      const after = runMrr[run]!;
      const what = moved(before, after, run === runOffsets[customer]);
      const [money, count] = ADDS_TO[what];
      const size = Math.abs(after - before);
      add(customer, runMonth[run]!, what, before, after, ({ column }) => {
        if (column === "offTargetNew") return what === "new" && offTarget ? size : 0;
        return column === money ? size : column === count ? 1 : 0;
      });
      before = after;
    }
  }
  if (reads.some(({ column }) => column === "flashCustomers")) {
    const mine = new Set(customers);
    for (const { customer, month } of ledger.flashes)
      if (mine.has(customer))
        add(customer, month, "passing", 0, 0, ({ column }) => (column === "flashCustomers" ? 1 : 0));
  }
  return rows;
};

export function moved(before: number, after: number, first: boolean): Moved {
  if (before === 0) return first ? "new" : "back";
  return after === 0 ? "churned" : after > before ? "expanded" : "contracted";
}
