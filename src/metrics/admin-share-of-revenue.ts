import { ok, undefinedBecause } from "../domain/result.ts";
import { layerOver, revenueOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** Organisation support and administration as a share of revenue. */
export const adminShareOfRevenue = defineMetric({
  id: "admin-share-of-revenue",
  title: "Administration share of revenue",
  unit: "ratio",
  better: "lower",
  formula: "admin / revenue",
  needs: monthsOf("costWindow", 3),
  inputs: { admin: layerOver("admin", "costWindow"), revenue: revenueOver("costWindow") },
  undefinedWhen: {
    "no-costs": "no cost row at all",
    "short-history": "fewer than three covered months in the window",
    "no-revenue": "no revenue in those months",
  },
  source: "002 scale organisation: internal support at most 10 % of revenue",
  examples: [
    { given: { admin: 80, revenue: 1000 }, gives: ok(0.08) },
    { given: { admin: 80, revenue: 0 }, gives: undefinedBecause("no-revenue") },
  ],
  compute: ({ admin, revenue }) => (revenue <= 0 ? undefinedBecause("no-revenue") : ok(admin / revenue)),
});
