import type { MetricResult } from "../metrics/metric.ts";
import { limitsFromAbove, type Operator, passes } from "./operators.ts";
import type { Gate } from "./policy.ts";
import type { GateReason } from "./reasons.ts";

export type Outcome = "pass" | "fail" | "inconclusive" | "skipped";

export interface Settings {
  /** Decide by the interval where there is one, not by the value. */
  readonly strict: boolean;
  /** Below this sample size an interval that contains the threshold leaves the gate undecided. */
  readonly minCustomers: number;
  /** Whether an unanswered question leaves its stage undecided. */
  readonly requireAttested: boolean;
}

/** Below these nothing is decided, whatever the value (ours). */
export const MINIMUM_SAMPLE = 5;
export const MINIMUM_EFFECTIVE_SAMPLE = 3;

export interface Decided {
  readonly outcome: Outcome;
  /** Decided, but the interval contains the threshold. */
  readonly close: boolean;
  readonly reason: GateReason | null;
}

/** The outcome of a defined metric: too thin to decide, else by its interval (strict) or its value. */
export function outcomeOfValue(
  result: MetricResult & { readonly value: number },
  operator: Operator,
  threshold: number,
  { strict, minCustomers }: Pick<Settings, "strict" | "minCustomers">,
): Decided {
  const { value, interval, n, effectiveSize } = result;
  const close = interval !== null && interval.low <= threshold && threshold <= interval.high;
  const thin =
    isBelow(n, MINIMUM_SAMPLE) ||
    isBelow(effectiveSize, MINIMUM_EFFECTIVE_SAMPLE) ||
    (close && isBelow(n, minCustomers));
  if (thin) return { outcome: "inconclusive", close: false, reason: "thin-data" };
  if (!strict || interval === null)
    return { outcome: passes(operator, value, threshold) ? "pass" : "fail", close, reason: null };
  const lowPasses = passes(operator, interval.low, threshold);
  if (lowPasses !== passes(operator, interval.high, threshold))
    return { outcome: "inconclusive", close: false, reason: "interval-contains-threshold" };
  return { outcome: lowPasses ? "pass" : "fail", close, reason: null };
}

function isBelow(size: number | null, minimum: number): boolean {
  return size !== null && size < minimum;
}

/** The outcome of an undefined metric that no fallback decides. Never a pass. */
export function outcomeOfUndefined({ whenUndefined, operator }: Gate, reason: string): Outcome {
  const failsByItself = reason === "never-pays-back" && limitsFromAbove(operator);
  const outcome = whenUndefined.byReason[reason] ?? (failsByItself ? "fail" : whenUndefined.default);
  return outcome === "skip" ? "skipped" : outcome;
}
