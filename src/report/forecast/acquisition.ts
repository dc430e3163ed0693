import { lengthOf } from "../../measures/span.ts";
import { arpa } from "../../metrics/arpa.ts";
import { cac } from "../../metrics/cac.ts";
import { customerChurnRate } from "../../metrics/customer-churn-rate.ts";
import type { Evaluation } from "../../metrics/evaluate.ts";
import { firstYearContribution } from "../../metrics/first-year-contribution.ts";
import { sustainableGrowth } from "../../metrics/growth/recurring-growth.ts";
import { newArpa } from "../../metrics/inputs.ts";
import { cashTrough, exactPayback, wholePayback } from "../../metrics/lifetime/payback.ts";
import { ndr } from "../../metrics/ndr.ts";
import { serviceMargin } from "../../metrics/service-margin.ts";
import type { Analysis } from "../analysis.ts";
import type { AcquisitionCash, Sustainable } from "./forecast-report.ts";

/** A programme that goes on winning as many customers a month as the window did, at its CAC, churn and margin. */
export function acquisitionCash(analysis: Analysis, evaluation: Evaluation): AcquisitionCash {
  const { measures } = evaluation;
  const span = measures.windows.acquisitionWindow;
  const cost = analysis.resultIn(evaluation, cac);
  const margin = evaluation.resultOf(serviceMargin);
  const churn = evaluation.resultOf(customerChurnRate);
  const paid = newArpa.read(measures);
  const newRevenue = typeof paid === "number" ? paid : paid.value;
  const perMonth = lengthOf(span) === 0 ? null : measures.sum("newCustomers", span) / lengthOf(span);
  const monthlyProfit =
    newRevenue === null || margin.value === null ? null : analysis.toMajor(newRevenue) * margin.value;
  const known = { customersPerMonth: perMonth, monthlyProfit, churn: churn.value, cac: cost.value };
  const reason = cost.reason ?? margin.reason ?? churn.reason;
  if (cost.value === null || monthlyProfit === null || churn.value === null || perMonth === null)
    return { ...known, ...NO_CASH, reason: reason ?? "no-new-customers" };
  const customer = { monthlyProfit, churn: churn.value, cac: cost.value };
  const trough = cashTrough(customer, perMonth);
  if (trough === null) return { ...known, ...NO_CASH, reason: "never-pays-back" };
  return {
    ...known,
    exactPayback: exactPayback(customer),
    payments: wholePayback(customer),
    troughMonth: trough.month,
    trough: trough.depth,
    positiveMonth: trough.positiveMonth,
    reason: null,
  };
}

const NO_CASH = { exactPayback: null, payments: null, troughMonth: null, trough: null, positiveMonth: null };

/** Amount retention is NDR; renewal profit the yearly gross profit of the average customer. */
export function sustainable(analysis: Analysis, evaluation: Evaluation, thin: boolean): Sustainable {
  const [retention, revenue, margin, first] = [ndr, arpa, serviceMargin, firstYearContribution].map((metric) =>
    analysis.resultIn(evaluation, metric),
  ) as [Value, Value, Value, Value];
  const renewalProfit = revenue.value === null || margin.value === null ? null : 12 * revenue.value * margin.value;
  const known = { amountRetention: retention.value, renewalProfit, firstYearResult: first.value };
  if (retention.value === null || renewalProfit === null || first.value === null)
    return { growth: null, ...known, reason: retention.reason ?? revenue.reason ?? margin.reason ?? first.reason };
  if (thin) return { growth: null, ...known, reason: "thin-data" };
  const growth = sustainableGrowth(retention.value, renewalProfit, first.value);
  return { growth, ...known, reason: growth === null ? "no-loss" : null };
}

type Value = ReturnType<Analysis["resultIn"]>;
