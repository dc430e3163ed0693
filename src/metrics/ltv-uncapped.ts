import { ok, undefinedBecause } from "../domain/result.ts";
import { arpa } from "./arpa.ts";
import { customerChurnRate } from "./customer-churn-rate.ts";
import { averageCustomersAtRisk } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { serviceMargin } from "./service-margin.ts";

/** LTV without the three-year ceiling: shown beside it, never gated. Money, ticks. */
export const ltvUncapped = defineMetric({
  id: "ltv-uncapped",
  title: "LTV without the ceiling",
  unit: "money",
  better: "higher",
  formula: "arpa x serviceMargin / churn",
  needs: null,
  inputs: { arpa: { metric: arpa }, serviceMargin: { metric: serviceMargin }, churn: { metric: customerChurnRate } },
  undefinedWhen: { "no-churn-observed": "nobody left in the window" },
  source: "002 glossary: LTV",
  examples: [
    { given: { arpa: 100, serviceMargin: 0.8, churn: 0.02 }, gives: ok(4000) },
    { given: { arpa: 100, serviceMargin: 0.8, churn: 0 }, gives: undefinedBecause("no-churn-observed") },
  ],
  compute: ({ arpa, serviceMargin, churn }) =>
    churn <= 0 ? undefinedBecause("no-churn-observed") : ok((arpa * serviceMargin) / churn),
  sampleSize: averageCustomersAtRisk,
});
