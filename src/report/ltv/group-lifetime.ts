import type { Month } from "../../domain/month.ts";
import { power } from "../../domain/power.ts";
import { cohortsOf } from "../../measures/cohorts.ts";
import type { Grouping } from "../../measures/grouping.ts";
import { type Lifetimes, type RiskTable, riskTable } from "../../measures/lifetimes.ts";
import { arpa } from "../../metrics/arpa.ts";
import { cac } from "../../metrics/cac.ts";
import { customerChurnRate } from "../../metrics/customer-churn-rate.ts";
import {
  DEFAULT_METHOD,
  fitRenewals,
  type Lifetime,
  type LifetimeEvidence,
  lifetimes,
  METHODS,
  type MethodReason,
  meanWithin,
  monthlySurvival,
  type RenewalFit,
} from "../../metrics/lifetime/methods.ts";
import { monthlyRate } from "../../metrics/lifetime/payments.ts";
import { renewalsOf } from "../../metrics/lifetime/renewals.ts";
import { serviceMargin } from "../../metrics/service-margin.ts";
import { followUp, survivalCurve } from "../../metrics/statistics/kaplan-meier.ts";
import type { Analysis } from "../analysis.ts";
import type { Selection } from "../selection.ts";
import type { LtvRequest } from "./build-ltv.ts";
import type { LifetimeBasis, MethodRecord, SurvivalRecord } from "./ltv-report.ts";

export interface GroupLifetime {
  readonly basis: LifetimeBasis;
  readonly methods: readonly MethodRecord[];
  readonly survival: readonly SurvivalRecord[];
}

/** The lifetime of one group (or of all customers, in `grouping` the only group) by every method. */
export function groupLifetime(
  analysis: Analysis,
  { asOf, horizon, discountRate, observedFrom }: LtvRequest,
  { by, group }: Selection,
  lives: Lifetimes,
  grouping: Grouping,
): GroupLifetime {
  const { options } = analysis;
  const evaluation = analysis.evaluation(asOf, by, group)!;
  const resultOf = (metric: typeof arpa) => analysis.resultIn(evaluation, metric);
  const [revenue, margin, churn, cost] = [arpa, serviceMargin, customerChurnRate, cac].map(resultOf) as [
    ReturnType<typeof resultOf>,
    ReturnType<typeof resultOf>,
    ReturnType<typeof resultOf>,
    ReturnType<typeof resultOf>,
  ];
  const risk = riskTable(lives.cohorts, asOf, observedFrom);
  const members = sum(lives.cohorts.map((cohort) => cohort.members));
  const evidence: LifetimeEvidence = {
    survivorsOnly: evaluation.measures.windows.survivorsOnly,
    churn,
    churnSample: churn.n,
    risk,
    members,
    renewals: renewalsOf(lives, asOf, observedFrom),
    observed: observedPayments(analysis, grouping, asOf, { horizon, observedFrom, arpa: revenue.value }),
    horizon,
    ceiling: options.ltvCapMonths,
    monthlyDiscount: monthlyRate(discountRate),
    confidence: options.confidence,
  };
  const fit = fitRenewals(evidence);
  const model = typeof fit === "string" ? null : fit;
  const estimableTo = evidence.survivorsOnly ? 0 : followUp(risk);
  const estimable = estimableTo === 0 ? null : meanWithin(risk, estimableTo, options.confidence);
  const found = lifetimes(evidence);
  const profit = revenue.value === null || margin.value === null ? null : revenue.value * margin.value;
  const moneyReason = revenue.reason ?? margin.reason;
  const basis: LifetimeBasis = {
    by,
    group,
    customers: members,
    lost: sum(lives.cohorts.flatMap(({ lost }) => lost)),
    returned: lives.returned,
    arpa: revenue.value,
    serviceMargin: margin.value,
    monthlyProfit: profit,
    churn: churn.value,
    cac: cost.value,
    contracts: lives.contracts,
    renewalMonths: evidence.renewals?.every ?? null,
    renewalsObserved: evidence.renewals === null ? null : followUp(evidence.renewals.table),
    model: model?.model ?? null,
    alpha: model?.model === "sbg" ? model.alpha : null,
    beta: model?.model === "sbg" ? model.beta : null,
    theta: model?.model === "geometric" ? model.theta : null,
    estimableTo,
    estimableMonths: estimable?.months ?? null,
    estimableInterval: estimable?.interval ?? null,
    mostTrusted:
      found.find(({ months, horizon: reach }) => months !== null && (reach ?? horizon) >= horizon)?.method ?? null,
  };
  return {
    basis,
    methods: found.map((lifetime) => methodRecord({ by, group }, lifetime, profit, moneyReason, cost.value)),
    survival: survivalRecords({ by, group }, evidence, estimableTo, model),
  };
}

function methodRecord(
  { by, group }: Selection,
  { method, months, reason, interval, ...rest }: Lifetime,
  profit: number | null,
  moneyReason: MethodReason | null,
  cac: number | null,
): MethodRecord {
  const money = (value: number | undefined | null) => (profit === null || value == null ? null : value * profit);
  const value = money(months);
  const bounds = [money(interval?.low), money(interval?.high)].sort((a, b) => (a ?? 0) - (b ?? 0));
  return {
    method,
    by,
    group,
    trust: METHODS.indexOf(method) + 1,
    default: method === DEFAULT_METHOD,
    months,
    reason,
    interval,
    money: value,
    moneyReason: value === null ? (reason ?? moneyReason) : null,
    moneyLow: bounds[0]!,
    moneyHigh: bounds[1]!,
    toCac: value === null || cac === null || cac <= 0 ? null : value / cac,
    ...rest,
  };
}

/** Cohorts younger than this many of its customers are too few to carry on the pooled payments. */
const FEWEST_MEMBERS = 10;
const SMALLEST_SHARE = 0.1;

/**
 * What customers paid so far, per customer won, age by age: at each age over the cohorts old enough to have reached it.
 * Expansion, contraction and returns are in it. In months of the average customer, so that it compares.
 */
function observedPayments(
  analysis: Analysis,
  grouping: Grouping,
  asOf: Month,
  { horizon, observedFrom, arpa }: Pick<LtvRequest, "horizon" | "observedFrom"> & { readonly arpa: number | null },
): LifetimeEvidence["observed"] {
  if (arpa === null) return null;
  const paid: number[] = [];
  const members: number[] = [];
  for (const cell of cohortsOf(analysis.ledger, grouping, asOf, "month")) {
    // of an older cohort those who stayed are known alone
    if (observedFrom !== null && cell.cohort < observedFrom) continue;
    paid[cell.age] = (paid[cell.age] ?? 0) + analysis.toMajor(cell.mrr);
    members[cell.age] = (members[cell.age] ?? 0) + cell.members;
  }
  if (members.length === 0) return null;
  const enough = (count: number) => count >= FEWEST_MEMBERS && count >= SMALLEST_SHARE * members[0]!;
  const carried = members.findLastIndex(enough);
  const ages = Math.min(horizon, (carried < 0 ? members.length - 1 : carried) + 1);
  const payments = sum(paid.slice(0, ages).map((amount, age) => amount / members[age]!));
  return { months: payments / arpa, horizon: ages, n: members[ages - 1]! };
}

function survivalRecords(
  { by, group }: Selection,
  { survivorsOnly, risk, churn, renewals, horizon }: LifetimeEvidence,
  estimableTo: number,
  model: RenewalFit | null,
): SurvivalRecord[] {
  const survival = survivorsOnly ? [] : survivalCurve(risk);
  const last = Math.max(horizon, survival.length - 1);
  const projected = model === null ? null : monthlySurvival(model, renewals!.every, last + 1);
  return Array.from({ length: last + 1 }, (_, tenure) => ({
    by,
    group,
    tenure,
    atRisk: at(risk, "atRisk", tenure),
    lost: at(risk, "lost", tenure),
    survival: survival[tenure] ?? null,
    followed: tenure <= estimableTo && survival[tenure] !== undefined,
    constant: churn.value === null ? null : power(1 - churn.value, tenure),
    sbg: projected?.[tenure] ?? null,
  }));
}

function at(risk: RiskTable, column: keyof RiskTable, tenure: number): number | null {
  return tenure === 0 ? null : (risk[column][tenure - 1] ?? null);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
