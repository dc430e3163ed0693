import { ok, undefinedBecause } from "../domain/result.ts";
import { grossProfit2 } from "./gross-profit-2.ts";
import { revenueOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** GM2 as a share of the revenue of the same months. */
export const grossMargin2 = defineMetric({
  id: "gross-margin-2",
  title: "GM2 margin (after service)",
  unit: "ratio",
  better: "higher",
  range: { max: 1 },
  formula: "grossProfit2 / revenue",
  needs: monthsOf("costWindow", 3),
  inputs: { grossProfit2: { metric: grossProfit2 }, revenue: revenueOver("costWindow") },
  undefinedWhen: {
    "no-costs": "no cost row at all",
    "short-history": "fewer than three covered months in the window",
    "no-revenue": "no revenue in those months",
  },
  source: "002 GTM operations: GM2",
  examples: [
    { given: { grossProfit2: 600, revenue: 1000 }, gives: ok(0.6) },
    { given: { grossProfit2: -5, revenue: 0 }, gives: undefinedBecause("no-revenue") },
  ],
  compute: ({ grossProfit2, revenue }) => (revenue <= 0 ? undefinedBecause("no-revenue") : ok(grossProfit2 / revenue)),
});
