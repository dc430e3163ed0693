import type { Unit } from "../../domain/unit.ts";
import type { Operator } from "../../gates/operators.ts";
import type { Outcome } from "../../gates/outcome.ts";
import type { GateKind } from "../../gates/raw-policy.ts";
import type { Stage } from "../../gates/stages.ts";
import type { Verdict } from "../../gates/verdict.ts";
import type { GateWaiver } from "../../gates/waivers.ts";
import type { Dimension } from "../../measures/grouping.ts";
import type { CheckReport, InputRecord, WindowRecord } from "../report.ts";
import type { HistoryRecord } from "./history.ts";

/** The reports that can be compared. */
export const COMPARABLE = ["check", "metrics", "mrr"] as const;
export type Comparable = (typeof COMPARABLE)[number];

export interface SavedGate {
  readonly id: string;
  readonly stage: Stage;
  readonly kind: GateKind;
  readonly metric: string;
  readonly by: Dimension | null;
  readonly group: string | null;
  readonly operator: Operator;
  readonly threshold: number | null;
  readonly value: number | null;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly title: string;
  readonly waiver: GateWaiver | null;
}

export interface SavedMetric {
  readonly id: string;
  /** Null in a check, whose metrics are those of its as-of month. */
  readonly month: string | null;
  readonly by: Dimension | null;
  readonly group: string | null;
  readonly unit: Unit;
  readonly value: number | null;
  readonly reason: string | null;
}

/** What a comparison needs of a report, whichever version of the program made it. */
export interface SavedReport {
  readonly report: Comparable;
  readonly asOf: string;
  readonly window: WindowRecord;
  readonly costWindow: WindowRecord;
  readonly currency: string;
  readonly stage: Stage | null;
  readonly verdict: Verdict | null;
  readonly stages: readonly { readonly stage: Stage; readonly verdict: Verdict }[];
  readonly scope: { readonly by: Dimension; readonly group: string } | null;
  readonly gates: readonly SavedGate[];
  readonly metrics: readonly SavedMetric[];
  /** Empty where the report is of a version that did not tell. */
  readonly history: readonly HistoryRecord[];
  /** Null where the report does not tell. */
  readonly options: Readonly<Record<string, string | number | boolean>> | null;
  readonly inputs: readonly InputRecord[];
  readonly definitions: string;
}

/** A check that was just made, as if it had been saved. */
export function savedFrom(report: CheckReport): SavedReport {
  return {
    ...report,
    report: "check",
    stages: report.stages ?? [{ stage: report.stage!, verdict: report.verdict }],
    metrics: report.metrics.map((metric) => ({ ...metric, month: null })),
    options: { ...report.options },
  };
}
