import { ok, undefinedBecause } from "../domain/result.ts";
import { customers } from "./customers.ts";
import { defineMetric } from "./metric.ts";
import { mrr } from "./mrr.ts";

/** Average revenue per account: MRR of an average customer at as-of. Money a month, ticks. */
export const arpa = defineMetric({
  id: "arpa",
  title: "ARPA (average revenue per account)",
  unit: "money/month",
  better: "higher",
  range: { min: 0 },
  formula: "mrr / customers",
  needs: null,
  inputs: { mrr: { metric: mrr }, customers: { metric: customers } },
  undefinedWhen: { "no-customers": "nobody pays at as-of" },
  source: "002 glossary: LTV, spend per order",
  examples: [
    { given: { mrr: 1000, customers: 8 }, gives: ok(125) },
    { given: { mrr: 0, customers: 0 }, gives: undefinedBecause("no-customers") },
  ],
  compute: ({ mrr, customers }) => (customers <= 0 ? undefinedBecause("no-customers") : ok(mrr / customers)),
});
