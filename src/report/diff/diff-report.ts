import type { Layer } from "../../domain/cost.ts";
import type { Issue } from "../../domain/issue.ts";
import type { Unit } from "../../domain/unit.ts";
import type { Operator } from "../../gates/operators.ts";
import type { Outcome } from "../../gates/outcome.ts";
import type { GateKind } from "../../gates/raw-policy.ts";
import type { Stage } from "../../gates/stages.ts";
import type { Verdict } from "../../gates/verdict.ts";
import type { Dimension } from "../../measures/grouping.ts";
import type { SCHEMA_VERSION, WindowRecord } from "../report.ts";
import type { Figure } from "./history.ts";
import type { Comparable, SavedReport } from "./saved-report.ts";

/** One of the two reports. */
export interface DiffSide {
  /** Null: computed in this run. */
  readonly file: string | null;
  readonly asOf: string;
  readonly window: WindowRecord;
  readonly costWindow: WindowRecord;
  readonly stage: Stage | null;
  readonly verdict: Verdict | null;
  readonly definitions: string;
}

export type Direction = "better" | "worse" | null;

/** Metrics of gates that moved come first, then those that required gates judge, the headline numbers, and the rest. */
export const IMPORTANCE = ["gate-moved", "gate", "headline", "other"] as const;

export interface MetricChange {
  readonly id: string;
  readonly month: string | null;
  readonly by: Dimension | null;
  readonly group: string | null;
  readonly unit: Unit;
  readonly before: number | null;
  readonly after: number | null;
  /** after - before */
  readonly change: number | null;
  /** The change by the size of `before`; null where that is 0. */
  readonly share: number | null;
  readonly beforeReason: string | null;
  readonly afterReason: string | null;
  readonly direction: Direction;
  readonly importance: (typeof IMPORTANCE)[number];
}

export interface VerdictMove {
  /** Null: the verdict of the whole report. */
  readonly stage: Stage | null;
  readonly before: Verdict;
  readonly after: Verdict;
}

/** What moved of a gate. Added or removed: only one of the reports has it. */
export const GATE_MOVES = ["outcome", "waiver", "threshold", "added", "removed"] as const;

export interface GateChange {
  readonly id: string;
  readonly stage: Stage;
  readonly kind: GateKind;
  readonly metric: string;
  readonly by: Dimension | null;
  readonly group: string | null;
  readonly title: string;
  readonly moved: (typeof GATE_MOVES)[number];
  readonly direction: Direction;
  readonly before: GateSide | null;
  readonly after: GateSide | null;
}

export interface GateSide {
  readonly outcome: Outcome;
  readonly waived: boolean;
  readonly value: number | null;
  readonly operator: Operator;
  readonly threshold: number | null;
  readonly reason: string | null;
}

/** How MRR went from the one as-of month to the other. `restated` is what became of the first one's closing since. */
export const STEPS = [
  "opening",
  "restated",
  "new",
  "reactivation",
  "expansion",
  "contraction",
  "churned",
  "closing",
] as const;

export interface MovementStep {
  readonly step: (typeof STEPS)[number];
  /** With its sign: losses are negative. The steps add up to the closing. */
  readonly amount: number;
}

/** One customer between the two months. */
export interface CustomerChange {
  readonly customer: string;
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly new: number;
  readonly reactivation: number;
  readonly expansion: number;
  readonly contraction: number;
  readonly churned: number;
}

/** Cost of a layer in the two cost windows. */
export interface CostChange {
  readonly layer: Layer;
  readonly before: number;
  readonly after: number;
  readonly change: number;
}

/** A figure of a month that both reports tell of, and tell differently. */
export interface Restated {
  readonly month: string;
  readonly figure: Figure;
  readonly before: number;
  readonly after: number | null;
  readonly change: number | null;
}

export interface OptionChange {
  readonly option: string;
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
}

export interface FileChange {
  readonly role: "subscriptions" | "costs";
  readonly file: string;
  readonly change: "same" | "changed" | "added" | "removed";
  readonly before: string | null;
  readonly after: string | null;
  readonly rowsBefore: number | null;
  readonly rowsAfter: number | null;
}

/** What explains the restated months. */
export type RestatedBy = "data" | "options" | "data-or-options";

export interface DiffReport {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly report: "diff";
  readonly of: Comparable;
  readonly currency: string;
  readonly scope: SavedReport["scope"];
  readonly before: DiffSide;
  readonly after: DiffSide;
  /** What differs: the meaning of the numbers, what they were computed from, and the months of the past. */
  readonly sameDefinitions: boolean;
  readonly sameData: boolean;
  readonly restatedBy: RestatedBy | null;
  readonly metrics: readonly MetricChange[];
  readonly verdicts: readonly VerdictMove[];
  readonly gates: readonly GateChange[];
  readonly movements: readonly MovementStep[];
  /** The customers behind the movements, largest first; empty where the data are not at hand. */
  readonly customers: readonly CustomerChange[];
  /** How many customers moved: `customers` may hold fewer. */
  readonly customersMoved: number | null;
  readonly costs: readonly CostChange[];
  readonly restated: readonly Restated[];
  readonly options: readonly OptionChange[];
  readonly files: readonly FileChange[];
  readonly issues: readonly Issue[];
}
