import type { LeverId } from "../../domain/lever.ts";
import type { Unit } from "../../domain/unit.ts";

/**
 * The headline metrics as formulas over the named inputs and factors, in the syntax of spreadsheets: + - * / ^,
 * comparisons, IF, MIN, MAX, NA(). Each may use the names before it. They give what turning levers gives.
 */
export interface ModelFormula {
  readonly name: string;
  /** The metric whose value it is; null for a step on the way. */
  readonly metric: string | null;
  readonly formula: string;
  /** Of a step; a metric has its own. */
  readonly unit?: Unit;
  /** The lever that its sums cannot follow: turned, it has no value. */
  readonly blindTo?: LeverId;
}

const step = (name: string, formula: string, unit: Unit = "money"): ModelFormula => ({
  name,
  metric: null,
  formula,
  unit,
});
const metric = (id: string, formula: string): ModelFormula => ({
  name: `metric_${id.replaceAll("-", "_")}`,
  metric: id,
  formula,
});

const MARGINS = [1, 2, 3, 4].flatMap((n) => [
  metric(
    `gross-profit-${n}`,
    n === 1
      ? "revenue_then - acquisition_then - delivery_then"
      : `metric_gross_profit_${n - 1} - ${["service_then", "rnd_cost", "admin_cost"][n - 2]}`,
  ),
  metric(`gross-margin-${n}`, `IF(revenue_then<=0,NA(),metric_gross_profit_${n}/revenue_then)`),
]);

/** In an order in which each formula finds its names. */
export const MODEL_FORMULAS: readonly ModelFormula[] = [
  metric("mrr", "mrr_now*price_factor*arpa_factor"),
  metric("arr", "12*metric_mrr"),
  metric("customers", "customers_now"),
  metric("arpa", "IF(customers_now<=0,NA(),metric_mrr/customers_now)"),
  metric("new-mrr", "window_new_mrr*price_factor*new_customers_factor"),
  metric("new-customers", "window_new_customers*new_customers_factor"),
  metric("growth-yoy", "IF(mrr_year_ago<=0,NA(),metric_mrr/(mrr_year_ago*price_factor)-1)"),
  metric("customer-churn-rate", "IF(customer_months<=0,NA(),churn_events*churn_factor/customer_months)"),
  step("cohort_staying", "IF(cohort_stayed<=0,0,MAX(0,1-(churn_factor-1)*cohort_left/cohort_stayed))", "ratio"),
  step(
    "cohort_then",
    "IF(churn_factor<=1,cohort_kept+cohort_gained*expansion_factor+(1-churn_factor)*cohort_lost,(cohort_kept+cohort_gained*expansion_factor)*cohort_staying)",
    "money/month",
  ),
  metric("ndr", "IF(cohort_opening<=0,NA(),cohort_then*arpa_factor/cohort_opening)"),
  // at other prices of today each customer's own amounts decide, which no sum knows
  {
    ...metric(
      "grr",
      "IF(cohort_opening<=0,NA(),IF(arpa_factor<>1,NA(),IF(churn_factor<=1,cohort_kept+(1-churn_factor)*cohort_lost,cohort_kept*cohort_staying)/cohort_opening))",
    ),
    blindTo: "arpa",
  },
  metric(
    "arr-ceiling",
    "IF(metric_ndr>=1,NA(),12*metric_new_mrr/window_months/IF(metric_ndr<=0,1,1-metric_ndr^(1/12)))",
  ),
  step("first_year_then", "first_year_revenue*price_factor*new_customers_factor"),
  step("renewal_then", "renewal_revenue*price_factor"),
  step("revenue_then", "first_year_then+renewal_then"),
  step(
    "served_factor",
    "IF(first_year_revenue+renewal_revenue<=0,1,(first_year_revenue*new_customers_factor+renewal_revenue)/(first_year_revenue+renewal_revenue))",
    "ratio",
  ),
  step("acquisition_then", "acquisition_cost*new_customers_factor*cac_factor"),
  step("delivery_then", "delivery_cost*new_customers_factor*delivery_factor*margin_factor"),
  step("service_then", "service_cost*served_factor*service_factor*margin_factor"),
  metric("service-margin", "IF(revenue_then<=0,NA(),(revenue_then-delivery_then-service_then)/revenue_then)"),
  metric(
    "cac",
    "IF(won_customers*new_customers_factor<=0,NA(),acquisition_spent*new_customers_factor*cac_factor/(won_customers*new_customers_factor))",
  ),
  metric(
    "ltv",
    "metric_arpa*metric_service_margin*IF(metric_customer_churn_rate=0,lifetime_cap,MIN(1/metric_customer_churn_rate,lifetime_cap))",
  ),
  metric("ltv-to-cac", "IF(metric_cac<=0,NA(),metric_ltv/metric_cac)"),
  metric(
    "ltv-uncapped",
    "IF(metric_customer_churn_rate=0,NA(),metric_arpa*metric_service_margin/metric_customer_churn_rate)",
  ),
  metric("ltv-to-cac-uncapped", "IF(metric_cac<=0,NA(),metric_ltv_uncapped/metric_cac)"),
  step(
    "monthly_profit",
    "IF(won_customers<=0,NA(),won_mrr*price_factor/won_customers*metric_service_margin)",
    "money/month",
  ),
  metric("cac-payback-months", "IF(monthly_profit<=0,NA(),metric_cac/monthly_profit)"),
  // the smallest whole number of payments, the first of which comes at once; 1e-9 keeps noise from adding one
  metric(
    "cac-payback-months-after-churn",
    "IF(monthly_profit<=0,NA(),IF(metric_cac<=0,0,IF(metric_cac*metric_customer_churn_rate>=monthly_profit*0.999999999,NA(),IF(metric_customer_churn_rate=0,ROUNDUP(metric_cac*0.999999999/monthly_profit,0),IF(metric_customer_churn_rate>=1,1,ROUNDUP(LN(1-metric_cac*0.999999999*metric_customer_churn_rate/monthly_profit)/LN(1-metric_customer_churn_rate),0))))))",
  ),
  metric(
    "first-year-contribution",
    "monthly_profit*IF(metric_customer_churn_rate=0,12,(1-(1-metric_customer_churn_rate)^12)/metric_customer_churn_rate)-metric_cac",
  ),
  ...MARGINS,
  metric("rule-of-40", "metric_growth_yoy+metric_gross_margin_4"),
  metric("renewal-gross-profit", "renewal_then*metric_service_margin"),
  metric(
    "new-business-subsidy",
    "MAX(0,acquisition_then+delivery_then-IF(revenue_then<=0,0,first_year_then*(revenue_then-service_then)/revenue_then))",
  ),
  metric(
    "subsidy-cover",
    "IF(metric_new_business_subsidy=0,0,IF(metric_renewal_gross_profit<=0,NA(),metric_new_business_subsidy/metric_renewal_gross_profit))",
  ),
];
