import { ok } from "../domain/result.ts";
import { cac } from "./cac.ts";

import { customerChurnRate } from "./customer-churn-rate.ts";
import { customersWon, newArpa } from "./inputs.ts";
import { paymentsWithin } from "./lifetime/payments.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";
import { serviceMargin } from "./service-margin.ts";

/** What one new customer leaves after its first year, acquisition paid. Money, ticks. */
export const firstYearContribution = defineMetric({
  id: "first-year-contribution",
  title: "First-year contribution of a new customer",
  unit: "money",
  better: "higher",
  formula: "newArpa x serviceMargin x (1 - (1 - churn)^12) / churn - cac",
  needs: monthsOf("acquisitionWindow", 3),
  inputs: {
    newArpa,
    serviceMargin: { metric: serviceMargin },
    churn: { metric: customerChurnRate },
    cac: { metric: cac },
  },
  undefinedWhen: {
    "no-costs": "no cost row at all",
    "short-history": "fewer than three covered months in the window",
    "no-new-customers": "nobody new in those months",
  },
  source: "002 customer tiers: the first year alone must make a profit; 004 item 14",
  examples: [
    { given: { newArpa: 100, serviceMargin: 0.8, churn: 0, cac: 1000 }, gives: ok(-40) },
    { given: { newArpa: 100, serviceMargin: 0.8, churn: 1, cac: 50 }, gives: ok(30) },
  ],
  compute: ({ newArpa, serviceMargin, churn, cac }) => ok(newArpa * serviceMargin * paymentsWithin(churn, 12) - cac),
  sampleSize: customersWon,
});
