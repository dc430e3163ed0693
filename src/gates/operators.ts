/** How a gate names its threshold in a policy, and the comparison that it stands for. */
export const OPERATOR_OF = { min: ">=", max: "<=", above: ">", below: "<" } as const;
export type Bound = keyof typeof OPERATOR_OF;
export type Operator = (typeof OPERATOR_OF)[Bound];

export const BOUNDS = Object.keys(OPERATOR_OF) as readonly Bound[];

/** Thresholds that an earlier report gives. */
export const BASELINE_BOUNDS = ["no_worse_than_baseline", "max_drop"] as const;

const COMPARE: Readonly<Record<Operator, (value: number, threshold: number) => boolean>> = {
  ">=": (value, threshold) => value >= threshold,
  "<=": (value, threshold) => value <= threshold,
  ">": (value, threshold) => value > threshold,
  "<": (value, threshold) => value < threshold,
};

/** NaN and the infinities never pass, on either side: in JavaScript `Infinity >= 3` is true. */
export function passes(operator: Operator, value: number, threshold: number): boolean {
  return Number.isFinite(value) && Number.isFinite(threshold) && COMPARE[operator](value, threshold);
}

/** Whether the gate asks for a low value: `max` or `below`. */
export function limitsFromAbove(operator: Operator): boolean {
  return operator === "<=" || operator === "<";
}
