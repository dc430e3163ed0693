import type { TextFacts } from "./csv.ts";
import type { EndDateRule } from "./end-date-rule.ts";
import type { DateForm } from "./text/date-form.ts";
import type { DecimalMark } from "./text/number-form.ts";

/** What a file turned out to be like, filled in while it is read; null: nothing to find out, or not found out. */
export interface FileFacts {
  preset: string | null;
  text: TextFacts | null;
  decimal: DecimalMark | null;
  dates: DateForm | null;
  /** Of subscriptions with an end date. */
  endDate: EndDateRule | null;
  /** Codes that its rows or headings state. */
  currencies: readonly string[];
  /** What the periods of its rows show one amount to last for. */
  intervals: readonly InferredInterval[];
  /** First and last day of subscription starts, or first and last month of costs. */
  from: string | null;
  to: string | null;
}

/** Rows of one price that show the same number of intervals, such as 6 of a month. */
export interface InferredInterval {
  readonly plan: string;
  readonly amount: string;
  readonly unit: string;
  readonly count: number;
  readonly rows: number;
}

export function noFacts(): FileFacts {
  return {
    preset: null,
    text: null,
    decimal: null,
    dates: null,
    endDate: null,
    currencies: [],
    intervals: [],
    from: null,
    to: null,
  };
}
