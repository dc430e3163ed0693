import type { Interval } from "../domain/interval.ts";
import type { Issue } from "../domain/issue.ts";
import type { Unit } from "../domain/unit.ts";
import type { GateRecord, QuestionRecord } from "../gates/evaluate.ts";
import type { Stage } from "../gates/stages.ts";
import type { StageVerdict, Verdict } from "../gates/verdict.ts";
import type { WaiverRecord } from "../gates/waivers.ts";
import type { Dimension } from "../measures/grouping.ts";
import type { GroupRecord, ModelRecord } from "./build-groups.ts";
import type { CohortAverageRecord } from "./cohort-averages.ts";
import type { BaselineInfo } from "./diff/baseline.ts";
import type { DiffReport } from "./diff/diff-report.ts";
import type { HistoryRecord } from "./diff/history.ts";
import type { ExplainReport, OptionsInForce, QuestionReport } from "./explain/explain-report.ts";
import type { ForecastReport } from "./forecast/forecast-report.ts";
import type { FullReport } from "./full/full-report.ts";
import type { GatesReport } from "./gates-report.ts";
import type { Growth } from "./growth.ts";
import type { LtvReport } from "./ltv/ltv-report.ts";
import type { NewBusiness, Renewals } from "./new-and-renewal.ts";
import type { PresetsReport } from "./presets-report.ts";
import type { SolveReport } from "./solve/solve-report.ts";
import type { ValidateReport } from "./validate-report.ts";
import type { WhatIfReport } from "./what-if/what-if-report.ts";

/**
 * The whole answer of one command as one JSON-safe value: what `--format json` prints, but for the sentences that
 * the renderers add. Numbers are unrounded, money is in major units. The version changes when a field changes meaning.
 */
export const SCHEMA_VERSION = 1;

export interface WindowRecord {
  readonly from: string | null;
  readonly to: string | null;
  readonly months: number;
}

export interface InputRecord {
  readonly role: "subscriptions" | "costs";
  readonly file: string;
  /** Empty where the report goes nowhere that it is told. */
  readonly sha256: string;
  readonly rows: number;
  readonly used: number;
  readonly excluded: number;
}

/** How shared costs were split in the as-of month `month`. */
export interface AllocationRecord {
  readonly month: string;
  readonly by: Dimension;
  readonly layers: readonly string[];
  readonly driver: "new-mrr" | "revenue";
  readonly shares: readonly { readonly group: string; readonly share: number }[];
}

/** What every report says about where its numbers come from. */
export interface Envelope {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly asOf: string;
  readonly window: WindowRecord;
  readonly costWindow: WindowRecord;
  readonly currency: string;
}

export interface Provenance {
  readonly issues: readonly Issue[];
  readonly inputs: readonly InputRecord[];
  /** SHA-256 of the metric definitions, the policy and the options in force; empty as those of the inputs. */
  readonly definitions: string;
}

export interface MetricRecord {
  readonly id: string;
  readonly by: Dimension | null;
  readonly group: string | null;
  readonly unit: Unit;
  readonly value: number | null;
  readonly reason: string | null;
  readonly interval: Interval | null;
  readonly n: number | null;
}

/** A named mistake of the handbook that the numbers show. */
export interface Trap {
  readonly id: "scaling-too-early";
  /** Acquisition cost of the two halves of the cost window. */
  readonly earlier: number;
  readonly later: number;
  readonly source: string;
}

export interface CheckReport extends Envelope, Provenance {
  readonly report: "check";
  readonly stage: Stage | null;
  readonly verdict: Verdict;
  /** `nothing-evaluated`, or null. */
  readonly reason: string | null;
  /** The stage whose verdict this is; null when every stage passes or nothing was evaluated. */
  readonly decidingStage: Stage | null;
  /** The one group that is judged; null: the total. */
  readonly scope: { readonly by: Dimension; readonly group: string } | null;
  readonly gates: readonly GateRecord[];
  readonly questions: readonly QuestionRecord[];
  /** Without an asked stage: each stage, and the last one that the data supports. */
  readonly stages?: readonly StageVerdict[];
  readonly supported?: Stage | null;
  /** Failing required gates, each once, that a waiver keeps from failing their stage. */
  readonly waived: number;
  readonly waivers: readonly WaiverRecord[];
  /** The earlier report that gates were compared with. */
  readonly baseline: BaselineInfo | null;
  readonly traps: readonly Trap[];
  readonly growth: Growth;
  readonly newBusiness: NewBusiness;
  readonly renewals: Renewals;
  /** Each group of the dimension asked for, and the two models into which they fall at NDR 100 %. */
  readonly groups: readonly GroupRecord[];
  readonly models: readonly ModelRecord[];
  /** Every metric of the total, or of the one group; then of the groups that gates are aimed at. */
  readonly metrics: readonly MetricRecord[];
  /** The last months as they are told now, for a later `ue diff`. */
  readonly history: readonly HistoryRecord[];
  readonly options: CheckOptions;
  readonly allocation: readonly AllocationRecord[];
}

/** The choices in force, so that a later report can say which of them changed. */
export interface CheckOptions extends OptionsInForce {
  readonly strict: boolean;
  readonly requireAttested: boolean;
}

export interface MonthlyMetricRecord extends MetricRecord {
  readonly month: string;
}

export interface MetricsReport extends Envelope, Provenance {
  readonly report: "metrics";
  readonly metrics: readonly MonthlyMetricRecord[];
  readonly allocation: readonly AllocationRecord[];
}

export interface MovementRecord {
  readonly month: string;
  readonly by: Dimension | null;
  readonly group: string | null;
  readonly opening: number;
  readonly new: number;
  readonly reactivation: number;
  readonly expansion: number;
  readonly contraction: number;
  readonly churned: number;
  readonly closing: number;
  readonly customersOpening: number;
  readonly newCustomers: number;
  readonly reactivatedCustomers: number;
  readonly churnedCustomers: number;
  readonly customersClosing: number;
  readonly flashCustomers: number;
  /** closing - opening, which is new + reactivation + expansion - contraction - churned. */
  readonly net: number;
}

/** All months shown of a group taken together. */
export interface MovementTotalRecord extends Omit<MovementRecord, "month"> {
  readonly from: string;
  readonly to: string;
}

export interface MovementsReport extends Envelope, Provenance {
  readonly report: "mrr";
  readonly movements: readonly MovementRecord[];
  readonly totals: readonly MovementTotalRecord[];
}

export interface CohortRecord {
  /** `2025-06`, or `2025-Q2`. */
  readonly cohort: string;
  readonly age: number;
  readonly by: Dimension | null;
  readonly group: string | null;
  readonly customers: number;
  readonly mrr: number;
  readonly grossMrr: number;
  readonly logoRetention: number;
  readonly netRetention: number;
  readonly grossRetention: number;
  /** All customers of the cohort, and their MRR at their new month: what the retentions divide by. */
  readonly members: number;
  readonly newMrr: number;
}

/** The retentions that a triangle can show. */
export const COHORT_VIEWS = ["logos", "gross", "net"] as const;
export type CohortView = (typeof COHORT_VIEWS)[number];

export interface CohortsReport extends Envelope, Provenance {
  readonly report: "cohorts";
  readonly period: "month" | "quarter";
  readonly cohorts: readonly CohortRecord[];
  /** The same cohorts at every age, taken together. */
  readonly averages: readonly CohortAverageRecord[];
  /** What people are to be shown; the records hold all of it. */
  readonly views: readonly CohortView[];
}

export type DataReport =
  | CheckReport
  | MetricsReport
  | MovementsReport
  | CohortsReport
  | ExplainReport
  | LtvReport
  | ForecastReport
  | FullReport
  | WhatIfReport
  | SolveReport;

export type Report = DataReport | DiffReport | GatesReport | PresetsReport | QuestionReport | ValidateReport;
