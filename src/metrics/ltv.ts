import { ok } from "../domain/result.ts";
import { arpa } from "./arpa.ts";
import { customerChurnRate } from "./customer-churn-rate.ts";
import { averageCustomersAtRisk, lifetimeCap } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { serviceMargin } from "./service-margin.ts";
import { pushThrough } from "./statistics/intervals.ts";

/**
 * Customer lifetime value: the gross profit of an average customer over its lifetime, which is never taken as longer
 * than the handbook's three years. Money, ticks. The interval moves churn alone; the other inputs are held fixed.
 */
export const ltv = defineMetric({
  id: "ltv",
  title: "LTV (customer lifetime value, at most three years)",
  unit: "money",
  better: "higher",
  formula: "arpa x serviceMargin x min(1 / churn, lifetimeCap)",
  needs: null,
  inputs: {
    arpa: { metric: arpa },
    serviceMargin: { metric: serviceMargin },
    churn: { metric: customerChurnRate },
    lifetimeCap,
  },
  undefinedWhen: {},
  source: "002 glossary: LTV; 002 GTM operations: at most three years of payments",
  examples: [
    { given: { arpa: 100, serviceMargin: 0.8, churn: 0.03, lifetimeCap: 36 }, gives: ok(80 * (1 / 0.03)) },
    { given: { arpa: 100, serviceMargin: 0.8, churn: 0.01, lifetimeCap: 36 }, gives: ok(2880) },
    { given: { arpa: 100, serviceMargin: 0.8, churn: 0, lifetimeCap: 36 }, gives: ok(2880) },
  ],
  compute: ({ arpa, serviceMargin, churn, lifetimeCap }) =>
    ok(arpa * serviceMargin * lifetimeMonths(churn, lifetimeCap)),
  interval: ({ values: { arpa, serviceMargin, lifetimeCap }, resultOf }) => {
    const churn = resultOf(customerChurnRate).interval!;
    return pushThrough(churn, (rate) => arpa * serviceMargin * lifetimeMonths(Math.min(rate, 1), lifetimeCap));
  },
  intervalNote: "Only churn moves in it; ARPA, service margin and the ceiling are held as they are.",
  sampleSize: averageCustomersAtRisk,
});

/** Months that a customer stays at a monthly churn rate, at most the cap. */
export function lifetimeMonths(churn: number, cap: number): number {
  return churn === 0 ? cap : Math.min(1 / churn, cap);
}
