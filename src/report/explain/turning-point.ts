/** Where a lever may move. */
export interface Range {
  readonly now: number;
  readonly min: number;
  readonly max: number;
  /** Moves in whole units. */
  readonly whole: boolean;
}

/**
 * The value nearest to now at which something that does not hold turns true, on either side, exact to the last unit or
 * bit; null where it does not turn. It may turn once on each side. Values are tried in ever larger steps, so that one
 * beyond which it becomes false again (such as a cost of 0) is not passed over.
 */
export function turningPoint(range: Range, holds: (value: number) => boolean): number | null {
  const down = towards(range, range.min, holds);
  const up = towards(range, range.max, holds);
  if (down === null || up === null) return down ?? up;
  return range.now - down <= up - range.now ? down : up;
}

/** So often the way to the end is halved before the end itself is tried: closer to it formulas may cancel to noise. */
const STEPS = 24;
const MOST_HALVINGS = 2200;

function towards({ now, whole }: Range, end: number, holds: (value: number) => boolean): number | null {
  const sign = Math.sign(end - now);
  if (sign === 0 || Number.isNaN(sign)) return null;
  let before = now;
  for (const step of stepsTo(now, end, whole)) {
    const value = whole ? Math.round(step) : step;
    if (value === before) continue;
    if (holds(value)) return between(before, value, whole, holds);
    before = value;
  }
  return null;
}

/** Values in ever larger steps away from now, to an end. */
export function stepsTo(now: number, end: number, whole: boolean): number[] {
  const far = Math.abs(end) >= Number.MAX_SAFE_INTEGER;
  const most = far ? Number.MAX_SAFE_INTEGER / 64 : Math.abs(end - now);
  const sign = Math.sign(end - now);
  const first = whole ? 1 : Math.max(Math.abs(now), 1e-6) / 1024;
  const steps: number[] = [];
  for (let size = first; size < most / 2; size *= 2) steps.push(now + sign * size);
  if (far) return steps;
  for (let k = 1; k <= STEPS; k++) steps.push(end - (sign * most) / 2 ** k);
  return [...steps, end];
}

/** Halves the gap between a value at which it does not hold and one at which it does. */
function between(fails: number, holding: number, whole: boolean, holds: (value: number) => boolean): number {
  let no = fails;
  let yes = holding;
  for (let i = 0; i < MOST_HALVINGS; i++) {
    const middle = whole ? no + Math.trunc((yes - no) / 2) : no + (yes - no) / 2;
    if (middle === no || middle === yes) break;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
