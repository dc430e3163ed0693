import { ok } from "../domain/result.ts";
import { layerOver, revenueOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** GM1: revenue less the market and sales units' cost and delivery. Money, ticks. */
export const grossProfit1 = defineMetric({
  id: "gross-profit-1",
  title: "Gross profit 1 (after acquisition and delivery)",
  unit: "money",
  better: "higher",
  formula: "revenue - acquisition - delivery",
  needs: monthsOf("costWindow", 1),
  inputs: {
    revenue: revenueOver("costWindow"),
    acquisition: layerOver("acquisition", "costWindow"),
    delivery: layerOver("delivery", "costWindow"),
  },
  undefinedWhen: { "no-costs": "no cost row at all", "short-history": "no covered month in the window" },
  source: "002 GTM operations: GM1",
  examples: [{ given: { revenue: 1000, acquisition: 300, delivery: 100 }, gives: ok(600) }],
  compute: ({ revenue, acquisition, delivery }) => ok(revenue - acquisition - delivery),
});
