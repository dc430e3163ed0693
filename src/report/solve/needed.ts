import { rootBetween } from "../../metrics/statistics/root.ts";
import { stepsTo } from "../explain/turning-point.ts";
import { onlyBeyond } from "./edge.ts";
import type { Distance, Goal, Turnable } from "./goal.ts";

export type Needed =
  | { readonly status: "already-met" }
  | { readonly status: "solved"; readonly value: number; readonly method: "closed-form" | "brent" }
  | {
      readonly status: "unreachable";
      /** `not-moved`: the metric does not depend on the lever. `range`: not within what the lever can be. */
      readonly why: "not-moved" | "range";
      /** Where the lever brings the metric closest. */
      readonly bestAt: number;
    };

/** The value nearest to now at which a goal is reached by one lever alone. */
export function neededValue(turnable: Turnable, goal: Goal, distance: Distance): Needed {
  const at = (value: number) => distance(goal, turnable.resultAt(value, goal.metric));
  const { now } = turnable;
  const before = at(now);
  if (before !== null && before >= 0) return { status: "already-met" };
  const ways = [turnable.range.min, turnable.range.max].map((end) => towards(now, end, before, at));
  const found = ways.flatMap(({ found }) => found ?? []);
  if (found.length === 0) {
    const tried = ways.flatMap(({ tried }) => tried);
    // at the end of a lever's range a metric may have no value, and yet not move before
    const moved = tried.some(([, d]) => d !== null && !alike(d, before));
    const [bestAt] = tried.reduce(
      (best, each) => ((each[1] ?? -Infinity) > (best[1] ?? -Infinity) ? each : best),
      [now, before],
    );
    return { status: "unreachable", why: moved ? "range" : "not-moved", bestAt };
  }
  const nearest = found.reduce((best, each) => (Math.abs(each - now) < Math.abs(best - now) ? each : best));
  const closed = before === null ? null : closedForm(now, before, nearest, at);
  return { status: "solved", value: closed ?? nearest, method: closed === null ? "brent" : "closed-form" };
}

type Tried = readonly [value: number, distance: number | null];
type At = (value: number) => number | null;

const NOISE = 1e-12;

function alike(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && Math.abs(a - b) <= NOISE * Math.max(Math.abs(a), Math.abs(b)));
}

/** Ever larger steps to an end, until one reaches the goal; Brent's method between it and the one before. */
function towards(now: number, end: number, before: number | null, at: At): { found: number | null; tried: Tried[] } {
  const tried: Tried[] = [];
  let last: Tried = [now, before];
  for (const value of stepsTo(now, end, false)) {
    const here: Tried = [value, at(value)];
    tried.push(here);
    if (here[1] !== null && here[1] >= 0) return { found: between(last[0], value, at), tried };
    last = here;
  }
  return { found: null, tried };
}

/** A missing value falls short, by whatever. */
function between(short: number, reached: number, at: At): number {
  const sided = (value: number) => {
    const d = at(value);
    return d === null ? -1 : onlyBeyond(d);
  };
  const { x } = rootBetween(sided, short, reached, {
    xTolerance: 1e-12 * Math.max(1, Math.abs(reached)),
  });
  if (x === null) return reached;
  // a step, such as whole months: on its near side
  for (const nudge of [0, 1e-12, 1e-10, 1e-8]) {
    const value = x + nudge * (reached - x);
    const d = at(value);
    if (d !== null && d >= -NOISE) return value;
  }
  return reached;
}

/** Where the metric is linear in the lever or in 1 / lever, the value follows from two points; checked, or null. */
function closedForm(now: number, before: number, near: number, at: At): number | null {
  const other = now + (near - now) / 2;
  const d = at(other);
  if (d === null || d === before || now === 0 || other === 0) return null;
  const straight = now - (before * (other - now)) / (d - before);
  const inverse = 1 / (1 / now - (before * (1 / other - 1 / now)) / (d - before));
  return (
    [straight, inverse].find(
      (value) => Math.abs(value - near) <= 1e-9 * Math.abs(near) && onTarget(value, before, at),
    ) ?? null
  );
}

function onTarget(value: number, before: number, at: At): boolean {
  const d = at(value);
  return d !== null && Math.abs(d) <= NOISE * Math.max(1, Math.abs(before));
}
