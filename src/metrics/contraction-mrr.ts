import { ok } from "../domain/result.ts";
import { sumOf } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** What paying customers took off their MRR without leaving, over the window. Money, ticks. */
export const contractionMrr = defineMetric({
  id: "contraction-mrr",
  title: "Contraction MRR",
  unit: "money",
  better: "lower",
  formula: "contraction",
  needs: monthsOf("window", 1),
  inputs: { contraction: sumOf("contraction", "window", "money/month", "falls of MRR of customers who stay") },
  undefinedWhen: { "short-history": "no month with MRR up to as-of" },
  source: "002 glossary: NDR",
  examples: [{ given: { contraction: 20 }, gives: ok(20) }],
  compute: ({ contraction }) => ok(contraction),
});
