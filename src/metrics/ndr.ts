import { ok, undefinedBecause } from "../domain/result.ts";
import { effectiveSize } from "../measures/retention.ts";
import { measured } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { historyOf, withThoseWhoLeft } from "./needs.ts";
import { ndrInterval } from "./statistics/intervals.ts";

/**
 * Net dollar retention: share of the MRR of twelve months ago that the same customers pay now. Customers who came
 * back count, new ones are in neither part, so it can exceed 1.
 */
export const ndr = defineMetric({
  id: "ndr",
  title: "NDR (net dollar retention)",
  unit: "ratio",
  better: "higher",
  formula: "cohortClosingMrr / cohortOpeningMrr",
  needs: withThoseWhoLeft(historyOf(12)),
  inputs: {
    cohortOpeningMrr: measured("money/month", "MRR of twelve months ago", (m) => m.statistics.retention.opening),
    cohortClosingMrr: measured(
      "money/month",
      "MRR at as-of of the customers who paid twelve months ago",
      (m) => m.statistics.retention.closing,
    ),
  },
  undefinedWhen: {
    "short-history": "less than twelve months of MRR",
    "no-opening-mrr": "nobody paid twelve months ago",
  },
  source: "002 glossary: NDR; 004 item 14: look at the change in money",
  examples: [
    { given: { cohortOpeningMrr: 585, cohortClosingMrr: 410 }, gives: ok(410 / 585) },
    { given: { cohortOpeningMrr: 100, cohortClosingMrr: 0 }, gives: ok(0) },
    { given: { cohortOpeningMrr: 0, cohortClosingMrr: 0 }, gives: undefinedBecause("no-opening-mrr") },
  ],
  compute: ({ cohortOpeningMrr, cohortClosingMrr }) =>
    cohortOpeningMrr <= 0 ? undefinedBecause("no-opening-mrr") : ok(cohortClosingMrr / cohortOpeningMrr),
  interval: ({ measures, confidence }) => ndrInterval(measures.statistics.retention, confidence),
  sampleSize: ({ observed }) => observed.statistics.retention.customers,
  effectiveSize: ({ observed }) => effectiveSize(observed.statistics.retention),
});
