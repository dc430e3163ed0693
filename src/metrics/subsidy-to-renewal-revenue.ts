import { ok, undefinedBecause } from "../domain/result.ts";
import { renewalRevenueOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";
import { newBusinessSubsidy } from "./new-business-subsidy.ts";

/** Subsidy for new business against renewal revenue: the handbook's second reading, shown beside the gated one. */
export const subsidyToRenewalRevenue = defineMetric({
  id: "subsidy-to-renewal-revenue",
  title: "Subsidy / renewal revenue",
  unit: "ratio",
  shown: "multiple",
  better: "lower",
  formula: "subsidy / renewalRevenue",
  needs: monthsOf("costWindow", 3),
  inputs: { subsidy: { metric: newBusinessSubsidy }, renewalRevenue: renewalRevenueOver("costWindow") },
  undefinedWhen: {
    "no-costs": "no cost row at all",
    "short-history": "fewer than three covered months in the window",
    "no-renewal-revenue": "there is a subsidy, and no renewal revenue",
  },
  source: "002 GTM operations",
  examples: [
    { given: { subsidy: 250, renewalRevenue: 500 }, gives: ok(0.5) },
    { given: { subsidy: 0, renewalRevenue: 0 }, gives: ok(0) },
    { given: { subsidy: 250, renewalRevenue: 0 }, gives: undefinedBecause("no-renewal-revenue") },
  ],
  compute: ({ subsidy, renewalRevenue }) => {
    if (subsidy === 0) return ok(0);
    return renewalRevenue <= 0 ? undefinedBecause("no-renewal-revenue") : ok(subsidy / renewalRevenue);
  },
});
