import { ok } from "../domain/result.ts";
import { measured } from "./inputs.ts";
import { defineMetric } from "./metric.ts";

/** Monthly recurring revenue: what the lines live on the last day of as-of are worth a month. Money, ticks. */
export const mrr = defineMetric({
  id: "mrr",
  title: "MRR (monthly recurring revenue)",
  unit: "money",
  better: "higher",
  formula: "closingMrr",
  needs: null,
  inputs: { closingMrr: measured("money", "closing MRR at as-of", (m) => m.at("closing", m.windows.asOf)) },
  undefinedWhen: {},
  source: "002 glossary: MRR",
  examples: [
    { given: { closingMrr: 1200 }, gives: ok(1200) },
    { given: { closingMrr: 0 }, gives: ok(0) },
  ],
  compute: ({ closingMrr }) => ok(closingMrr),
});
