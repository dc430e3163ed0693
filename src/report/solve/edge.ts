/**
 * Reaching a threshold exactly counts as beyond it: on a step, such as whole months, everywhere is exactly there, and
 * only the edge is asked for.
 */
export function onlyBeyond(distance: number): number {
  return distance >= 0 ? Math.max(distance, Number.MIN_VALUE) : distance;
}
