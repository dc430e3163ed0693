import { ok } from "../domain/result.ts";
import { revenueOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** Revenue recognised by the day over the window, refunds taken off. Money, ticks. */
export const revenue = defineMetric({
  id: "revenue",
  title: "Revenue, recognised",
  unit: "money",
  better: "higher",
  formula: "revenue",
  needs: monthsOf("window", 1),
  inputs: { revenue: revenueOver("window") },
  undefinedWhen: { "short-history": "no month with MRR up to as-of" },
  source: "004 items 5 and 9: charge by the day, spread over the days",
  examples: [{ given: { revenue: 5000 }, gives: ok(5000) }],
  compute: ({ revenue }) => ok(revenue),
});
