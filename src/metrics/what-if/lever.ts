import type { LeverId } from "../../domain/lever.ts";
import type { Result } from "../../domain/result.ts";
import type { Unit } from "../../domain/unit.ts";
import type { GroupMeasures } from "../../measures/measures.ts";

/**
 * Something that a decision can turn. Each acts by one factor on sums of the measures, so that every metric that rests
 * on them moves with it, and none that does not.
 */
export interface WhatIfLever {
  readonly id: LeverId;
  readonly title: string;
  readonly unit: Unit;
  readonly better: "higher" | "lower" | null;
  /** What is assumed, and since when. */
  readonly meaning: string;
  /** Which sums move. */
  readonly moves: string;
  /** What stays as it was observed, although in life it might not. */
  readonly holds: string;
  /** What it stands at. Money in ticks. */
  readonly value: (measures: GroupMeasures) => Result;
  /** Values that it cannot leave. */
  readonly min: number;
  readonly max: number;
  /** The factor that brings it from one value to another; without it the values' own ratio. */
  readonly factorBetween?: (from: number, to: number) => number;
  readonly scaled: (measures: GroupMeasures, factor: number) => GroupMeasures;
}

/** The factor on a lever's sums that brings it from one value to another; null where its sums are 0. */
export function factorOf({ factorBetween }: WhatIfLever, from: number, to: number): number | null {
  const factor = factorBetween === undefined ? to / from : factorBetween(from, to);
  return Number.isFinite(factor) ? factor : to === from ? 1 : null;
}
