import type { Interval } from "../../domain/interval.ts";
import type { LeverId } from "../../domain/lever.ts";
import type { Unit } from "../../domain/unit.ts";
import type { Operator } from "../../gates/operators.ts";
import type { Stage } from "../../gates/stages.ts";
import type { Dimension } from "../../measures/grouping.ts";
import type { Envelope, Provenance } from "../report.ts";
import type { Together } from "./together.ts";
import type { Bar } from "./tornado.ts";

/** Why a lever does not get there. `ceiling`: the cap on a customer's lifetime holds LTV down at any churn. */
export const UNREACHABLE = ["not-moved", "ceiling", "range", "no-value"] as const;

/** What one lever alone would have to become for one goal. Money in major units. */
export interface SolveRecord {
  readonly metric: string;
  readonly gate: string | null;
  readonly by: Dimension | null;
  readonly group: string | null;
  readonly operator: Operator;
  readonly threshold: number;
  /** The metric now. */
  readonly value: number | null;
  readonly lever: LeverId;
  readonly unit: Unit;
  readonly status: "solved" | "already-met" | "unreachable";
  readonly why: (typeof UNREACHABLE)[number] | null;
  readonly method: "closed-form" | "brent" | null;
  readonly now: number | null;
  readonly needed: number | null;
  readonly change: number | null;
  readonly changeShare: number | null;
  /** The metric at the value needed; out of reach: where the lever brings it closest. */
  readonly reaches: number | null;
  /** The lever where the whole interval reaches the threshold: to be shown, not just to be. */
  readonly shown: number | null;
  readonly shownShare: number | null;
  readonly shownStatus: "solved" | "already-met" | "unreachable" | "no-interval";
}

/** What holds LTV:CAC down at any churn: the cap, a month's gross profit of a customer, and CAC. */
export interface Ceiling {
  readonly capMonths: number;
  readonly monthlyProfit: number;
  readonly cac: number | null;
}

export interface GoalRecord extends Together {
  readonly metric: string;
  readonly gate: string | null;
  readonly title: string;
  readonly by: Dimension | null;
  readonly group: string | null;
  readonly operator: Operator;
  readonly threshold: number;
  readonly value: number | null;
  readonly reason: string | null;
  readonly interval: Interval | null;
  readonly n: number | null;
  readonly met: boolean;
  readonly ceiling: Ceiling | null;
  /** Null unless asked for. */
  readonly tornado: readonly Bar[] | null;
}

export interface SolveReport extends Envelope, Provenance {
  readonly report: "solve";
  readonly stage: Stage | null;
  readonly scope: { readonly by: Dimension; readonly group: string } | null;
  /** One record a goal and lever. */
  readonly levers: readonly SolveRecord[];
  readonly goals: readonly GoalRecord[];
  /** How far each step of `inOrder` is taken at most, as shares: ours. */
  readonly caps: readonly { readonly lever: LeverId; readonly most: number }[];
}
