import { exact } from "../domain/money.ts";
import { formatMonth, type Month } from "../domain/month.ts";
import type { Grouping } from "./grouping.ts";
import type { Ledger } from "./ledger.ts";

/** Length of a cohort and of its steps of age, in months. */
export const COHORT_PERIODS = { month: 1, quarter: 3 } as const;
export type CohortPeriod = keyof typeof COHORT_PERIODS;

/** One observed age of one cohort. Money in ticks. */
export interface CohortCell {
  readonly group: string;
  /** First month of the cohort's period. */
  readonly cohort: Month;
  /** Whole periods since. */
  readonly age: number;
  /** Members who pay at the end of the period `age` later. */
  readonly customers: number;
  readonly mrr: number;
  /** Per member at most its MRR at its new month. */
  readonly grossMrr: number;
  /** Customers of the cohort, and their MRR at their new month. */
  readonly members: number;
  readonly newMrr: number;
}

/**
 * Retention triangle: the cohort of a period is the customers whose new movement falls in it, seen at the ends of
 * the periods since. Periods that end after as-of are absent.
 */
export function cohortsOf(ledger: Ledger, grouping: Grouping, asOf: Month, period: CohortPeriod): CohortCell[] {
  const length = COHORT_PERIODS[period];
  const periodOf = (month: Month) => Math.floor(month / length);
  const last = periodOf(asOf + 1) - 1;
  const cells: CohortCell[] = [];
  for (let group = 0; group < grouping.names.length; group++) {
    const triangle = new Map<number, Cohort>();
    for (let customer = 0; customer < grouping.groupOf.length; customer++) {
      if (grouping.groupOf[customer] !== group) continue;
      const from = ledger.runOffsets[customer]!;
      const to = ledger.runOffsets[customer + 1]!;
      if (from === to || ledger.runMonth[from]! > asOf) continue;
      const born = periodOf(ledger.runMonth[from]!);
      if (born > last) continue;
      const cohort = triangle.get(born) ?? emptyCohort(last - born + 1);
      triangle.set(born, cohort);
      const first = ledger.runMrr[from]!;
      cohort.members++;
      cohort.newMrr += first;
      for (let run = from; run < to; run++) {
        const mrr = ledger.runMrr[run]!;
        if (mrr === 0) continue;
        const begin = periodOf(ledger.runMonth[run]!) - born;
        const end = run + 1 < to ? periodOf(ledger.runMonth[run + 1]!) - born : cohort.ages;
        change(cohort, begin, end, mrr, Math.min(mrr, first));
      }
    }
    for (const [born, cohort] of [...triangle].sort(([a], [b]) => a - b))
      cells.push(...cellsOf(grouping.names[group]!, born * length, cohort));
  }
  return cells;
}

/** Changes from one age to the next; summed up, they are the values at each age. */
interface Cohort {
  readonly ages: number;
  readonly customers: Float64Array;
  readonly mrr: Float64Array;
  readonly grossMrr: Float64Array;
  members: number;
  newMrr: number;
}

function emptyCohort(ages: number): Cohort {
  const column = () => new Float64Array(ages + 1);
  return { ages, customers: column(), mrr: column(), grossMrr: column(), members: 0, newMrr: 0 };
}

function change(cohort: Cohort, from: number, to: number, mrr: number, grossMrr: number): void {
  const end = Math.min(to, cohort.ages);
  if (from >= end) return;
  cohort.customers[from]! += 1;
  cohort.customers[end]! -= 1;
  cohort.mrr[from]! += mrr;
  cohort.mrr[end]! -= mrr;
  cohort.grossMrr[from]! += grossMrr;
  cohort.grossMrr[end]! -= grossMrr;
}

function cellsOf(group: string, cohort: Month, { ages, members, newMrr, ...changes }: Cohort): CohortCell[] {
  exact(newMrr, () => `new MRR of cohort ${formatMonth(cohort)}`);
  const level = { customers: 0, mrr: 0, grossMrr: 0 };
  return Array.from({ length: ages }, (_, age) => {
    level.customers += changes.customers[age]!;
    level.mrr += changes.mrr[age]!;
    level.grossMrr += changes.grossMrr[age]!;
    exact(level.mrr, () => `MRR of cohort ${formatMonth(cohort)} at age ${age}`);
    return { group, cohort, age, ...level, members, newMrr };
  });
}
