import type { LeverId } from "../../domain/lever.ts";
import type { GroupMeasures } from "../../measures/measures.ts";
import { Evaluation } from "../../metrics/evaluate.ts";
import type { MetricResult } from "../../metrics/metric.ts";
import { rootBetween } from "../../metrics/statistics/root.ts";
import { leverById } from "../../metrics/what-if/index.ts";
import { withTurned } from "../../metrics/what-if/turn.ts";
import type { Analysis } from "../analysis.ts";
import { onlyBeyond } from "./edge.ts";
import { byValue, type Goal } from "./goal.ts";

/** The handbook's order: lower CAC, better renewal (and with it lifetime), price; then cost. How far each is taken is ours. */
export const STEPS: readonly { readonly lever: LeverId; readonly most: number }[] = [
  { lever: "cac", most: -0.3 },
  { lever: "churn", most: -0.3 },
  { lever: "expansion", most: 0.3 },
  { lever: "price", most: 0.1 },
  { lever: "service", most: -0.2 },
  { lever: "delivery", most: -0.2 },
];

/** A lever turned by a share of its value. */
export interface Step {
  readonly lever: LeverId;
  readonly share: number;
  /** The goal's metric after this step and those before it. */
  readonly reaches: number | null;
}

export interface Together {
  /** All levers that help, each by the same share of its value; null where even nine tenths do not reach it. */
  readonly equal: {
    readonly share: number;
    readonly levers: readonly LeverId[];
    readonly reaches: number | null;
  } | null;
  /** One after the other in the handbook's order, each as far as its cap, until it is reached. */
  readonly inOrder: { readonly steps: readonly Step[]; readonly met: boolean };
}

const MOST_EQUAL = 0.9;
const NOISE = 1e-12;

export function together(analysis: Analysis, measures: GroupMeasures, goal: Goal): Together {
  const resultOf = (turned: readonly { lever: LeverId; share: number }[]): MetricResult => {
    const factors = turned.map(({ lever, share }) => ({ lever: leverById(lever), factor: 1 + share }));
    return analysis.resultIn(new Evaluation(withTurned(measures, factors)), goal.metric);
  };
  const distanceOf = (turned: readonly { lever: LeverId; share: number }[]) =>
    byValue(goal, resultOf(turned)) ?? -1e300;
  const before = distanceOf([]);
  const helping = STEPS.filter(({ lever, most }) => {
    const { value } = leverById(lever).value(measures);
    return (
      value !== null &&
      value > 0 &&
      distanceOf([{ lever, share: most }]) - before > NOISE * Math.max(1, Math.abs(before))
    );
  });
  return { equal: equalStep(), inOrder: inOrder() };

  function equalStep(): Together["equal"] {
    const all = (share: number) => helping.map(({ lever, most }) => ({ lever, share: Math.sign(most) * share }));
    if (helping.length === 0 || distanceOf(all(MOST_EQUAL)) < 0) return null;
    const share = reached((each) => distanceOf(all(each)), MOST_EQUAL);
    return { share, levers: helping.map(({ lever }) => lever), reaches: resultOf(all(share)).value };
  }

  function inOrder(): Together["inOrder"] {
    const steps: Step[] = [];
    for (const { lever, most } of helping) {
      const distance = (share: number) => distanceOf([...steps, { lever, share: Math.sign(most) * share }]);
      const met = distance(Math.abs(most)) >= 0;
      const share = Math.sign(most) * (met ? reached(distance, Math.abs(most)) : Math.abs(most));
      steps.push({ lever, share, reaches: resultOf([...steps, { lever, share }]).value });
      if (met) return { steps, met: true };
    }
    return { steps, met: false };
  }
}

/** The smallest share at which a goal is reached that is not at 0 and is at `most`. */
function reached(distance: (share: number) => number, most: number): number {
  const { x } = rootBetween((share) => Math.max(-1e12, onlyBeyond(distance(share))), 0, most);
  if (x === null) return most;
  return [x, x + 1e-12, x + 1e-9].find((share) => distance(share) >= -NOISE) ?? most;
}
