import type { Interval } from "../../domain/interval.ts";
import type { LeverId } from "../../domain/lever.ts";
import type { Unit } from "../../domain/unit.ts";
import type { GateRecord } from "../../gates/evaluate.ts";
import type { Stage } from "../../gates/stages.ts";
import type { Verdict } from "../../gates/verdict.ts";
import type { Dimension } from "../../measures/grouping.ts";
import type { Envelope, Provenance } from "../report.ts";

/** A metric before and after a scenario's levers are turned. Null values beside a reason. */
export interface WhatIfMetric {
  readonly scenario: string;
  readonly id: string;
  readonly by: Dimension | null;
  readonly group: string | null;
  readonly unit: Unit;
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
  /** change / before, where before is above 0. */
  readonly changeShare: number | null;
  readonly reasonBefore: string | null;
  readonly reason: string | null;
  readonly lowBefore: number | null;
  readonly highBefore: number | null;
  /** After. */
  readonly interval: Interval | null;
  readonly n: number | null;
}

export interface WhatIfGate
  extends Pick<
    GateRecord,
    "id" | "stage" | "kind" | "metric" | "by" | "group" | "operator" | "threshold" | "title" | "decidedBy"
  > {
  readonly scenario: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly outcomeBefore: GateRecord["outcome"];
  readonly outcome: GateRecord["outcome"];
  readonly reasonBefore: GateRecord["reason"];
  readonly reason: GateRecord["reason"];
  /** Failing, and somebody answers for it. */
  readonly waivedBefore: boolean;
  readonly waived: boolean;
  readonly closeBefore: boolean;
  readonly close: boolean;
  /** Whether the outcome is another one. */
  readonly flips: boolean;
}

export interface Standing {
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly decidingStage: Stage | null;
  /** Null also where one stage was asked for. */
  readonly supported: Stage | null;
}

export interface ScenarioRecord extends Standing {
  readonly name: string;
  readonly before: Standing;
}

/** A lever as it was turned. Money in major units. */
export interface TurnedRecord {
  readonly scenario: string;
  readonly lever: LeverId;
  readonly unit: Unit;
  readonly from: number;
  readonly to: number;
  readonly change: number;
  readonly changeShare: number | null;
  /** What the sums that the lever moves were multiplied by. */
  readonly factor: number;
}

/** What a lever means: what it moves, and what it leaves as it was observed. */
export interface LeverRecord {
  readonly id: LeverId;
  readonly title: string;
  readonly unit: Unit;
  readonly meaning: string;
  readonly moves: string;
  readonly holds: string;
}

export interface WhatIfReport extends Envelope, Provenance {
  readonly report: "what-if";
  readonly stage: Stage | null;
  readonly scope: { readonly by: Dimension; readonly group: string } | null;
  /** The headline metrics, and all that move in any scenario. */
  readonly metrics: readonly WhatIfMetric[];
  readonly gates: readonly WhatIfGate[];
  readonly scenarios: readonly ScenarioRecord[];
  readonly turned: readonly TurnedRecord[];
  readonly levers: readonly LeverRecord[];
}
