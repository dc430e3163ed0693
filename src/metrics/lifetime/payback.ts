import { paymentsWithin } from "./payments.ts";

/** What one new customer costs and brings: its gross profit of a month, its chance of leaving, what it cost to win. */
export interface CustomerEconomics {
  readonly monthlyProfit: number;
  readonly churn: number;
  readonly cac: number;
}

/** Keeps rounding noise from adding a month when the money is back exactly. */
const SLACK = 1 - 1e-9;

/** Customers leave before they have paid back, or earn nothing. */
function neverPaysBack({ monthlyProfit, churn, cac }: CustomerEconomics): boolean {
  return monthlyProfit <= 0 || (cac > 0 && cac * churn >= monthlyProfit * SLACK);
}

/** Months, with their fraction, after which what customers paid is what they cost; null when never. */
export function exactPayback(customer: CustomerEconomics): number | null {
  const { monthlyProfit, churn, cac } = customer;
  if (neverPaysBack(customer)) return null;
  if (cac <= 0) return 0;
  if (churn === 0) return cac / monthlyProfit;
  // all that comes comes at once
  if (churn === 1) return cac / monthlyProfit;
  return Math.log1p((-churn * cac) / monthlyProfit) / Math.log1p(-churn);
}

/** Whole payments until the money is back, the first of which comes at once; null when never. */
export function wholePayback(customer: CustomerEconomics): number | null {
  const exact = exactPayback(customer);
  if (exact === null || exact === 0) return exact;
  const { monthlyProfit, churn, cac } = customer;
  const paid = (k: number) => monthlyProfit * paymentsWithin(churn, k);
  const target = cac * SLACK;
  let k = Math.max(1, Math.ceil(exact));
  while (k > 1 && paid(k - 1) >= target) k--;
  return k;
}

/** Cash of a programme that wins so many customers at the start of every month, at the end of the month. */
export function cumulativeCash(customer: CustomerEconomics, perMonth: number, month: number): number {
  return perMonth * (customer.monthlyProfit * paymentsOfCohorts(customer.churn, month) - customer.cac * month);
}

/** (T - r (1 - r^T) / c) / c: payments of T cohorts of one customer each, which are 1, 2, ... T months old. */
function paymentsOfCohorts(churn: number, months: number): number {
  if (churn * months > 1e-3) return (months - (1 - churn) * paymentsWithin(churn, months)) / churn;
  // the closed form subtracts nearly equal numbers here
  let payments = 0;
  for (let age = 1; age <= months; age++) payments += paymentsWithin(churn, age);
  return payments;
}

export interface CashTrough {
  /** The month in which the programme has the most money out, and how much: at or below 0. */
  readonly month: number;
  readonly depth: number;
  /** The first month at whose end more has come in than went out. */
  readonly positiveMonth: number;
}

/** Null when customers never pay back: then the programme takes money for ever. */
export function cashTrough(customer: CustomerEconomics, perMonth: number): CashTrough | null {
  const exact = exactPayback(customer);
  if (exact === null) return null;
  // at a whole payback the month after it is as deep
  const month = Math.floor(exact + 1e-9);
  const cash = (at: number) => cumulativeCash(customer, perMonth, at);
  let positiveMonth = Math.max(1, month);
  while (cash(positiveMonth) <= 0) positiveMonth++;
  return { month, depth: month === 0 ? 0 : cash(month), positiveMonth };
}
