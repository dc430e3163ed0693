import { ok, undefinedBecause } from "../domain/result.ts";
import { grossProfit4 } from "./gross-profit-4.ts";
import { revenueOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** GM4 as a share of the revenue of the same months. */
export const grossMargin4 = defineMetric({
  id: "gross-margin-4",
  title: "GM4 margin (after administration)",
  unit: "ratio",
  better: "higher",
  range: { max: 1 },
  formula: "grossProfit4 / revenue",
  needs: monthsOf("costWindow", 3),
  inputs: { grossProfit4: { metric: grossProfit4 }, revenue: revenueOver("costWindow") },
  undefinedWhen: {
    "no-costs": "no cost row at all",
    "short-history": "fewer than three covered months in the window",
    "no-revenue": "no revenue in those months",
  },
  source: "002 GTM operations: GM4",
  examples: [
    { given: { grossProfit4: 600, revenue: 1000 }, gives: ok(0.6) },
    { given: { grossProfit4: -5, revenue: 0 }, gives: undefinedBecause("no-revenue") },
  ],
  compute: ({ grossProfit4, revenue }) => (revenue <= 0 ? undefinedBecause("no-revenue") : ok(grossProfit4 / revenue)),
});
