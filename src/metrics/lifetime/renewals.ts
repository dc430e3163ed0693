import type { Month } from "../../domain/month.ts";
import { type ContractClass, type Lifetimes, type RiskTable, riskTable } from "../../measures/lifetimes.ts";

/** Renewals that a group of customers faced, one row for each. */
export interface Renewals {
  /** Months from one renewal to the next. */
  readonly every: number;
  readonly table: RiskTable;
}

/** Lengths that a class of contracts may have, longest first; the last one is taken where none of the others fits. */
const LENGTHS: Readonly<Record<ContractClass, readonly number[]>> = {
  annual: [12],
  "multi-year": [36, 24, 12],
  "under-year": [6, 1],
  shorter: [3, 1],
};

/** Share of the customers that must begin with the same class of contract to be read as one kind. */
const SAME_KIND = 0.8;
/** Share of the losses that must fall on multiples of a length, of at least so many losses. */
const ON_THE_DAY = 0.95;
const FEWEST_LOSSES = 5;

/**
 * When customers decide: at the end of an annual contract every twelve months, with monthly payment every month. Other
 * lengths are told by when customers leave. Null: contracts of several kinds, which no single model of renewals fits.
 */
export function renewalsOf(
  { cohorts, contracts }: Lifetimes,
  asOf: Month,
  observedFrom: Month | null,
): Renewals | null {
  const kinds = Object.entries(contracts) as [ContractClass, number][];
  const customers = kinds.reduce((sum, [, count]) => sum + count, 0);
  const kind = kinds.find(([, count]) => count > 0 && count >= SAME_KIND * customers)?.[0];
  if (kind === undefined) return null;
  const { lost } = riskTable(cohorts, asOf, observedFrom);
  const losses = sumAt(lost, 1);
  const lengths = LENGTHS[kind];
  const fits = (months: number) => losses >= FEWEST_LOSSES && sumAt(lost, months) >= ON_THE_DAY * losses;
  const every = lengths.find(fits) ?? lengths.at(-1)!;
  return { every, table: riskTable(cohorts, asOf, observedFrom, every) };
}

/** Losses at multiples of a tenure. */
function sumAt(lost: readonly number[], months: number): number {
  return lost.reduce((sum, count, index) => ((index + 1) % months === 0 ? sum + count : sum), 0);
}
