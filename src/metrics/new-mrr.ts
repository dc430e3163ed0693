import { ok } from "../domain/result.ts";
import { newMrr as newMrrInput } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** MRR of customers at their first month end above 0, over the window. Money, ticks. */
export const newMrr = defineMetric({
  id: "new-mrr",
  title: "New MRR",
  unit: "money",
  better: "higher",
  formula: "newMrr",
  needs: monthsOf("window", 1),
  inputs: { newMrr: newMrrInput },
  undefinedWhen: { "short-history": "no month with MRR up to as-of" },
  source: "ours",
  examples: [{ given: { newMrr: 900 }, gives: ok(900) }],
  compute: ({ newMrr }) => ok(newMrr),
});
