import { ok, undefinedBecause } from "../domain/result.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";
import { newCustomers } from "./new-customers.ts";
import { newMrr } from "./new-mrr.ts";

/** Average annual value of a new customer. Money a year, ticks. */
export const newAcv = defineMetric({
  id: "new-acv",
  title: "New ACV (annual value of a new customer)",
  unit: "money",
  better: "higher",
  formula: "12 x newMrr / newCustomers",
  needs: monthsOf("window", 3),
  inputs: { newMrr: { metric: newMrr }, newCustomers: { metric: newCustomers } },
  undefinedWhen: {
    "short-history": "fewer than three months of the window",
    "no-new-customers": "nobody new in the window",
  },
  source: "002 customer tiers: annual subscription fee",
  examples: [
    { given: { newMrr: 500, newCustomers: 4 }, gives: ok(1500) },
    { given: { newMrr: 0, newCustomers: 0 }, gives: undefinedBecause("no-new-customers") },
  ],
  compute: ({ newMrr, newCustomers }) =>
    newCustomers <= 0 ? undefinedBecause("no-new-customers") : ok((12 * newMrr) / newCustomers),
});
