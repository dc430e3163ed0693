import { ok } from "../domain/result.ts";
import { sumOf } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** Revenue of value-added services over the window, kept out of every margin. Money, ticks. */
export const valueAddedRevenue = defineMetric({
  id: "value-added-revenue",
  title: "Value-added revenue",
  unit: "money",
  better: "higher",
  formula: "valueAdded",
  needs: monthsOf("window", 1),
  inputs: { valueAdded: sumOf("valueAdded", "window", "money", "value-added revenue") },
  undefinedWhen: { "short-history": "no month with MRR up to as-of" },
  source: "002 GTM: value-added services stay out of the model before scale",
  examples: [{ given: { valueAdded: 300 }, gives: ok(300) }],
  compute: ({ valueAdded }) => ok(valueAdded),
});
