import type { Options } from "../../domain/options.ts";
import type { Operator } from "../../gates/operators.ts";
import type { CohortPeriod } from "../../measures/cohorts.ts";
import type {
  CheckReport,
  CohortRecord,
  Envelope,
  MetricRecord,
  MonthlyMetricRecord,
  MovementRecord,
  Provenance,
} from "../report.ts";
import type { Bar } from "../solve/tornado.ts";
import type { CalculationRecord } from "./calculation.ts";

/**
 * Everything that people look at together: the verdict, how the business came there, and what the numbers mean. A page
 * or a workbook is a rendering of it.
 */
export interface FullReport extends Envelope, Provenance {
  readonly report: "report";
  readonly check: CheckReport;
  /** MRR movements of the last months, at most `MOST_MONTHS`. */
  readonly movements: readonly MovementRecord[];
  /** Metrics of the same months, each exactly as of that month. */
  readonly series: readonly MonthlyMetricRecord[];
  readonly period: CohortPeriod;
  readonly cohorts: readonly CohortRecord[];
  /** What a customer of each tier costs and brings. */
  readonly tiers: readonly MetricRecord[];
  /** What moves the UE ratio most, one input at a time; null where it has no value. */
  readonly sensitivity: Sensitivity | null;
  /** Sums and headline metrics of every group, beside the total. */
  readonly groups: readonly MetricRecord[];
  readonly calculation: CalculationRecord;
  /** The choices in force. */
  readonly options: Options;
  readonly definedMetrics: readonly DefinedMetric[];
}

export interface Sensitivity {
  readonly metric: string;
  readonly operator: Operator;
  readonly threshold: number;
  readonly value: number;
  readonly bars: readonly Bar[];
}

/** What a number of the report means. */
export interface DefinedMetric {
  readonly id: string;
  readonly title: string;
  readonly formula: string;
  readonly source: string;
}
