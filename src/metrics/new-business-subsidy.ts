import { ok } from "../domain/result.ts";
import { layerOver, measured, revenueOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** What new signings cost beyond what they earn in their first year. Money, ticks. */
export const newBusinessSubsidy = defineMetric({
  id: "new-business-subsidy",
  title: "Subsidy for new business",
  unit: "money",
  better: "lower",
  formula: "max(0, acquisition + delivery - firstYearRevenue x (revenue - service) / revenue)",
  needs: monthsOf("costWindow", 1),
  inputs: {
    acquisition: layerOver("acquisition", "costWindow"),
    delivery: layerOver("delivery", "costWindow"),
    firstYearRevenue: measured(
      "money",
      "revenue of customers in their first twelve months, over the window's months that the costs cover",
      (m) => m.revenue(m.windows.costWindow) - m.renewalRevenue(m.windows.costWindow),
    ),
    revenue: revenueOver("costWindow"),
    service: layerOver("service", "costWindow"),
  },
  undefinedWhen: { "no-costs": "no cost row at all", "short-history": "no covered month in the window" },
  source: "002 GTM sales, GTM operations, scale operations",
  examples: [
    { given: { acquisition: 500, delivery: 100, firstYearRevenue: 400, revenue: 1000, service: 200 }, gives: ok(280) },
    { given: { acquisition: 100, delivery: 0, firstYearRevenue: 400, revenue: 1000, service: 200 }, gives: ok(0) },
    {
      given: { acquisition: 506167920, delivery: 0, firstYearRevenue: 506167920, revenue: 506167920, service: 0 },
      gives: ok(0),
    },
    { given: { acquisition: 100, delivery: 50, firstYearRevenue: 0, revenue: 0, service: 200 }, gives: ok(150) },
  ],
  compute: ({ acquisition, delivery, firstYearRevenue, revenue, service }) => {
    const spent = acquisition + delivery;
    if (revenue <= 0) return ok(Math.max(0, spent));
    return ok(Math.max(0, differenceOfProducts(spent, revenue, firstYearRevenue, revenue - service) / revenue));
  },
});

/** What first-year revenue leaves after its share of service cost. */
export function firstYearEarnings(firstYearRevenue: number, revenue: number, service: number): number {
  return revenue <= 0 ? 0 : (firstYearRevenue * (revenue - service)) / revenue;
}

/** a x b - c x d. Whole ticks are multiplied exactly, so that breaking even gives 0 and not a residue. */
function differenceOfProducts(a: number, b: number, c: number, d: number): number {
  if (![a, b, c, d].every(Number.isSafeInteger)) return a * b - c * d;
  return Number(BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d));
}
