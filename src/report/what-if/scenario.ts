import type { LeverTurn } from "../../domain/lever.ts";
import type { Month } from "../../domain/month.ts";
import { isMoney } from "../../domain/unit.ts";
import type { Dimension } from "../../measures/grouping.ts";
import { Evaluation } from "../../metrics/evaluate.ts";
import type { Metric, MetricResult } from "../../metrics/metric.ts";
import { leverById } from "../../metrics/what-if/index.ts";
import { type Turned, turn, withTurned } from "../../metrics/what-if/turn.ts";
import type { Analysis } from "../analysis.ts";
import type { Selection } from "../selection.ts";

/** Levers turned together, under a name. Amounts of money in major units. */
export interface NamedTurns {
  readonly name: string;
  readonly turns: readonly LeverTurn[];
}

/**
 * The company as it would be with some levers turned. They are turned on what the report is about; every group moves
 * by the same factors, so that groups still add up to the whole.
 */
export class Scenario {
  readonly name: string;
  readonly turned: readonly Turned[];
  private readonly evaluations = new Map<string, Evaluation | null>();

  /** Throws CannotTurn. */
  constructor(
    private readonly analysis: Analysis,
    private readonly asOf: Month,
    about: Selection,
    { name, turns }: NamedTurns,
  ) {
    this.name = name;
    const { measures } = analysis.evaluation(asOf, about.by, about.group)!;
    this.turned = turn(
      measures,
      turns.map((each) => inTicks(each, analysis.ticksPerMajor)),
    );
  }

  /** Money in major units, as the analysis gives it; what differs by the last bits alone has not moved. */
  resultOf(metric: Metric, by: Dimension | null, group: string | null): MetricResult | null {
    const before = this.analysis.resultOf(metric, this.asOf, by, group);
    if (before === null || this.turned.length === 0) return before;
    const after = this.analysis.resultIn(this.evaluation(by, group)!, metric);
    return settled(before, after);
  }

  private evaluation(by: Dimension | null, group: string | null): Evaluation | null {
    const key = `${by} ${group}`;
    let evaluation = this.evaluations.get(key);
    if (evaluation === undefined) {
      const before = this.analysis.evaluation(this.asOf, by, group);
      evaluation = before === null ? null : new Evaluation(withTurned(before.measures, this.turned));
      this.evaluations.set(key, evaluation);
    }
    return evaluation;
  }
}

function inTicks(turn: LeverTurn, ticksPerMajor: number): LeverTurn {
  const { lever, change } = turn;
  if (change.kind === "times" || !isMoney(leverById(lever).unit)) return turn;
  return { lever, change: { kind: change.kind, amount: change.amount * ticksPerMajor } };
}

/** Factors that cancel leave noise in the last bits, which is no change. */
const NOISE = 1e-12;

function alike(before: number, after: number): boolean {
  return Math.abs(after - before) <= NOISE * Math.max(Math.abs(before), Math.abs(after));
}

function settled(before: MetricResult, after: MetricResult): MetricResult {
  const { interval } = before;
  const sameInterval =
    interval !== null &&
    after.interval !== null &&
    alike(interval.low, after.interval.low) &&
    alike(interval.high, after.interval.high);
  return {
    ...after,
    value:
      before.value !== null && after.value !== null && alike(before.value, after.value) ? before.value : after.value,
    interval: sameInterval ? interval : after.interval,
  };
}
