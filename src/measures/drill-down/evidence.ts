import type { Category } from "../../domain/cost.ts";
import type { Month } from "../../domain/month.ts";
import type { Ledger } from "../ledger.ts";
import type { GroupMeasures } from "../measures.ts";
import type { Read } from "./reads.ts";

/** What happened to a customer, or how long a line's contract is. */
export type What =
  | "new"
  | "back"
  | "expanded"
  | "contracted"
  | "churned"
  | "unchanged"
  | "passing"
  | "multi-year"
  | "annual"
  | "under-year"
  | "shorter";

/** One customer, line or cost, and what it adds to each of the sums read. Money in ticks. */
export interface EvidenceRow {
  readonly customer: number | null;
  readonly month: Month | null;
  readonly category: Category | null;
  readonly what: What | null;
  /** MRR before and after, where something moved. */
  readonly before: number | null;
  readonly after: number | null;
  /** One for each read. Every column of them adds up to the value of its read. */
  readonly values: readonly number[];
}

/** Where the rows are looked up. */
export interface EvidenceSource {
  readonly ledger: Ledger;
  /** The customers of the group, in the order of the ledger. */
  readonly customers: readonly number[];
  /** The measures that the sums were read from. */
  readonly measures: GroupMeasures;
}

/** Finds the rows behind some reads of its own family. */
export type DrillDown<R extends Read = Read> = (source: EvidenceSource, reads: readonly R[]) => EvidenceRow[];

export const NOTHING_ELSE = { customer: null, month: null, category: null, what: null, before: null, after: null };

export function contributes({ values }: EvidenceRow): boolean {
  return values.some((value) => value !== 0);
}
