import { formatMonth, type Month, yearOf } from "../domain/month.ts";
import { type CohortCell, type CohortPeriod, cohortsOf } from "../measures/cohorts.ts";
import { type Dimension, groupingBy, onlyGroup, totalGrouping } from "../measures/grouping.ts";
import type { Metric } from "../metrics/metric.ts";
import type { Analysis } from "./analysis.ts";
import { cohortAverages } from "./cohort-averages.ts";
import { allocationOf, envelopeOf } from "./envelope.ts";
import { metricRecords } from "./metric-records.ts";
import type { CohortRecord, CohortsReport, CohortView, MetricsReport, Provenance } from "./report.ts";
import type { Selection } from "./selection.ts";

/**
 * Metrics of the selected groups in each of the given months: exactly those of a run with that as-of month. A group
 * has no records in months in which it is not shown yet.
 */
export function buildMetrics(
  analysis: Analysis,
  asOf: Month,
  { by, group }: Selection,
  months: readonly Month[],
  metrics: readonly Metric[],
  provenance: Provenance,
): MetricsReport {
  return {
    report: "metrics",
    ...envelopeOf(analysis, asOf),
    metrics: months.flatMap((at) => {
      const groups = by === null || group !== null ? [group] : analysis.groupNames(at, by);
      const month = formatMonth(at);
      return groups
        .flatMap((each) => metricRecords(analysis, at, by, each, metrics))
        .map(({ id, by, group, unit, value, reason, interval, n }) => ({
          id,
          month,
          by,
          group,
          unit,
          value,
          reason,
          interval,
          n,
        }));
    }),
    allocation: by === null ? [] : months.flatMap((at) => allocationOf(analysis, at, by)),
    ...provenance,
  };
}

/** Retention of the cohorts of each month or quarter at every age observed by as-of. */
export function buildCohorts(
  analysis: Analysis,
  asOf: Month,
  { by, group }: Selection,
  period: CohortPeriod,
  views: readonly CohortView[],
  provenance: Provenance,
): CohortsReport {
  const { ledger, costs, options, ticksPerMajor } = analysis;
  const grouping =
    by === null ? totalGrouping(ledger) : groupingBy(by, ledger, costs, options.tiers, ticksPerMajor, asOf);
  const asked = group === null ? grouping : onlyGroup(grouping, group);
  const cells = cohortsOf(ledger, asked, asOf, period);
  return {
    report: "cohorts",
    ...envelopeOf(analysis, asOf),
    period,
    cohorts: cells.map((cell) => cohortRecord(analysis, cell, by, period)),
    averages: cohortAverages(analysis, cells, by, period),
    views,
    ...provenance,
  };
}

function cohortRecord(analysis: Analysis, cell: CohortCell, by: Dimension | null, period: CohortPeriod): CohortRecord {
  const { cohort, age, group, customers, mrr, grossMrr, members, newMrr } = cell;
  return {
    cohort: period === "month" ? formatMonth(cohort) : `${yearOf(cohort)}-Q${Math.floor((cohort % 12) / 3) + 1}`,
    age,
    by,
    group: by === null ? null : group,
    customers,
    mrr: analysis.toMajor(mrr),
    grossMrr: analysis.toMajor(grossMrr),
    logoRetention: customers / members,
    netRetention: mrr / newMrr,
    grossRetention: grossMrr / newMrr,
    members,
    newMrr: analysis.toMajor(newMrr),
  };
}
