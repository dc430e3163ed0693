import type { Issue } from "../domain/issue.ts";
import type { LeftOutReason } from "../domain/left-out-reason.ts";
import type { InputRecord, SCHEMA_VERSION } from "./report.ts";

/** What was understood of a file, without computing anything from it. */
export interface ValidatedFile extends InputRecord {
  readonly preset: string | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly gzip: boolean;
  /** `point` or `comma`, where the file had to be looked at for it. */
  readonly decimal: string | null;
  /** Order of the parts of dates, where the file had to be looked at for it. */
  readonly dates: string | null;
  readonly endDate: string | null;
  /** Why rows were left out; they sum to `excluded`. */
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly rows: number }[];
  /** Currencies that the file states. */
  readonly currencies: readonly string[];
  /** How many intervals one amount lasts for, by the periods of the rows. */
  readonly intervals: readonly PlanInterval[];
  /** First and last start of a line, or month of a cost. */
  readonly from: string | null;
  readonly to: string | null;
}

/** So many rows show so many intervals, such as 6 of a month. */
export interface PlanInterval {
  readonly plan: string;
  readonly amount: string;
  readonly unit: string;
  readonly count: number;
  readonly rows: number;
}

export interface AccountRecord {
  readonly file: string;
  readonly account: string;
  readonly category: string;
  /** In the currency of the file. */
  readonly amount: number;
  readonly currency: string;
}

export interface ValidateReport {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly report: "validate";
  readonly valid: boolean;
  readonly currency: string;
  readonly files: readonly ValidatedFile[];
  readonly accounts: readonly AccountRecord[];
  readonly issues: readonly Issue[];
}
