import { ok, undefinedBecause } from "../domain/result.ts";
import { cac } from "./cac.ts";
import { customerChurnRate } from "./customer-churn-rate.ts";
import { customersWon, newArpa } from "./inputs.ts";
import { wholePayback } from "./lifetime/payback.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";
import { serviceMargin } from "./service-margin.ts";

/** Monthly payments until a new customer has paid back, when customers leave on the way. The first comes at once. */
export const cacPaybackMonthsAfterChurn = defineMetric({
  id: "cac-payback-months-after-churn",
  title: "CAC payback after churn",
  unit: "months",
  better: "lower",
  formula: "smallest whole k with p x (1 - (1 - churn)^k) / churn >= cac, p = newArpa x serviceMargin",
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
    "never-pays-back": "customers leave before they have paid back, or earn nothing",
  },
  source: "002 GTM operations",
  examples: [
    { given: { newArpa: 100, serviceMargin: 0.8, churn: 0.03, cac: 1000 }, gives: ok(16) },
    { given: { newArpa: 100, serviceMargin: 0.8, churn: 0, cac: 960 }, gives: ok(12) },
    { given: { newArpa: 100, serviceMargin: 0.8, churn: 0.03, cac: 0 }, gives: ok(0) },
    { given: { newArpa: 100, serviceMargin: 0.8, churn: 0.1, cac: 800 }, gives: undefinedBecause("never-pays-back") },
    { given: { newArpa: 100, serviceMargin: 0, churn: 0.1, cac: 0 }, gives: undefinedBecause("never-pays-back") },
  ],
  compute: ({ newArpa, serviceMargin, churn, cac }) => {
    const payments = wholePayback({ monthlyProfit: newArpa * serviceMargin, churn, cac });
    return payments === null ? undefinedBecause("never-pays-back") : ok(payments);
  },
  sampleSize: customersWon,
});
