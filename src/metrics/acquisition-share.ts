import { ok, undefinedBecause } from "../domain/result.ts";
import { layerOver, revenueOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** Acquisition cost as a share of revenue. */
export const acquisitionShare = defineMetric({
  id: "acquisition-share",
  title: "Acquisition share of revenue",
  unit: "ratio",
  better: "lower",
  formula: "acquisition / revenue",
  needs: monthsOf("costWindow", 3),
  inputs: { acquisition: layerOver("acquisition", "costWindow"), revenue: revenueOver("costWindow") },
  undefinedWhen: {
    "no-costs": "no cost row at all",
    "short-history": "fewer than three covered months in the window",
    "no-revenue": "no revenue in those months",
  },
  source: "002 GTM operations",
  examples: [
    { given: { acquisition: 400, revenue: 1000 }, gives: ok(0.4) },
    { given: { acquisition: 400, revenue: 0 }, gives: undefinedBecause("no-revenue") },
  ],
  compute: ({ acquisition, revenue }) => (revenue <= 0 ? undefinedBecause("no-revenue") : ok(acquisition / revenue)),
});
