import type { Month } from "../../domain/month.ts";
import { DIMENSIONS } from "../../measures/grouping.ts";
import { METRICS } from "../../metrics/index.ts";
import type { Analysis } from "../analysis.ts";
import { metricRecords } from "../metric-records.ts";
import type { MetricRecord } from "../report.ts";

/** Metrics whose groups add up to the total, exactly. */
export const ADDITIVE: readonly string[] = [
  "mrr",
  "arr",
  "customers",
  "new-customers",
  "churned-customers",
  "customers-ever",
  "cumulative-cost",
  "new-mrr",
  "expansion-mrr",
  "contraction-mrr",
  "churned-mrr",
  "reactivation-mrr",
  "net-new-mrr",
  "acquisition-cost",
  "revenue",
  "gross-profit-1",
  "gross-profit-2",
  "gross-profit-3",
  "gross-profit-4",
];

const BESIDE = ["arpa", "ndr", "grr", "customer-churn-rate", "service-margin", "ltv", "cac", "ltv-to-cac"];

const SHOWN = METRICS.filter(({ id }) => ADDITIVE.includes(id) || BESIDE.includes(id));

/** By every dimension that divides the customers at all. */
export function groupRecords(analysis: Analysis, asOf: Month): MetricRecord[] {
  return DIMENSIONS.flatMap((by) => {
    const names = analysis.groupNames(asOf, by);
    if (names.every((name) => name === "")) return [];
    return names.flatMap((group) => metricRecords(analysis, asOf, by, group, SHOWN));
  });
}
