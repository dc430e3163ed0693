import type { Month } from "./month.ts";

export const KINDS = ["recurring", "usage", "one_off", "value_added", "refund"] as const;
export type Kind = (typeof KINDS)[number];
export const RECURRING = 0;
export const USAGE = 1;
export const ONE_OFF = 2;
export const VALUE_ADDED = 3;
export const REFUND = 4;

/** Length class of a line's contract: which of the three share metrics it belongs to. */
export const MULTI_YEAR = 1;
export const ANNUAL = 2;
export const UNDER_YEAR = 3;

/**
 * All subscription lines, one column per field, grouped by customer: the lines of customer c are those at positions
 * offsets[c] .. offsets[c + 1] - 1 of every column, in order of start. Money is integer ticks.
 */
export interface SubscriptionLines {
  readonly count: number;
  /** Names of the customers. */
  readonly customers: { readonly length: number; at(customer: number): string | undefined };
  readonly offsets: Int32Array;
  readonly start: Int32Array;
  /** Exclusive; OPEN_END when the line has no end. */
  readonly end: Int32Array;
  /** First paid day, max(start, trial end). The paid span is [paidFrom, end), possibly empty. */
  readonly paidFrom: Int32Array;
  /** Index into KINDS. */
  readonly kind: Uint8Array;
  /** MRR of the line, ticks; 0 when its paid span is empty. */
  readonly mrr: Float64Array;
  /** Contract value of the line, ticks: amount x quantity. */
  readonly value: Float64Array;
  /** MULTI_YEAR, ANNUAL, UNDER_YEAR, or 0 for shorter intervals. */
  readonly contract: Uint8Array;
  readonly segments: CustomerTexts;
  readonly channels: CustomerTexts;
  /** Months of the earliest and the latest start of any line; null without lines. */
  readonly firstStart: Month | null;
  readonly lastStart: Month | null;
  /** Only lines that live on are there, which no real history is like: nothing can be said of those who left. */
  readonly survivorsOnly: boolean;
}

/** A text for each customer, empty when it has none: many customers share one. */
export interface CustomerTexts {
  readonly texts: readonly string[];
  /** Per customer the index of its text. */
  readonly indexOf: Int32Array;
}

export function textOf({ texts, indexOf }: CustomerTexts, customer: number): string {
  return texts[indexOf[customer]!]!;
}

/** A line that is live on no day at which anything is paid. */
export function hasPaidSpan(lines: Pick<SubscriptionLines, "end" | "paidFrom">, line: number): boolean {
  return lines.end[line]! > lines.paidFrom[line]!;
}
