import { exact } from "../domain/money.ts";
import { MINIMUM_SAMPLE } from "../gates/outcome.ts";
import type { CohortCell, CohortPeriod } from "../measures/cohorts.ts";
import type { Dimension } from "../measures/grouping.ts";
import type { Analysis } from "./analysis.ts";

/**
 * Several cohorts taken together at one age, weighted by their size. The cohorts are the same at every age: were the
 * young ones let in at the ages they have reached, the row would rise and fall with who is in it.
 */
export interface CohortAverageRecord {
  readonly age: number;
  readonly by: Dimension | null;
  readonly group: string | null;
  /** How many cohorts, their customers, and the MRR of these at their new month. */
  readonly cohorts: number;
  readonly members: number;
  readonly newMrr: number;
  readonly logoRetention: number;
  readonly netRetention: number;
  readonly grossRetention: number;
}

/** How far an average goes: a year, or what a younger business can show. */
const HORIZONS: Readonly<Record<CohortPeriod, readonly number[]>> = { month: [12, 6, 3], quarter: [4, 2, 1] };
const FEWEST_COHORTS = 3;

export function cohortAverages(
  analysis: Analysis,
  cells: readonly CohortCell[],
  by: Dimension | null,
  period: CohortPeriod,
): CohortAverageRecord[] {
  const groups = [...new Set(cells.map(({ group }) => group))];
  return groups.flatMap((name) => {
    const mine = cells.filter(({ group }) => group === name);
    const group = by === null ? null : name;
    return averagesOf(mine, period).map(({ age, cohorts, customers, members, mrr, grossMrr, newMrr }) => ({
      age,
      by,
      group,
      cohorts,
      members,
      newMrr: analysis.toMajor(newMrr),
      logoRetention: customers / members,
      netRetention: mrr / newMrr,
      grossRetention: grossMrr / newMrr,
    }));
  });
}

type Sums = Omit<CohortCell, "group" | "cohort"> & { readonly cohorts: number };

function averagesOf(cells: readonly CohortCell[], period: CohortPeriod): Sums[] {
  for (const horizon of HORIZONS[period]) {
    const old = new Set(cells.filter(({ age }) => age === horizon).map(({ cohort }) => cohort));
    const seen = cells.filter(({ cohort }) => old.has(cohort));
    if (old.size < FEWEST_COHORTS || sumOf(seen, 0).members < MINIMUM_SAMPLE) continue;
    return Array.from({ length: horizon + 1 }, (_, age) => sumOf(seen, age));
  }
  return [];
}

function sumOf(cells: readonly CohortCell[], age: number): Sums {
  const mine = cells.filter((cell) => cell.age === age);
  const sum = (of: (cell: CohortCell) => number) =>
    exact(
      mine.reduce((total, cell) => total + of(cell), 0),
      () => `cohorts at age ${age}`,
    );
  return {
    age,
    cohorts: mine.length,
    customers: sum(({ customers }) => customers),
    members: sum(({ members }) => members),
    mrr: sum(({ mrr }) => mrr),
    grossMrr: sum(({ grossMrr }) => grossMrr),
    newMrr: sum(({ newMrr }) => newMrr),
  };
}
