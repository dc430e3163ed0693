import { formatMonth, type Month, monthsBetween, yearOf } from "../domain/month.ts";
import { type CohortCell, type CohortPeriod, cohortsOf } from "../measures/cohorts.ts";
import { type Dimension, groupingBy, onlyGroup, totalGrouping } from "../measures/grouping.ts";
import type { GroupMeasures } from "../measures/measures.ts";
import type { Span } from "../measures/span.ts";
import type { Metric } from "../metrics/metric.ts";
import type { Analysis } from "./analysis.ts";
import { allocationOf, envelopeOf } from "./envelope.ts";
import { metricRecords } from "./metric-records.ts";
import type {
  CohortRecord,
  CohortsReport,
  MetricsReport,
  MovementRecord,
  MovementsReport,
  Provenance,
} from "./report.ts";
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
        .map(({ id, ...rest }) => ({ id, month, ...rest }));
    }),
    allocation: by === null ? [] : months.flatMap((at) => allocationOf(analysis, at, by)),
    ...provenance,
  };
}

/** MRR movements of every month of the range: by default from the earliest start of any line to as-of. */
export function buildMovements(
  analysis: Analysis,
  asOf: Month,
  { by, group }: Selection,
  range: Span,
  provenance: Provenance,
): MovementsReport {
  const groups = analysis.measures(asOf, by).groups.filter(({ name }) => group === null || name === group);
  return {
    report: "mrr",
    ...envelopeOf(analysis, asOf),
    movements: groups.flatMap((measures) => movementRecords(analysis, measures, by, range)),
    ...provenance,
  };
}

function movementRecords(
  analysis: Analysis,
  group: GroupMeasures,
  by: Dimension | null,
  range: Span,
): MovementRecord[] {
  const { first, last } = group.axis;
  return monthsBetween(Math.max(first, range.from), Math.min(last, range.to)).map((month) => {
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
  { by, group }: Selection,
  period: CohortPeriod,
  provenance: Provenance,
): CohortsReport {
  const { ledger, costs, options, ticksPerMajor } = analysis;
  const grouping =
    by === null ? totalGrouping(ledger) : groupingBy(by, ledger, costs, options.tiers, ticksPerMajor, asOf);
  const asked = group === null ? grouping : onlyGroup(grouping, group);
  return {
    report: "cohorts",
    ...envelopeOf(analysis, asOf),
    period,
    cohorts: cohortsOf(ledger, asked, asOf, period).map((cell) => cohortRecord(analysis, cell, by, period)),
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
