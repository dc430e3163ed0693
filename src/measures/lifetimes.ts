import type { Month } from "../domain/month.ts";
import { ANNUAL, MULTI_YEAR, UNDER_YEAR } from "../domain/subscription.ts";
import type { Grouping } from "./grouping.ts";
import type { Ledger } from "./ledger.ts";

/**
 * Customers at risk of leaving and customers who left, by tenure: index 0 is tenure 1, the first moment at which
 * somebody can have left. At risk at tenure t are those with entry < t <= exit.
 */
export interface RiskTable {
  readonly atRisk: readonly number[];
  readonly lost: readonly number[];
}

/** The customers of one new month: how many, and how many of them were lost at each tenure (index 0: one month). */
export interface CohortLosses {
  readonly cohort: Month;
  readonly members: number;
  readonly lost: readonly number[];
}

/** Length class of the contract that a customer begins with. */
export type ContractClass = "annual" | "multi-year" | "under-year" | "shorter";

/**
 * How long the customers of a group stay. A life begins with the first month end above 0 and ends with the first one
 * at 0 after it: a customer who comes back later was lost once, and the return begins no second life.
 */
export interface Lifetimes {
  readonly cohorts: readonly CohortLosses[];
  /** Of those lost, how many paid again later. */
  readonly returned: number;
  readonly contracts: Readonly<Record<ContractClass, number>>;
}

const CLASSES: Readonly<Record<number, ContractClass>> = {
  [ANNUAL]: "annual",
  [MULTI_YEAR]: "multi-year",
  [UNDER_YEAR]: "under-year",
};

/** For each group, in one pass over all customers. */
export function lifetimesOf(ledger: Ledger, grouping: Grouping, asOf: Month): Lifetimes[] {
  const groups = grouping.names.map(() => ({
    cohorts: new Map<Month, { members: number; lost: number[] }>(),
    returned: 0,
    contracts: { annual: 0, "multi-year": 0, "under-year": 0, shorter: 0 },
  }));
  const { runOffsets, runMonth, runMrr } = ledger;
  for (let customer = 0; customer < grouping.groupOf.length; customer++) {
    const group = groups[grouping.groupOf[customer]!];
    const from = runOffsets[customer]!;
    const to = runOffsets[customer + 1]!;
    if (group === undefined || from === to || runMonth[from]! > asOf) continue;
    const born = runMonth[from]!;
    const cohort = group.cohorts.get(born) ?? { members: 0, lost: new Array<number>(asOf - born).fill(0) };
    group.cohorts.set(born, cohort);
    cohort.members++;
    group.contracts[contractOf(ledger, customer)]++;
    let run = from + 1;
    while (run < to && runMrr[run]! > 0) run++;
    if (run === to || runMonth[run]! > asOf) continue;
    cohort.lost[runMonth[run]! - born - 1]!++;
    if (run + 1 < to && runMonth[run + 1]! <= asOf) group.returned++;
  }
  return groups.map(({ cohorts, returned, contracts }) => ({
    cohorts: [...cohorts].sort(([a], [b]) => a - b).map(([cohort, losses]) => ({ cohort, ...losses })),
    returned,
    contracts,
  }));
}

/** Of a customer who has paid: the first of its lines that counts. */
function contractOf({ lines, countsInMrr }: Ledger, customer: number): ContractClass {
  let line = lines.offsets[customer]!;
  while (!countsInMrr(line)) line++;
  return CLASSES[lines.contract[line]!] ?? "shorter";
}

/**
 * The risk table in steps of so many months (1, or the length of a contract: then a loss counts at the renewal that
 * it comes at or before, and only cohorts old enough to have faced it do). Where the file begins to tell of losses
 * only in `observedFrom`, older customers enter at the tenure they had by then; those lost before are invisible.
 */
export function riskTable(
  cohorts: readonly CohortLosses[],
  asOf: Month,
  observedFrom: Month | null,
  step = 1,
): RiskTable {
  const oldest = Math.max(0, ...cohorts.map(({ cohort }) => asOf - cohort));
  const steps = Math.floor(oldest / step);
  const atRisk = new Array<number>(steps).fill(0);
  const lost = new Array<number>(steps).fill(0);
  for (const { cohort, members, lost: losses } of cohorts) {
    const entry = entryTenure(cohort, observedFrom);
    let left = members - sum(losses.slice(0, entry));
    for (let t = 1; t <= Math.floor((asOf - cohort) / step); t++) {
      if (t * step <= entry) continue;
      const gone = sum(losses.slice(Math.max(entry, (t - 1) * step), t * step));
      atRisk[t - 1]! += left;
      lost[t - 1]! += gone;
      left -= gone;
    }
  }
  return { atRisk, lost };
}

/** Months that a cohort had behind it when the file began to tell of losses. */
function entryTenure(cohort: Month, observedFrom: Month | null): number {
  return observedFrom === null ? 0 : Math.max(0, observedFrom - 1 - cohort);
}

/** The first month in which anybody is lost; null when nobody is. */
export function firstLoss(cohorts: readonly CohortLosses[]): Month | null {
  const months = cohorts.flatMap(({ cohort, lost }) => {
    const tenure = lost.findIndex((customers) => customers > 0);
    return tenure < 0 ? [] : [cohort + tenure + 1];
  });
  return months.length === 0 ? null : Math.min(...months);
}

/**
 * Losses that customers of this age would have had before a month, by the losses seen from it on. Where many are
 * expected and none is in the file, those lost earlier were not exported.
 */
export function expectedLossesBefore(cohorts: readonly CohortLosses[], asOf: Month, month: Month): number {
  const { atRisk, lost } = riskTable(cohorts, asOf, month);
  const cumulative = [0];
  for (let t = 0; t < atRisk.length; t++) cumulative.push(cumulative[t]! + (lost[t] === 0 ? 0 : lost[t]! / atRisk[t]!));
  return sum(cohorts.map(({ cohort, members }) => members * cumulative[entryTenure(cohort, month)]!));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
