import { ok } from "../domain/result.ts";
import { sumOf } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf, withThoseWhoLeft } from "./needs.ts";

/** MRR of customers whose MRR fell to 0, over the window. Money, ticks. */
export const churnedMrr = defineMetric({
  id: "churned-mrr",
  title: "Churned MRR",
  unit: "money",
  better: "lower",
  formula: "churned",
  needs: withThoseWhoLeft(monthsOf("window", 1)),
  inputs: { churned: sumOf("churned", "window", "money/month", "MRR of customers who left") },
  undefinedWhen: { "short-history": "no month with MRR up to as-of" },
  source: "002 glossary: NDR",
  examples: [{ given: { churned: 80 }, gives: ok(80) }],
  compute: ({ churned }) => ok(churned),
});
