import { type Category, LAYERS } from "../../domain/cost.ts";
import type { LeverId } from "../../domain/lever.ts";
import type { Unit } from "../../domain/unit.ts";
import type { GroupMeasures } from "../../measures/measures.ts";
import { lengthOf } from "../../measures/span.ts";
import { reachesBack } from "../needs.ts";

/**
 * The sums that the headline metrics rest on, by name, as they were observed. Names are no cell addresses, so that a
 * workbook can carry them. Money in ticks; null where the months are missing.
 */
export interface ModelInput {
  readonly name: string;
  readonly unit: Unit;
  readonly meaning: string;
  readonly read: (measures: GroupMeasures) => number | null;
}

/** What a lever multiplies its sums by: 1 as it is. */
export interface ModelFactor {
  readonly name: string;
  readonly lever: LeverId;
}

export const MODEL_FACTORS: readonly ModelFactor[] = [
  { name: "price_factor", lever: "price" },
  { name: "new_customers_factor", lever: "new-customers" },
  { name: "churn_factor", lever: "churn" },
  { name: "expansion_factor", lever: "expansion" },
  { name: "arpa_factor", lever: "arpa" },
  { name: "cac_factor", lever: "cac" },
  { name: "delivery_factor", lever: "delivery" },
  { name: "service_factor", lever: "service" },
  { name: "margin_factor", lever: "margin" },
];

const costs = (categories: readonly Category[], window: "costWindow" | "acquisitionCostWindow") => (m: GroupMeasures) =>
  m.windows.costCoverage === null ? null : m.cost(categories, m.windows[window]).value;

function input(name: string, unit: Unit, meaning: string, read: ModelInput["read"]): ModelInput {
  return { name, unit, meaning, read };
}

/** Opening amounts of customers of the cohort who pay nothing any more, and how many of them there are. */
function lost(measures: GroupMeasures): { readonly amount: number; readonly customers: number } {
  const { openings, closings } = measures.cohort();
  let amount = 0;
  let customers = 0;
  for (let row = 0; row < openings.length; row++)
    if (closings[row]! <= 0) {
      amount += openings[row]!;
      customers++;
    }
  return { amount, customers };
}

const retention = ({ statistics }: GroupMeasures) => statistics.retention;

export const MODEL_INPUTS: readonly ModelInput[] = [
  input("mrr_now", "money/month", "MRR at as-of", (m) => m.at("closing", m.windows.asOf)),
  input("customers_now", "count", "customers who pay at as-of", (m) => m.at("customersClosing", m.windows.asOf)),
  input("mrr_year_ago", "money/month", "MRR twelve months before as-of", (m) =>
    reachesBack(m.windows, 12) ? m.at("closing", m.windows.asOf - 12) : null,
  ),
  input("churn_events", "count", "customers lost over the window", (m) => m.sum("churnedCustomers", m.windows.window)),
  input("customer_months", "count", "customers open at the start of each month, summed", (m) =>
    m.exposure(m.windows.window),
  ),
  input("window_new_mrr", "money/month", "MRR of new customers over the window", (m) => m.sum("new", m.windows.window)),
  input("window_new_customers", "count", "new customers over the window", (m) =>
    m.sum("newCustomers", m.windows.window),
  ),
  input("window_expansion_mrr", "money/month", "MRR that customers added over the window", (m) =>
    m.sum("expansion", m.windows.window),
  ),
  input("window_months", "count", "months of the window", (m) => lengthOf(m.windows.window)),
  input("lifetime_cap", "months", "ceiling on a customer's lifetime (ltv_cap_months)", (m) => m.options.ltvCapMonths),
  input(
    "acquisition_spent",
    "money",
    "acquisition cost of the months that won the new customers",
    costs(LAYERS.acquisition, "acquisitionCostWindow"),
  ),
  input("won_customers", "count", "new customers whom it won", (m) =>
    m.sum("newCustomers", m.windows.acquisitionWindow),
  ),
  input("won_mrr", "money/month", "their MRR", (m) => m.sum("new", m.windows.acquisitionWindow)),
  input(
    "first_year_revenue",
    "money",
    "revenue of customers in their first twelve months, over the months that the costs cover",
    (m) => m.revenue(m.windows.costWindow) - m.renewalRevenue(m.windows.costWindow),
  ),
  input("renewal_revenue", "money", "later revenue over these months", (m) => m.renewalRevenue(m.windows.costWindow)),
  input("acquisition_cost", "money", "acquisition cost of these months", costs(LAYERS.acquisition, "costWindow")),
  input("delivery_cost", "money", "delivery cost of these months", costs(LAYERS.delivery, "costWindow")),
  input("service_cost", "money", "service cost of these months", costs(LAYERS.service, "costWindow")),
  input("rnd_cost", "money", "R&D cost of these months", costs(LAYERS.rnd, "costWindow")),
  input("admin_cost", "money", "administration cost of these months", costs(LAYERS.admin, "costWindow")),
  input("cohort_opening", "money/month", "MRR of twelve months ago", (m) => retention(m).opening),
  input("cohort_kept", "money/month", "of it still paid, by each at most what it paid then", (m) => retention(m).kept),
  input("cohort_gained", "money/month", "what these customers pay beyond it", (m) => retention(m).gained),
  input("cohort_lost", "money/month", "opening MRR of those who pay nothing any more", (m) => lost(m).amount),
  input("cohort_left", "count", "customers of the cohort who pay nothing any more", (m) => lost(m).customers),
  input("cohort_stayed", "count", "customers of the cohort who still pay", (m) => retention(m).retainedCustomers),
];
