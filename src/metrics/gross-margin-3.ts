import { ok, undefinedBecause } from "../domain/result.ts";
import { grossProfit3 } from "./gross-profit-3.ts";
import { revenueOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** GM3 as a share of the revenue of the same months. */
export const grossMargin3 = defineMetric({
  id: "gross-margin-3",
  title: "GM3 margin (after R&D)",
  unit: "ratio",
  better: "higher",
  range: { max: 1 },
  formula: "grossProfit3 / revenue",
  needs: monthsOf("costWindow", 3),
  inputs: { grossProfit3: { metric: grossProfit3 }, revenue: revenueOver("costWindow") },
  undefinedWhen: {
    "no-costs": "no cost row at all",
    "short-history": "fewer than three covered months in the window",
    "no-revenue": "no revenue in those months",
  },
  source: "002 GTM operations: GM3",
  examples: [
    { given: { grossProfit3: 600, revenue: 1000 }, gives: ok(0.6) },
    { given: { grossProfit3: -5, revenue: 0 }, gives: undefinedBecause("no-revenue") },
  ],
  compute: ({ grossProfit3, revenue }) => (revenue <= 0 ? undefinedBecause("no-revenue") : ok(grossProfit3 / revenue)),
});
