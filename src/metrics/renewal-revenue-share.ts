import { ok, undefinedBecause } from "../domain/result.ts";
import { renewalRevenueOver, revenueOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** Share of revenue that comes from customers beyond their first twelve months. */
export const renewalRevenueShare = defineMetric({
  id: "renewal-revenue-share",
  title: "Renewal share of revenue",
  unit: "ratio",
  better: null,
  formula: "renewalRevenue / revenue",
  needs: monthsOf("window", 3),
  inputs: { renewalRevenue: renewalRevenueOver("window"), revenue: revenueOver("window") },
  undefinedWhen: {
    "short-history": "fewer than three months of the window",
    "no-revenue": "no revenue in the window",
  },
  source: "004: about 70 % in a mature company",
  examples: [
    { given: { renewalRevenue: 700, revenue: 1000 }, gives: ok(0.7) },
    { given: { renewalRevenue: 0, revenue: 0 }, gives: undefinedBecause("no-revenue") },
  ],
  compute: ({ renewalRevenue, revenue }) =>
    revenue <= 0 ? undefinedBecause("no-revenue") : ok(renewalRevenue / revenue),
});
