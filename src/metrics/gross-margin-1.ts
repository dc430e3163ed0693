import { ok, undefinedBecause } from "../domain/result.ts";
import { grossProfit1 } from "./gross-profit-1.ts";
import { revenueOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** GM1 as a share of the revenue of the same months. */
export const grossMargin1 = defineMetric({
  id: "gross-margin-1",
  title: "GM1 margin (after acquisition and delivery)",
  unit: "ratio",
  better: "higher",
  range: { max: 1 },
  formula: "grossProfit1 / revenue",
  needs: monthsOf("costWindow", 3),
  inputs: { grossProfit1: { metric: grossProfit1 }, revenue: revenueOver("costWindow") },
  undefinedWhen: {
    "no-costs": "no cost row at all",
    "short-history": "fewer than three covered months in the window",
    "no-revenue": "no revenue in those months",
  },
  source: "002 GTM operations: GM1",
  examples: [
    { given: { grossProfit1: 600, revenue: 1000 }, gives: ok(0.6) },
    { given: { grossProfit1: -5, revenue: 0 }, gives: undefinedBecause("no-revenue") },
  ],
  compute: ({ grossProfit1, revenue }) => (revenue <= 0 ? undefinedBecause("no-revenue") : ok(grossProfit1 / revenue)),
});
