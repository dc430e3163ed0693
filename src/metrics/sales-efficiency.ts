import { ok, undefinedBecause } from "../domain/result.ts";
import { costOver, sumOf } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** Sales productivity: new annual contract value for each unit of money that the sales unit costs. */
export const salesEfficiency = defineMetric({
  id: "sales-efficiency",
  title: "Sales productivity (new ACV / sales cost)",
  unit: "ratio",
  shown: "multiple",
  better: "higher",
  formula: "12 x newMrr / salesCost",
  needs: monthsOf("costWindow", 3),
  inputs: {
    newMrr: sumOf("new", "costWindow", "money/month", "MRR of new customers"),
    salesCost: costOver(["sales"], "costWindow"),
  },
  undefinedWhen: {
    "no-costs": "no cost row at all",
    "short-history": "fewer than three covered months in the window",
    "no-sales-cost": "no sales cost in those months",
  },
  source: "002 GTM exit: output at least 3 x cost; as annual value / cost (ours: heads cancel)",
  examples: [
    { given: { newMrr: 1000, salesCost: 4000 }, gives: ok(3) },
    { given: { newMrr: 1000, salesCost: 0 }, gives: undefinedBecause("no-sales-cost") },
  ],
  compute: ({ newMrr, salesCost }) =>
    salesCost <= 0 ? undefinedBecause("no-sales-cost") : ok((12 * newMrr) / salesCost),
});
