import type { Reason } from "../domain/result.ts";

/** Why a gate or a stage is undecided or left out, where the metric itself gives no reason. */
export const GATE_REASONS = {
  "thin-data": "there are too few customers to decide",
  "interval-contains-threshold": "the interval reaches across the threshold, which --strict does not decide",
  "does-not-apply": "the gate does not apply to this company",
  "no-such-group": "there is no such group in this company",
  "no-baseline": "no report was given to compare with (--baseline FILE)",
  "not-in-baseline": "the report given as baseline does not have this metric",
  "baseline-undefined": "the metric had no value in the report given as baseline",
  "nothing-evaluated": "no required gate could be evaluated",
} as const;

/** The reason of a gate record: that of its undefined metric, or one of the gate's own. */
export type GateReason = Reason | Exclude<keyof typeof GATE_REASONS, "nothing-evaluated">;
