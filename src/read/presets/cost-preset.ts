import type { Category } from "../../domain/cost.ts";
import type { AccountRule } from "../entry.ts";
import type { Preset } from "./preset.ts";

/** A report of accounts in sections, with months as columns. */
export interface ReportLayout {
  readonly kind: "report";
  /** Sections by their normalised name: only accounts of the costs are read. */
  readonly income: readonly string[];
  readonly costs: readonly string[];
  /** Below the operating result, such as interest and taxes: in no layer of the margins. */
  readonly others: readonly string[];
}

/** Names of each column of a flat file, normalised, the best first; `*` stands for a currency code. */
export interface FlatColumns {
  readonly month: readonly string[];
  /** First and last day of a row's span, where no column says its day or month. */
  readonly from?: readonly string[];
  readonly until?: readonly string[];
  readonly amount: readonly string[];
  readonly account?: readonly string[];
  readonly category?: readonly string[];
  readonly segment?: readonly string[];
  readonly currency?: readonly string[];
  /** The other side of a ledger, whose debits are the amounts. */
  readonly credit?: readonly string[];
  readonly text?: readonly string[];
  readonly code?: readonly string[];
}

/** Entries of a ledger that spend nothing. */
export interface LedgerRules {
  /** Texts of entries that carry a balance elsewhere. */
  readonly closing: RegExp;
  /** Cells, without spaces, of rows that are sums or balances of others. */
  readonly totals: RegExp;
  /** Codes of accounts of the balance sheet. */
  readonly balanceSheet: RegExp;
}

/** A row for each amount. */
export interface FlatLayout {
  readonly kind: "flat";
  readonly columns: FlatColumns;
  readonly ledger?: LedgerRules;
  /** A row with such a cell repeats others as a total. */
  readonly totals?: RegExp;
  /** A row without an account repeats others as a total, where others have one. */
  readonly totalsWithoutAccount?: boolean;
  /** After the user's own. */
  readonly rules: readonly AccountRule[];
}

export interface CostPreset extends Preset {
  readonly role: "costs";
  readonly layout: ReportLayout | FlatLayout;
  /** How to get the file by month, for one that is not. */
  readonly byMonth: string;
}

/** A rule of a preset: accounts that the pattern finds go to the category; null: they are no cost. */
export function rule(account: string, category: Category | null): AccountRule {
  return { account, shares: category === null ? null : new Map([[category, "1"]]), segment: "" };
}
