import type { LeverChange, LeverTurn } from "../../domain/lever.ts";
import type { Reason } from "../../domain/result.ts";
import type { GroupMeasures } from "../../measures/measures.ts";
import { WHAT_IF_LEVERS } from "./index.ts";
import { factorOf, type WhatIfLever } from "./lever.ts";

/** A lever that was turned: its value before and after, and the factor on its sums that did it. */
export interface Turned {
  readonly lever: WhatIfLever;
  readonly from: number;
  readonly to: number;
  readonly factor: number;
}

/** Why a lever cannot be turned so. */
export type TurnProblem = { readonly lever: WhatIfLever } & (
  | { readonly why: "no-value"; readonly reason: Reason }
  | { readonly why: "nothing-to-move"; readonly from: number }
  | { readonly why: "beyond-range"; readonly from: number; readonly to: number }
);

export class CannotTurn extends Error {
  override readonly name = "CannotTurn";
  constructor(readonly problem: TurnProblem) {
    super(`${problem.lever.id}: ${problem.why}`);
  }
}

/**
 * Turns levers one after the other in the order of their list, whatever the order in which they are named, each from
 * where the ones before it have brought it. Amounts of money in ticks. Throws CannotTurn.
 */
export function turn(measures: GroupMeasures, turns: readonly LeverTurn[]): Turned[] {
  let current = measures;
  return WHAT_IF_LEVERS.flatMap((lever) => {
    const asked = turns.find((each) => each.lever === lever.id);
    if (asked === undefined) return [];
    const { value: from, reason } = lever.value(current);
    if (from === null) throw new CannotTurn({ lever, why: "no-value", reason });
    const to = targetOf(asked.change, from);
    if (to < lever.min || to > lever.max) throw new CannotTurn({ lever, why: "beyond-range", from, to });
    const factor = factorOf(lever, from, to);
    if (factor === null) throw new CannotTurn({ lever, why: "nothing-to-move", from });
    current = lever.scaled(current, factor);
    return [{ lever, from, to, factor }];
  });
}

function targetOf({ kind, amount }: LeverChange, from: number): number {
  return kind === "to" ? amount : kind === "times" ? from * amount : from + amount;
}

/** The measures of any group with levers turned by the same factors. */
export function withTurned(
  measures: GroupMeasures,
  turned: readonly Pick<Turned, "lever" | "factor">[],
): GroupMeasures {
  return turned.reduce((current, { lever, factor }) => lever.scaled(current, factor), measures);
}
