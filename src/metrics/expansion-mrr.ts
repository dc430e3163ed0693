import { ok } from "../domain/result.ts";
import { sumOf } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** What paying customers added to their MRR over the window. Money, ticks. */
export const expansionMrr = defineMetric({
  id: "expansion-mrr",
  title: "Expansion MRR",
  unit: "money",
  better: "higher",
  formula: "expansion",
  needs: monthsOf("window", 1),
  inputs: { expansion: sumOf("expansion", "window", "money/month", "rises of MRR of paying customers") },
  undefinedWhen: { "short-history": "no month with MRR up to as-of" },
  source: "002 glossary: NDR",
  examples: [{ given: { expansion: 50 }, gives: ok(50) }],
  compute: ({ expansion }) => ok(expansion),
});
