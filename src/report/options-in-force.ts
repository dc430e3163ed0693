import type { Analysis } from "./analysis.ts";
import type { OptionsInForce } from "./explain/explain-report.ts";

/** The options that reports tell of: tiers and target segments are in the definitions alone. */
export function optionsInForce({ options }: Analysis): OptionsInForce {
  const { window, cacLagMonths, ltvCapMonths, confidence, minCustomers, usage, renewalGraceDays } = options;
  return { window, cacLagMonths, ltvCapMonths, confidence, minCustomers, usage, renewalGraceDays };
}
