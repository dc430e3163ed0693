import { ok, undefinedBecause } from "../domain/result.ts";
import { revenueOver, sumOf } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** Share of revenue that grows with the customer's own business: usage, seats, share of transactions. */
export const growthIncomeShare = defineMetric({
  id: "growth-income-share",
  title: "Growth income share of revenue",
  unit: "ratio",
  better: "higher",
  formula: "usageRevenue / revenue",
  needs: monthsOf("window", 3),
  inputs: { usageRevenue: sumOf("usage", "window", "money", "revenue of usage lines"), revenue: revenueOver("window") },
  undefinedWhen: {
    "short-history": "fewer than three months of the window",
    "no-revenue": "no revenue in the window",
  },
  source: "002 scale and integration: growth income must exist from scale on",
  examples: [
    { given: { usageRevenue: 150, revenue: 1000 }, gives: ok(0.15) },
    { given: { usageRevenue: 0, revenue: 0 }, gives: undefinedBecause("no-revenue") },
  ],
  compute: ({ usageRevenue, revenue }) => (revenue <= 0 ? undefinedBecause("no-revenue") : ok(usageRevenue / revenue)),
});
