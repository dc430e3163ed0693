import type { Dimension } from "../measures/grouping.ts";
import { limitsFromAbove } from "./operators.ts";
import type { BaselineThreshold, Gate } from "./policy.ts";

/** The value that a metric had in the report of a baseline; undefined: the report does not have it. */
export type Baseline = (metric: string, by: Dimension | null, group: string | null) => number | null | undefined;

/** What a gate was compared with. */
export interface BaselineRecord {
  readonly value: number | null;
  readonly maxDrop: number;
}

export interface Limit {
  /** Null: there is nothing to compare with. */
  readonly threshold: number | null;
  readonly baseline: BaselineRecord | null;
  readonly reason: "no-baseline" | "not-in-baseline" | "baseline-undefined" | null;
}

/** The worst value that passes: a share of the size of the baseline below it, or above it where lower is better. */
export function baselineLimit(
  { metric, operator }: Gate,
  { maxDrop }: BaselineThreshold,
  aim: { readonly by: Dimension | null; readonly group: string | null },
  lookup: Baseline | null,
): Limit {
  const found = lookup === null ? undefined : lookup(metric, aim.by, aim.group);
  const value = found ?? null;
  const baseline = { value, maxDrop };
  if (value === null) {
    const reason = lookup === null ? "no-baseline" : found === undefined ? "not-in-baseline" : "baseline-undefined";
    return { threshold: null, baseline, reason };
  }
  // By its size: -100 may fall by 5 % to -105. Of 0 every share is 0, so that nothing may be lost.
  const room = maxDrop * Math.abs(value);
  return { threshold: limitsFromAbove(operator) ? value + room : value - room, baseline, reason: null };
}
