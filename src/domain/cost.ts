import type { Month } from "./month.ts";

/** What a cost was spent on. Every cost row carries exactly one of these. */
export const CATEGORIES = [
  "sales",
  "marketing",
  "subsidy",
  "delivery",
  "service",
  "success",
  "rnd",
  "innovation",
  "admin",
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Layers of the gross-margin ladder, in the order in which they are subtracted from revenue. */
export const LAYERS = {
  /** Promotions for new signings are deliberately part of acquisition, hence of CAC. */
  acquisition: ["sales", "marketing", "subsidy"],
  delivery: ["delivery"],
  service: ["service", "success"],
  rnd: ["rnd", "innovation"],
  admin: ["admin"],
} as const satisfies Record<string, readonly Category[]>;
export type Layer = keyof typeof LAYERS;
export const LAYER_NAMES = Object.keys(LAYERS) as Layer[];

export function isCategory(text: string): text is Category {
  return (CATEGORIES as readonly string[]).includes(text);
}

/** One cost row, in integer minor units of the reporting currency; a credit is negative. */
export interface Cost {
  readonly month: Month;
  readonly category: Category;
  readonly amount: number;
  /** Empty: shared by all segments. */
  readonly segment: string;
}

/** All cost rows of a run, and the months they cover: from the first to the last row. */
export interface Costs {
  readonly rows: readonly Cost[];
  readonly coverage: { readonly first: Month; readonly last: Month } | null;
}

export const NO_COSTS: Costs = { rows: [], coverage: null };

/** The months of the covered span that have no row at all. */
export function missingCostMonths(costs: Costs): Month[] {
  if (costs.coverage === null) return [];
  const seen = new Set(costs.rows.map((row) => row.month));
  const missing: Month[] = [];
  for (let month = costs.coverage.first; month <= costs.coverage.last; month++)
    if (!seen.has(month)) missing.push(month);
  return missing;
}

export function costsOf(rows: readonly Cost[]): Costs {
  if (rows.length === 0) return NO_COSTS;
  let first = rows[0]!.month;
  let last = first;
  for (const { month } of rows) {
    if (month < first) first = month;
    if (month > last) last = month;
  }
  return { rows, coverage: { first, last } };
}
