import { ok } from "../domain/result.ts";
import { defineMetric } from "./metric.ts";
import { mrr } from "./mrr.ts";

/** Annual recurring revenue: MRR annualised. Money, ticks. */
export const arr = defineMetric({
  id: "arr",
  title: "ARR (annual recurring revenue)",
  unit: "money",
  better: "higher",
  formula: "12 x mrr",
  needs: null,
  inputs: { mrr: { metric: mrr } },
  undefinedWhen: {},
  source: "002 glossary: ARR",
  examples: [{ given: { mrr: 100 }, gives: ok(1200) }],
  compute: ({ mrr }) => ok(12 * mrr),
});
