import { power } from "../../domain/power.ts";
import type { CohortCell } from "../../measures/cohorts.ts";

/**
 * Share of its MRR that a cohort keeps from one month of age to the next, returns and expansion included. After the
 * ages that enough customers have reached, the factors of `tail` are taken over and again.
 */
export interface RetentionCurve {
  /** From age 0 to 1, from 1 to 2, ... */
  readonly factors: readonly number[];
  /** The last observed year, so that yearly renewals go on falling every twelve months; never empty. */
  readonly tail: readonly number[];
}

/** Below so many paying customers an age is no longer read. */
const FEWEST_CUSTOMERS = 10;
const YEAR = 12;

/**
 * Factors pooled over all cohorts that have both ages: MRR after over MRR before (the chain ladder of actuaries). With
 * less than a year of ages the tail is what was kept on average in them. Null where too few customers pay at any age.
 */
export function retentionCurve(cells: readonly CohortCell[]): RetentionCurve | null {
  const before: number[] = [];
  const after: number[] = [];
  const customers: number[] = [];
  cells.forEach((cell, i) => {
    const next = cells[i + 1];
    if (next === undefined || next.cohort !== cell.cohort || next.age !== cell.age + 1) return;
    before[cell.age] = (before[cell.age] ?? 0) + cell.mrr;
    after[cell.age] = (after[cell.age] ?? 0) + next.mrr;
    customers[cell.age] = (customers[cell.age] ?? 0) + cell.customers;
  });
  const end = customers.findIndex((count) => count < FEWEST_CUSTOMERS);
  const ages = end < 0 ? customers.length : end;
  if (ages === 0) return null;
  const factors = Array.from({ length: ages }, (_, age) => after[age]! / before[age]!);
  if (ages >= YEAR) return { factors, tail: factors.slice(-YEAR) };
  const pooled = sum(after.slice(0, ages)) / sum(before.slice(0, ages));
  return { factors, tail: [pooled] };
}

/** What a cohort of this age keeps in the coming month. */
export function factorAt({ factors, tail }: RetentionCurve, age: number): number {
  return factors[age] ?? tail[(age - factors.length) % tail.length]!;
}

/** The same retention at every age. */
export function constantCurve(kept: number): RetentionCurve {
  return { factors: [], tail: [kept] };
}

/** Every factor changed alike, such as to the end of an interval. */
export function withFactors({ factors, tail }: RetentionCurve, change: (factor: number) => number): RetentionCurve {
  return { factors: factors.map(change), tail: tail.map(change) };
}

/** What is kept in a year once the observed ages have passed. */
export function keptAYear({ tail }: RetentionCurve): number {
  return power(product(tail), YEAR / tail.length);
}

/**
 * Months of its first MRR that a cohort pays in all: the sum over all ages of what is kept by then. Null where it
 * never ends. Times the new MRR of a month it is the MRR that a steady pace of signing tends to.
 */
export function totalKept(curve: RetentionCurve): number | null {
  const { factors, tail } = curve;
  const cycle = product(tail);
  if (cycle >= 1) return null;
  let kept = 1;
  let total = 0;
  for (const factor of factors) {
    total += kept;
    kept *= factor;
  }
  let round = 0;
  let within = 1;
  for (const factor of tail) {
    round += within;
    within *= factor;
  }
  return total + (kept * round) / (1 - cycle);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function product(values: readonly number[]): number {
  return values.reduce((total, value) => total * value, 1);
}
