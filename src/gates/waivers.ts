import { type Day, formatDay } from "../domain/day.ts";
import type { Place } from "../domain/issue.ts";
import { firstDayOf, type Month } from "../domain/month.ts";
import type { GateRecord } from "./evaluate.ts";

/** A failing gate that somebody answers for until a day: it is shown as failing, and does not fail the verdict. */
export interface Waiver {
  readonly gate: string;
  readonly reason: string;
  readonly owner: string | null;
  /** The last day on which it holds. */
  readonly expires: Day;
  /** Where it stands in ue.yaml. */
  readonly place: Place;
}

/** What a waived gate's record says of its waiver. */
export interface GateWaiver {
  readonly reason: string;
  readonly owner: string | null;
  readonly expires: string;
}

/**
 * What a waiver does in this run: it holds a failing gate; or it does not, because it has expired, because the gate
 * passes, is undecided (a waiver accepts a number that is known, not one that is missing) or was not evaluated.
 */
export const WAIVER_STATES = ["in-force", "expired", "not-needed", "undecided", "not-evaluated"] as const;
export type WaiverState = (typeof WAIVER_STATES)[number];

export interface WaiverRecord extends GateWaiver {
  readonly gate: string;
  readonly state: WaiverState;
  /** From the last day of the as-of month to the last day on which it holds; negative once it has expired. */
  readonly daysLeft: number;
}

/** An as-of month is over on its last day: that day is compared, and no clock. */
function daysLeft({ expires }: Waiver, asOf: Month): number {
  return expires - (firstDayOf(asOf + 1) - 1);
}

/** The waivers that hold at as-of, by gate. */
export function waiversInForce(waivers: readonly Waiver[], asOf: Month): ReadonlyMap<string, GateWaiver> {
  return new Map(
    waivers.filter((waiver) => daysLeft(waiver, asOf) >= 0).map((waiver) => [waiver.gate, gateWaiver(waiver)]),
  );
}

/** Every waiver as ue.yaml states it, by gate, whether it holds or has ended. */
export function statedWaivers(waivers: readonly Waiver[]): ReadonlyMap<string, GateWaiver> {
  return new Map(waivers.map((waiver) => [waiver.gate, gateWaiver(waiver)]));
}

function gateWaiver({ reason, owner, expires }: Waiver): GateWaiver {
  return { reason, owner, expires: formatDay(expires) };
}

export function waiverRecords(waivers: readonly Waiver[], gates: readonly GateRecord[], asOf: Month): WaiverRecord[] {
  return waivers.map((waiver) => ({
    gate: waiver.gate,
    ...gateWaiver(waiver),
    state: stateOf(
      waiver,
      gates.filter(({ id }) => id === waiver.gate),
      asOf,
    ),
    daysLeft: daysLeft(waiver, asOf),
  }));
}

function stateOf(waiver: Waiver, gates: readonly GateRecord[], asOf: Month): WaiverState {
  const outcomes = gates.map(({ outcome }) => outcome);
  if (outcomes.includes("fail")) return daysLeft(waiver, asOf) >= 0 ? "in-force" : "expired";
  if (outcomes.includes("inconclusive")) return "undecided";
  return outcomes.includes("pass") ? "not-needed" : "not-evaluated";
}
