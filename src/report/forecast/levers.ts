import type { LeverChange, LeverId } from "../../domain/lever.ts";
import { power } from "../../domain/power.ts";
import { isMoney } from "../../domain/unit.ts";
import { Evaluation } from "../../metrics/evaluate.ts";
import { withFactors } from "../../metrics/growth/retention-curve.ts";
import { ndr } from "../../metrics/ndr.ts";
import { leverById } from "../../metrics/what-if/index.ts";
import { type Turned, turn, withTurned } from "../../metrics/what-if/turn.ts";
import type { Analysis } from "../analysis.ts";
import type { Drivers } from "./drivers.ts";
import type { TurnedLever } from "./forecast-report.ts";

/** A lever and how it is turned. Amounts of money in major units. */
export interface LeverTurn {
  readonly lever: LeverId;
  readonly change: LeverChange;
}

/** Throws CannotTurn. */
export function turnedBy(analysis: Analysis, { measures }: Evaluation, turns: readonly LeverTurn[]): Turned[] {
  return turn(
    measures,
    turns.map((each) => inTicks(each, analysis.ticksPerMajor)),
  );
}

/** Levers that go on acting on retention every year; a price that rises once raises MRR once. */
const PACE: readonly LeverId[] = ["churn", "expansion"];

/**
 * What the levers make of a forecast: new business and costs as they turn them, today's MRR by the factor on MRR, and
 * every month's retention by a month's share of what churn and expansion do to NDR, ^(1/12).
 */
export function withLevers(untouched: Drivers, after: Drivers, base: Evaluation, turned: readonly Turned[]): Drivers {
  const { drivers } = untouched;
  if (drivers === null) return { ...after, drivers: null, reason: untouched.reason };
  const size = untouched.openingMrr === 0 ? 1 : after.openingMrr / untouched.openingMrr;
  const pace = turned.filter(({ lever }) => PACE.includes(lever.id));
  const before = base.resultOf(ndr).value;
  const then = new Evaluation(withTurned(base.measures, pace)).resultOf(ndr).value;
  const step = before === null || then === null || before === 0 ? 1 : power(then / before, 1 / 12);
  return {
    ...after,
    drivers: {
      openingByAge: drivers.openingByAge.map((mrr) => mrr * size),
      newMrr: after.newMrr,
      retention: withFactors(drivers.retention, (kept) => kept * step),
      costs: after.costs,
    },
  };
}

function inTicks({ lever, change }: LeverTurn, ticksPerMajor: number): LeverTurn {
  if (change.kind === "times" || !isMoney(leverById(lever).unit)) return { lever, change };
  return { lever, change: { kind: change.kind, amount: change.amount * ticksPerMajor } };
}

export function leverRecords(analysis: Analysis, turned: readonly Turned[]): TurnedLever[] {
  return turned.map(({ lever: { id, unit }, from, to }) => {
    const major = (value: number) => (isMoney(unit) ? analysis.toMajor(value) : value);
    return { lever: id, unit, from: major(from), to: major(to) };
  });
}
