import { compareCodePoints } from "../../domain/code-point-order.ts";
import { parseMonth } from "../../domain/month.ts";
import { movedCustomers } from "../../measures/drill-down/moved-customers.ts";
import type { Analysis } from "../analysis.ts";
import { sourceOf } from "../explain/build-explain.ts";
import type { CustomerChange } from "./diff-report.ts";
import type { SavedReport } from "./saved-report.ts";

export interface CustomersBehind {
  readonly customers: readonly CustomerChange[];
  readonly customersMoved: number;
}

/** The customers whose MRR moved between two months, by the data at hand, largest first; at most `top` (null: all). */
export function customersBehind(
  analysis: Analysis,
  from: string,
  to: string,
  scope: SavedReport["scope"],
  top: number | null,
): CustomersBehind {
  const { by, group } = scope ?? { by: null, group: null };
  const source = sourceOf(analysis, parseMonth(to)!, by, group);
  const at = (customer: number) => analysis.lines.customers.at(customer)!;
  const moved = movedCustomers(source, { from: parseMonth(from)! + 1, to: parseMonth(to)! }).sort(
    (a, b) =>
      Math.abs(b.after - b.before) - Math.abs(a.after - a.before) ||
      b.gross - a.gross ||
      compareCodePoints(at(a.customer), at(b.customer)),
  );
  const major = (ticks: number) => analysis.toMajor(ticks);
  return {
    customersMoved: moved.length,
    customers: moved.slice(0, top ?? moved.length).map(({ customer, before, after, ...moves }) => ({
      customer: at(customer),
      before: major(before),
      after: major(after),
      change: major(after - before),
      new: major(moves.new),
      reactivation: major(moves.reactivation),
      expansion: major(moves.expansion),
      contraction: major(moves.contraction),
      churned: major(moves.churned),
    })),
  };
}
