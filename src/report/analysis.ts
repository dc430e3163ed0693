import type { Costs } from "../domain/cost.ts";
import { ticksPerMajorUnit } from "../domain/money.ts";
import type { Month } from "../domain/month.ts";
import type { Options } from "../domain/options.ts";
import type { SubscriptionLines } from "../domain/subscription.ts";
import { isMoney } from "../domain/unit.ts";
import type { Dimension } from "../measures/grouping.ts";
import { bridged, type Gap, shortGaps } from "../measures/late-renewals.ts";
import { buildLedger, type Ledger } from "../measures/ledger.ts";
import { type Measures, measuresAt, pool } from "../measures/measures.ts";
import { type MonthTables, monthTables, totalOf } from "../measures/month-tables.ts";
import { Evaluation } from "../metrics/evaluate.ts";
import type { Metric, MetricResult } from "../metrics/metric.ts";

/** Most checks need the tiers too: the total is summed up from them. */
const FINEST: Dimension = "tier";

/**
 * One run's data with everything computed from it, each thing once and only when asked for. Metric results come out
 * in major units.
 */
export class Analysis {
  readonly ledger: Ledger;
  readonly ticksPerMajor: number;
  /** Gaps between a customer's lines that renewal_grace_days carries a line through. */
  readonly bridged: readonly Gap[];
  private readonly tables = new Map<Dimension | null, MonthTables>();
  private latest: Month = 0;
  private readonly measured = new Map<string, Measures>();
  private readonly evaluations = new Map<string, Evaluation>();

  constructor(
    readonly lines: SubscriptionLines,
    readonly costs: Costs,
    readonly currency: string,
    readonly options: Options,
  ) {
    this.bridged = shortGaps(lines, options.renewalGraceDays);
    this.ledger = buildLedger(bridged(lines, this.bridged), options.usage);
    this.ticksPerMajor = ticksPerMajorUnit(currency);
  }

  measures(asOf: Month, by: Dimension | null): Measures {
    const key = `${asOf} ${by}`;
    let measures = this.measured.get(key);
    if (measures === undefined) {
      measures = measuresAt(this.tablesUpTo(asOf, by), asOf);
      this.measured.set(key, measures);
    }
    return measures;
  }

  /** Months of the past are read off the tables of the latest one that was asked for. */
  private tablesUpTo(asOf: Month, by: Dimension | null): MonthTables {
    this.latest = Math.max(this.latest, asOf);
    let tables = this.tables.get(by);
    if (tables === undefined || tables.last < asOf) {
      const { ledger, costs, options, ticksPerMajor } = this;
      const inputs = { ledger, costs, options, ticksPerMajorUnit: ticksPerMajor };
      tables = by === null ? totalOf(this.tablesUpTo(asOf, FINEST)) : monthTables(inputs, this.latest, by);
      this.tables.set(by, tables);
    }
    return tables;
  }

  groupNames(asOf: Month, by: Dimension): readonly string[] {
    return this.measures(asOf, by).groups.map(({ name }) => name);
  }

  /** The evaluation of one group, or of the total (both null); null when there is no such group. */
  evaluation(asOf: Month, by: Dimension | null, group: string | null): Evaluation | null {
    const key = `${asOf} ${by} ${group}`;
    let evaluation = this.evaluations.get(key);
    if (evaluation === undefined) {
      const groups = this.measures(asOf, by).groups;
      const measures = by === null ? groups[0] : groups.find(({ name }) => name === group);
      if (measures === undefined) return null;
      evaluation = new Evaluation(measures);
      this.evaluations.set(key, evaluation);
    }
    return evaluation;
  }

  resultOf(metric: Metric, asOf: Month, by: Dimension | null, group: string | null): MetricResult | null {
    const evaluation = this.evaluation(asOf, by, group);
    return evaluation === null ? null : this.resultIn(evaluation, metric);
  }

  resultIn(evaluation: Evaluation, metric: Metric): MetricResult {
    const result = evaluation.resultOf(metric);
    return isMoney(metric.unit) ? this.inMajorUnits(result) : result;
  }

  /** Some groups of a dimension as if they were one, each with the costs allocated to it. */
  pooled(asOf: Month, by: Dimension, names: readonly string[]): Evaluation {
    const groups = this.measures(asOf, by).groups.filter(({ name }) => names.includes(name));
    return new Evaluation(pool(this.tablesUpTo(asOf, by), groups));
  }

  toMajor(ticks: number): number {
    return ticks / this.ticksPerMajor;
  }

  private inMajorUnits({ value, reason, interval, n, effectiveSize }: MetricResult): MetricResult {
    return {
      value: value === null ? null : this.toMajor(value),
      reason,
      interval:
        interval === null ? null : { ...interval, low: this.toMajor(interval.low), high: this.toMajor(interval.high) },
      n,
      effectiveSize,
    };
  }
}
