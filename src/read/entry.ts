import type { Place } from "../domain/issue.ts";
import type { EndDate } from "./end-date-rule.ts";
import type { YamlPath } from "./yaml-file.ts";

/** What the text of a file is like, where the user says so; null is found out. */
export interface TextSettings {
  readonly encoding: string | null;
  readonly delimiter: string | null;
}

/** What a status of a subscription means for its revenue. */
export const STATUS_MEANINGS = ["active", "ended", "trialing", "ignore"] as const;
export type StatusMeaning = (typeof STATUS_MEANINGS)[number];

/** One rule of an account map: accounts that match go to a category, or are split between several. */
export interface AccountRule {
  /** Regular expression, case-insensitive, searched in the account's name. */
  readonly account: string;
  /** Shares by category; they sum to 1. Null: the accounts are no cost and left out. */
  readonly shares: ReadonlyMap<string, string> | null;
  readonly segment: string;
}

/** How the files of one entry of `subscriptions:` or `costs:` are read. */
export interface Entry extends TextSettings {
  /** Null: found by the file's signature. */
  readonly preset: string | null;
  /** Canonical column to the file's own name of it. */
  readonly columns: ReadonlyMap<string, string>;
  /** The file's statuses and what they mean. */
  readonly status: ReadonlyMap<string, StatusMeaning>;
  /** Billing interval by the file's plan. */
  readonly plans: ReadonlyMap<string, string>;
  /** Such as `DD-MM-YYYY`. */
  readonly dateFormat: string | null;
  readonly decimal: "point" | "comma" | null;
  /** Of every row that states none; null: the reporting one. */
  readonly currency: string | null;
  /** Kind of every line without one of its own. */
  readonly kind: string | null;
  readonly endDate: EndDate | null;
  /** `complete`: nobody ever left, although no line has ended. */
  readonly history: "complete" | null;
  readonly map: readonly AccountRule[];
  /** Where a part of the entry stands in ue.yaml. */
  readonly place: (path: YamlPath) => Place;
}

/** An entry that says nothing. */
export const PLAIN_ENTRY: Entry = {
  encoding: null,
  delimiter: null,
  preset: null,
  columns: new Map(),
  status: new Map(),
  plans: new Map(),
  dateFormat: null,
  decimal: null,
  currency: null,
  kind: null,
  endDate: null,
  history: null,
  map: [],
  place: () => ({}),
};

/** The files of an entry, and how they are read. */
export interface FileEntry {
  readonly files: readonly string[];
  readonly entry: Entry;
}
