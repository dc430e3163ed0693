import { ok, undefinedBecause } from "../domain/result.ts";
import { acquisitionCost } from "./acquisition-cost.ts";
import { customersWon, newCustomersWon } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** Customer acquisition cost: what winning one new customer cost. Money, ticks. */
export const cac = defineMetric({
  id: "cac",
  title: "CAC (customer acquisition cost)",
  unit: "money",
  better: "lower",
  range: { min: 0 },
  formula: "acquisitionCost / newCustomers",
  needs: monthsOf("acquisitionWindow", 3),
  inputs: { acquisitionCost: { metric: acquisitionCost }, newCustomers: newCustomersWon },
  undefinedWhen: {
    "no-costs": "no cost row at all",
    "short-history": "fewer than three covered months in the window",
    "no-new-customers": "nobody new in those months",
  },
  source: "002 glossary: CAC",
  examples: [
    { given: { acquisitionCost: 40000, newCustomers: 40 }, gives: ok(1000) },
    { given: { acquisitionCost: 40000, newCustomers: 0 }, gives: undefinedBecause("no-new-customers") },
  ],
  compute: ({ acquisitionCost, newCustomers }) =>
    newCustomers <= 0 ? undefinedBecause("no-new-customers") : ok(acquisitionCost / newCustomers),
  sampleSize: customersWon,
});
