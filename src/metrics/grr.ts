import { ok, undefinedBecause } from "../domain/result.ts";
import { effectiveSize } from "../measures/retention.ts";
import { measured } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { historyOf, withThoseWhoLeft } from "./needs.ts";
import { grrInterval } from "./statistics/intervals.ts";

/** Gross revenue retention: like NDR, but no customer counts for more than it paid twelve months ago. Never above 1. */
export const grr = defineMetric({
  id: "grr",
  title: "GRR (gross revenue retention)",
  unit: "ratio",
  better: "higher",
  formula: "cohortKeptMrr / cohortOpeningMrr",
  needs: withThoseWhoLeft(historyOf(12)),
  inputs: {
    cohortOpeningMrr: measured("money/month", "MRR of twelve months ago", (m) => m.statistics.retention.opening),
    cohortKeptMrr: measured(
      "money/month",
      "per customer the smaller of MRR then and now",
      (m) => m.statistics.retention.kept,
    ),
  },
  undefinedWhen: {
    "short-history": "less than twelve months of MRR",
    "no-opening-mrr": "nobody paid twelve months ago",
  },
  source: "ours, beside 002 glossary: NDR",
  examples: [
    { given: { cohortOpeningMrr: 1500, cohortKeptMrr: 1130 }, gives: ok(1130 / 1500) },
    { given: { cohortOpeningMrr: 0, cohortKeptMrr: 0 }, gives: undefinedBecause("no-opening-mrr") },
  ],
  compute: ({ cohortOpeningMrr, cohortKeptMrr }) =>
    cohortOpeningMrr <= 0 ? undefinedBecause("no-opening-mrr") : ok(cohortKeptMrr / cohortOpeningMrr),
  interval: ({ measures, confidence }) => grrInterval(measures.statistics.retention, confidence),
  sampleSize: ({ observed }) => observed.statistics.retention.customers,
  effectiveSize: ({ observed }) => effectiveSize(observed.statistics.retention),
});
