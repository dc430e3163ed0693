import type { GateRecord, QuestionRecord } from "../gates/evaluate.ts";
import type { NeedRule } from "../gates/raw-policy.ts";
import type { Stage } from "../gates/stages.ts";
import type { Dimension } from "../measures/grouping.ts";
import type { SCHEMA_VERSION } from "./report.ts";

/** The policy in force, without any data. */
export interface GatesReport {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly report: "gates";
  readonly policy: string;
  readonly stage: Stage | null;
  readonly gates: readonly PolicyGateRecord[];
  readonly questions: readonly QuestionRecord[];
  readonly needs: readonly NeedRule[];
}

export interface PolicyGateRecord {
  readonly id: string;
  readonly stage: Stage;
  readonly kind: GateRecord["kind"];
  readonly metric: string;
  readonly by: Dimension | null;
  readonly group: string | null;
  readonly operator: GateRecord["operator"];
  /** Null: a number of the plan that is not stated, or one that a baseline gives. */
  readonly threshold: number | null;
  /** How much worse than a baseline it may be; null for a gate with a threshold of its own. */
  readonly maxDrop: number | null;
  readonly fallback: string | null;
  readonly title: string;
  readonly because: string | null;
  readonly action: string | null;
  readonly source: string;
  readonly owner: GateRecord["owner"];
  readonly note: GateRecord["note"];
  /** As ue.yaml states it: whether it still holds depends on the as-of month of a check. */
  readonly waiver: GateRecord["waiver"];
}
