import { CATEGORIES } from "../domain/cost.ts";
import { ok, undefinedBecause } from "../domain/result.ts";
import { costOver, layerOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** Organisation support and administration as a share of all cost. */
export const adminShareOfCost = defineMetric({
  id: "admin-share-of-cost",
  title: "Administration share of all cost",
  unit: "ratio",
  better: "lower",
  formula: "admin / allCost",
  needs: monthsOf("costWindow", 3),
  inputs: { admin: layerOver("admin", "costWindow"), allCost: costOver(CATEGORIES, "costWindow") },
  undefinedWhen: {
    "no-costs": "no cost row at all",
    "short-history": "fewer than three covered months in the window",
    "no-cost": "no cost in those months",
  },
  source: "002 GTM operations: at most 10 % of all cost",
  examples: [
    { given: { admin: 80, allCost: 1000 }, gives: ok(0.08) },
    { given: { admin: 0, allCost: 0 }, gives: undefinedBecause("no-cost") },
  ],
  compute: ({ admin, allCost }) => (allCost <= 0 ? undefinedBecause("no-cost") : ok(admin / allCost)),
});
