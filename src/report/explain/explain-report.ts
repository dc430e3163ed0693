import type { Category } from "../../domain/cost.ts";
import type { Interval } from "../../domain/interval.ts";
import type { Options } from "../../domain/options.ts";
import type { Reason } from "../../domain/result.ts";
import type { Unit } from "../../domain/unit.ts";
import type { GateRecord, QuestionRecord } from "../../gates/evaluate.ts";
import type { What } from "../../measures/drill-down/evidence.ts";
import type { LeftOut } from "../../measures/drill-down/left-out.ts";
import type { Family } from "../../measures/drill-down/reads.ts";
import type { Dimension } from "../../measures/grouping.ts";
import type { AllocationRecord, Envelope, Provenance, SCHEMA_VERSION, WindowRecord } from "../report.ts";
import type { VerdictChange } from "./verdict-changes.ts";

/** One number explained: what it means, what it is made of, who stands behind it, and what would change its verdict. */
export interface ExplainReport extends Envelope, Provenance {
  readonly report: "explain";
  readonly subject: {
    readonly kind: "metric" | "gate";
    readonly id: string;
    readonly by: Dimension | null;
    readonly group: string | null;
  };
  readonly options: OptionsInForce;
  /** The months whose new customers count in CAC, and those whose acquisition cost does. */
  readonly acquisitionWindow: WindowRecord;
  readonly acquisitionCostWindow: WindowRecord;
  /** What the report is about: the first of its lists. */
  readonly evidence: readonly EvidenceRecord[];
  /** The gate asked for and the one that decided in its place; or the gates in force on the metric asked for. */
  readonly gates: readonly GateRecord[];
  /** A gate whose number of the plan is not stated is a question. */
  readonly questions: readonly QuestionRecord[];
  readonly verdictChanges: readonly VerdictChange[];
  /** The metric asked for, then those that it is built on. */
  readonly metrics: readonly ExplainedMetric[];
  /** From the metric down to what is missing; empty where it has a value. */
  readonly missing: readonly Missing[];
  readonly sums: readonly SumRecord[];
  readonly leftOut: readonly LeftOut[];
  readonly allocation: readonly AllocationRecord[];
}

export type OptionsInForce = Pick<
  Options,
  "window" | "cacLagMonths" | "ltvCapMonths" | "confidence" | "minCustomers" | "usage" | "renewalGraceDays"
>;

export interface ExplainedInput {
  readonly name: string;
  /** The metric that it is; null for one that is measured or set. */
  readonly metric: string | null;
  readonly meaning: string;
  readonly unit: Unit;
  readonly value: number | null;
  readonly reason: Reason | null;
  /** The months that it is read from; null for a setting. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface ExplainedMetric {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  readonly formula: string;
  readonly value: number | null;
  readonly reason: Reason | null;
  readonly interval: Interval | null;
  readonly intervalNote: string | null;
  readonly n: number | null;
  /** What n counts; null without one. */
  readonly sample: string | null;
  readonly effectiveSize: number | null;
  /** The months that it needs. */
  readonly needs: string | null;
  readonly inputs: readonly ExplainedInput[];
  readonly undefinedWhen: readonly { readonly reason: string; readonly meaning: string }[];
  readonly source: string;
}

export interface Missing {
  readonly metric: string;
  readonly why: "months" | "input" | "condition";
  readonly input: string | null;
  readonly reason: Reason;
  readonly meaning: string;
}

/** A sum that the metric rests on. The evidence of its family adds up to it under `key`. */
export interface SumRecord {
  readonly key: string;
  readonly family: Family;
  readonly column: string;
  /** For costs: the categories whose rows it adds up. */
  readonly categories: readonly Category[] | null;
  readonly from: string;
  readonly to: string;
  readonly unit: Unit;
  readonly total: number | null;
  /** How many rows add to it, and how many rows the whole family has: `evidence` may hold fewer. */
  readonly rows: number;
  readonly evidence: number;
  readonly inputs: readonly string[];
}

/** One customer, line or cost; what it adds to each sum of its family stands under the sum's key. */
export interface EvidenceRecord {
  readonly family: Family;
  readonly customer: string | null;
  readonly month: string | null;
  readonly category: Category | null;
  readonly what: What | null;
  readonly before: number | null;
  readonly after: number | null;
  readonly [key: string]: string | number | null;
}

/** A question of the policy: no file can answer it. */
export interface QuestionReport {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly report: "question";
  readonly questions: readonly [QuestionRecord];
  /** Gates that it decides where their metric has no value. */
  readonly standsInFor: readonly string[];
}
