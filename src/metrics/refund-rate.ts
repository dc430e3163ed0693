import { ok, undefinedBecause } from "../domain/result.ts";
import { measured } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** Refunds as a share of the revenue recognised before refunds. */
export const refundRate = defineMetric({
  id: "refund-rate",
  title: "Refund rate",
  unit: "ratio",
  better: "lower",
  formula: "refunds / revenueBeforeRefunds",
  needs: monthsOf("window", 3),
  inputs: {
    refunds: measured(
      "money",
      "refunds over the window",
      (m) => m.sum("firstYearRefunds", m.windows.window) + m.sum("renewalRefunds", m.windows.window),
    ),
    revenueBeforeRefunds: measured(
      "money",
      "recognised revenue over the window, before refunds",
      (m) => m.sum("firstYear", m.windows.window) + m.sum("renewal", m.windows.window),
    ),
  },
  undefinedWhen: {
    "short-history": "fewer than three months of the window",
    "no-revenue": "no revenue in the window",
  },
  source: "002 GTM service: loss or refund within 90 days",
  examples: [
    { given: { refunds: 10, revenueBeforeRefunds: 1000 }, gives: ok(0.01) },
    { given: { refunds: 10, revenueBeforeRefunds: 0 }, gives: undefinedBecause("no-revenue") },
  ],
  compute: ({ refunds, revenueBeforeRefunds }) =>
    revenueBeforeRefunds <= 0 ? undefinedBecause("no-revenue") : ok(refunds / revenueBeforeRefunds),
});
