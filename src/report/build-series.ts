import { formatMonth, type Month, yearOf } from "../domain/month.ts";
import { type CohortCell, type CohortPeriod, cohortsOf } from "../measures/cohorts.ts";
import { type Dimension, groupingBy, totalGrouping } from "../measures/grouping.ts";
import type { GroupMeasures } from "../measures/measures.ts";
import type { Metric } from "../metrics/metric.ts";
import type { Analysis } from "./analysis.ts";
import { metricRecords } from "./build-check.ts";
import { allocationOf, envelopeOf } from "./envelope.ts";
import type {
  CohortRecord,
  CohortsReport,
  MetricsReport,
  MovementRecord,
  MovementsReport,
  Provenance,
} from "./report.ts";

/** Metrics of one as-of month: of the total, or of every group of a dimension. */
export function buildMetrics(
  analysis: Analysis,
  asOf: Month,
  by: Dimension | null,
  metrics: readonly Metric[],
  provenance: Provenance,
): MetricsReport {
  const groups = by === null ? [null] : analysis.groupNames(asOf, by);
  const month = formatMonth(asOf);
  return {
    report: "metrics",
    ...envelopeOf(analysis, asOf),
    metrics: groups
      .flatMap((group) => metricRecords(analysis, asOf, by, group, metrics))
      .map(({ id, ...rest }) => ({ id, month, ...rest })),
    allocation: by === null ? [] : allocationOf(analysis, asOf, by),
    ...provenance,
  };
}

/** MRR movements of every month from the earliest start of any line to as-of. */
export function buildMovements(
  analysis: Analysis,
  asOf: Month,
  by: Dimension | null,
  provenance: Provenance,
): MovementsReport {
  return {
    report: "mrr",
    ...envelopeOf(analysis, asOf),
    movements: analysis.measures(asOf, by).groups.flatMap((group) => movementRecords(analysis, group, by)),
    ...provenance,
  };
}

function movementRecords(analysis: Analysis, group: GroupMeasures, by: Dimension | null): MovementRecord[] {
  return Array.from({ length: group.axis.length }, (_, index) => {
    const month = group.axis.first + index;
    const money = (column: Parameters<GroupMeasures["at"]>[0], at = month) => analysis.toMajor(group.at(column, at));
    return {
      month: formatMonth(month),
      by,
      group: by === null ? null : group.name,
      opening: money("closing", month - 1),
      new: money("new"),
      reactivation: money("reactivation"),
      expansion: money("expansion"),
      contraction: money("contraction"),
      churned: money("churned"),
      closing: money("closing"),
      customersOpening: group.at("customersClosing", month - 1),
      newCustomers: group.at("newCustomers", month),
      reactivatedCustomers: group.at("reactivatedCustomers", month),
      churnedCustomers: group.at("churnedCustomers", month),
      customersClosing: group.at("customersClosing", month),
      flashCustomers: group.at("flashCustomers", month),
    };
  });
}

/** Retention of the cohorts of each month or quarter at every age observed by as-of. */
export function buildCohorts(
  analysis: Analysis,
  asOf: Month,
  by: Dimension | null,
  period: CohortPeriod,
  provenance: Provenance,
): CohortsReport {
  const { ledger, costs, options, ticksPerMajor } = analysis;
  const grouping =
    by === null ? totalGrouping(ledger) : groupingBy(by, ledger, costs, options.tiers, ticksPerMajor, asOf);
  return {
    report: "cohorts",
    ...envelopeOf(analysis, asOf),
    period,
    cohorts: cohortsOf(ledger, grouping, asOf, period).map((cell) => cohortRecord(analysis, cell, by, period)),
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
  };
}
