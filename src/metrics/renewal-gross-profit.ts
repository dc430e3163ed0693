import { ok } from "../domain/result.ts";
import { renewalRevenueOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";
import { serviceMargin } from "./service-margin.ts";

/** Gross profit of renewals, which may subsidise new signings. Money, ticks. */
export const renewalGrossProfit = defineMetric({
  id: "renewal-gross-profit",
  title: "Renewal gross profit",
  unit: "money",
  better: "higher",
  formula: "renewalRevenue x serviceMargin",
  needs: monthsOf("costWindow", 1),
  inputs: { renewalRevenue: renewalRevenueOver("costWindow"), serviceMargin: { metric: serviceMargin } },
  undefinedWhen: { "no-costs": "no cost row at all", "short-history": "no covered month in the window" },
  source: "002 GTM sales: subsidise new signings at most by the gross profit of renewals",
  examples: [{ given: { renewalRevenue: 500, serviceMargin: 0.8 }, gives: ok(400) }],
  compute: ({ renewalRevenue, serviceMargin }) => ok(renewalRevenue * serviceMargin),
});
