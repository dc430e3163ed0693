import { ok, undefinedBecause } from "../domain/result.ts";
import { measured } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { historyOf, withThoseWhoLeft } from "./needs.ts";
import { logoRetentionInterval } from "./statistics/intervals.ts";

/** Share of the customers of twelve months ago who still pay, whatever they pay. */
export const logoRetention = defineMetric({
  id: "logo-retention",
  title: "Logo retention",
  unit: "ratio",
  better: "higher",
  formula: "retainedCustomers / cohortCustomers",
  needs: withThoseWhoLeft(historyOf(12)),
  inputs: {
    cohortCustomers: measured("count", "customers of twelve months ago", (m) => m.statistics.retention.customers),
    retainedCustomers: measured(
      "count",
      "those of them who pay at as-of",
      (m) => m.statistics.retention.retainedCustomers,
    ),
  },
  undefinedWhen: {
    "short-history": "less than twelve months of MRR",
    "no-opening-mrr": "nobody paid twelve months ago",
  },
  source: "004 item 14: the share of customers who renew, to be read beside the change in money",
  examples: [
    { given: { cohortCustomers: 8, retainedCustomers: 6 }, gives: ok(0.75) },
    { given: { cohortCustomers: 0, retainedCustomers: 0 }, gives: undefinedBecause("no-opening-mrr") },
  ],
  compute: ({ cohortCustomers, retainedCustomers }) =>
    cohortCustomers <= 0 ? undefinedBecause("no-opening-mrr") : ok(retainedCustomers / cohortCustomers),
  interval: ({ measures, confidence }) => logoRetentionInterval(measures.statistics.retention, confidence),
  sampleSize: ({ observed }) => observed.statistics.retention.customers,
});
