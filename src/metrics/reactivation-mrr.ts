import { ok } from "../domain/result.ts";
import { sumOf } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** MRR of customers who come back after a month end at 0, over the window. Money, ticks. */
export const reactivationMrr = defineMetric({
  id: "reactivation-mrr",
  title: "Reactivation MRR",
  unit: "money",
  better: "higher",
  formula: "reactivation",
  needs: monthsOf("window", 1),
  inputs: { reactivation: sumOf("reactivation", "window", "money/month", "MRR of customers who came back") },
  undefinedWhen: { "short-history": "no month with MRR up to as-of" },
  source: "ours",
  examples: [{ given: { reactivation: 10 }, gives: ok(10) }],
  compute: ({ reactivation }) => ok(reactivation),
});
