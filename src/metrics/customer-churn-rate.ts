import { ok, undefinedBecause } from "../domain/result.ts";
import { averageCustomersAtRisk, measured, sumOf } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf, withThoseWhoLeft } from "./needs.ts";
import { poissonRate } from "./statistics/intervals.ts";

/** Churn events per customer and month at risk, over the window. */
export const customerChurnRate = defineMetric({
  id: "customer-churn-rate",
  title: "Customer churn rate",
  unit: "ratio/month",
  better: "lower",
  range: { min: 0, max: 1 },
  formula: "churnEvents / exposure",
  needs: withThoseWhoLeft(monthsOf("window", 3)),
  inputs: {
    churnEvents: sumOf("churnedCustomers", "window", "count", "churn events"),
    exposure: measured("count", "customers open at the start of each month of the window, summed", (m) =>
      m.exposure(m.windows.window),
    ),
  },
  undefinedWhen: {
    "short-history": "fewer than three months of the window",
    "no-exposure": "nobody paid at the start of any month of the window",
  },
  source: "002 glossary: LTV, customer lifetime",
  examples: [
    { given: { churnEvents: 12, exposure: 400 }, gives: ok(0.03) },
    { given: { churnEvents: 0, exposure: 400 }, gives: ok(0) },
    { given: { churnEvents: 0, exposure: 0 }, gives: undefinedBecause("no-exposure") },
  ],
  compute: ({ churnEvents, exposure }) =>
    exposure <= 0 ? undefinedBecause("no-exposure") : ok(churnEvents / exposure),
  interval: ({ values: { churnEvents, exposure }, measures: { observed }, confidence }) => {
    const events = observed.sum("churnedCustomers", observed.windows.window);
    const interval = poissonRate(events, exposure, confidence);
    // an assumed churn is as uncertain, relative to itself, as the one that was counted
    const assumed = events === churnEvents ? 1 : churnEvents / events;
    return { low: interval.low * assumed, high: interval.high * assumed, confidence };
  },
  sampleSize: averageCustomersAtRisk,
});
