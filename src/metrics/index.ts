import { acquisitionCost } from "./acquisition-cost.ts";
import { acquisitionShare } from "./acquisition-share.ts";
import { adminShareOfCost } from "./admin-share-of-cost.ts";
import { adminShareOfRevenue } from "./admin-share-of-revenue.ts";
import { annualShare } from "./annual-share.ts";
import { arpa } from "./arpa.ts";
import { arr } from "./arr.ts";
import { arrCeiling } from "./arr-ceiling.ts";
import { cac } from "./cac.ts";
import { cacPaybackMonths } from "./cac-payback-months.ts";
import { cacPaybackMonthsAfterChurn } from "./cac-payback-months-after-churn.ts";
import { churnedCustomers } from "./churned-customers.ts";
import { churnedMrr } from "./churned-mrr.ts";
import { contractionMrr } from "./contraction-mrr.ts";
import { cumulativeCost } from "./cumulative-cost.ts";
import { customerChurnRate } from "./customer-churn-rate.ts";
import { customers } from "./customers.ts";
import { customersEver } from "./customers-ever.ts";
import { expansionMrr } from "./expansion-mrr.ts";
import { firstYearContribution } from "./first-year-contribution.ts";
import { gm2Increment } from "./gm2-increment.ts";
import { grossMargin1 } from "./gross-margin-1.ts";
import { grossMargin2 } from "./gross-margin-2.ts";
import { grossMargin3 } from "./gross-margin-3.ts";
import { grossMargin4 } from "./gross-margin-4.ts";
import { grossProfit1 } from "./gross-profit-1.ts";
import { grossProfit2 } from "./gross-profit-2.ts";
import { grossProfit3 } from "./gross-profit-3.ts";
import { grossProfit4 } from "./gross-profit-4.ts";
import { growthIncomeShare } from "./growth-income-share.ts";
import { growthYoy } from "./growth-yoy.ts";
import { grr } from "./grr.ts";
import { healthyGrowthYears } from "./healthy-growth-years.ts";
import { logoRetention } from "./logo-retention.ts";
import { ltv } from "./ltv.ts";
import { ltvToCac } from "./ltv-to-cac.ts";
import { ltvToCacUncapped } from "./ltv-to-cac-uncapped.ts";
import { ltvUncapped } from "./ltv-uncapped.ts";
import { magicNumber } from "./magic-number.ts";
import type { Metric } from "./metric.ts";
import { mrr } from "./mrr.ts";
import { mrrChurnRate } from "./mrr-churn-rate.ts";
import { multiYearShare } from "./multi-year-share.ts";
import { ndr } from "./ndr.ts";
import { netNewMrr } from "./net-new-mrr.ts";
import { newAcv } from "./new-acv.ts";
import { newBusinessSubsidy } from "./new-business-subsidy.ts";
import { newCustomers } from "./new-customers.ts";
import { newMrr } from "./new-mrr.ts";
import { offTargetShare } from "./off-target-share.ts";
import { quickRatio } from "./quick-ratio.ts";
import { reactivationMrr } from "./reactivation-mrr.ts";
import { refundRate } from "./refund-rate.ts";
import { renewalGrossProfit } from "./renewal-gross-profit.ts";
import { renewalRevenueShare } from "./renewal-revenue-share.ts";
import { revenue } from "./revenue.ts";
import { rndShare } from "./rnd-share.ts";
import { ruleOf40 } from "./rule-of-40.ts";
import { salesEfficiency } from "./sales-efficiency.ts";
import { serviceMargin } from "./service-margin.ts";
import { subsidyCover } from "./subsidy-cover.ts";
import { subsidyToRenewalRevenue } from "./subsidy-to-renewal-revenue.ts";
import { underYearShare } from "./under-year-share.ts";
import { valueAddedRevenue } from "./value-added-revenue.ts";

/** Every metric, in the order in which lists show them. Adding one: its file, and its line here. */
export const METRICS: readonly Metric[] = [
  mrr,
  arr,
  customers,
  newCustomers,
  churnedCustomers,
  customersEver,
  newAcv,
  arpa,
  newMrr,
  expansionMrr,
  contractionMrr,
  churnedMrr,
  reactivationMrr,
  netNewMrr,
  ndr,
  grr,
  logoRetention,
  customerChurnRate,
  mrrChurnRate,
  growthYoy,
  healthyGrowthYears,
  arrCeiling,
  cac,
  acquisitionCost,
  ltv,
  ltvToCac,
  ltvUncapped,
  ltvToCacUncapped,
  cacPaybackMonths,
  cacPaybackMonthsAfterChurn,
  firstYearContribution,
  salesEfficiency,
  acquisitionShare,
  quickRatio,
  magicNumber,
  revenue,
  renewalRevenueShare,
  growthIncomeShare,
  valueAddedRevenue,
  refundRate,
  grossProfit1,
  grossProfit2,
  grossProfit3,
  grossProfit4,
  grossMargin1,
  grossMargin2,
  grossMargin3,
  grossMargin4,
  serviceMargin,
  ruleOf40,
  gm2Increment,
  renewalGrossProfit,
  newBusinessSubsidy,
  subsidyCover,
  subsidyToRenewalRevenue,
  rndShare,
  adminShareOfRevenue,
  adminShareOfCost,
  cumulativeCost,
  multiYearShare,
  annualShare,
  underYearShare,
  offTargetShare,
];

const BY_ID: ReadonlyMap<string, Metric> = new Map(METRICS.map((metric) => [metric.id, metric]));

export const METRIC_IDS: readonly string[] = METRICS.map(({ id }) => id);

export function metricById(id: string): Metric | undefined {
  return BY_ID.get(id);
}
