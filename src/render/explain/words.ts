import { CATEGORIES, type Category, LAYER_NAMES, LAYERS } from "../../domain/cost.ts";
import { metricById } from "../../metrics/index.ts";
import type { EvidenceRecord, ExplainReport, SumRecord } from "../../report/explain/explain-report.ts";
import type { LeverRecord } from "../../report/explain/verdict-changes.ts";

/** What sums are called in tables. */
const SUMS: Readonly<Record<string, string>> = {
  customers: "customers of the cohort",
  retainedCustomers: "of them still paying",
  opening: "opening MRR of the cohort",
  closing: "MRR",
  kept: "MRR kept",
  gained: "MRR gained",
  new: "MRR of new customers",
  newCustomers: "new customers",
  offTargetNew: "new MRR outside the targets",
  reactivation: "MRR of returned customers",
  reactivatedCustomers: "returned customers",
  expansion: "expansion",
  contraction: "contraction",
  churned: "churned MRR",
  churnedCustomers: "churn events",
  customersClosing: "customers",
  flashCustomers: "passing customers",
  revenue: "revenue",
  renewalRevenue: "renewal revenue",
  firstYear: "first-year revenue before refunds",
  renewal: "renewal revenue before refunds",
  firstYearRefunds: "refunds in the first year",
  renewalRefunds: "refunds later",
  usage: "usage revenue",
  valueAdded: "value-added revenue",
  contractValue: "contract value",
  multiYear: "multi-year contracts",
  annual: "annual contracts",
  underYear: "contracts under a year",
};

/** Categories by layer where they fill one: "acquisition + delivery cost". */
function costName(categories: readonly Category[]): string {
  if (categories.length === CATEGORIES.length) return "all cost";
  const names = LAYER_NAMES.flatMap((layer) => {
    const mine = categories.filter((category) => (LAYERS[layer] as readonly Category[]).includes(category));
    return mine.length === LAYERS[layer].length ? [layer] : mine;
  });
  return `${names.join(" + ").replace("rnd", "R&D")} cost`;
}

export function sumName({ family, column, categories, from, to }: SumRecord): string {
  if (categories !== null) return costName(categories);
  if (column === "customersClosing" && from !== to) return "customer-months";
  return family === "cohort" && column === "closing" ? "MRR of the cohort now" : (SUMS[column] ?? column);
}

export function leverName(lever: LeverRecord, report: ExplainReport): string {
  const name = plainName(lever, report);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function plainName({ metric, sum, categories }: LeverRecord, report: ExplainReport): string {
  if (metric !== null) return metricById(metric)!.title.replace(/ \(.*\)$/, "");
  if (categories !== null) return costName(categories);
  if (sum === "revenue" && report.sums.some(({ column }) => column === "renewalRevenue")) return "first-year revenue";
  if (sum === "closing" && report.sums.some(({ family }) => family === "cohort")) return "MRR of the cohort now";
  return SUMS[sum!] ?? sum!;
}

/** What a row of evidence says happened. */
export const HAPPENED: Readonly<Record<NonNullable<EvidenceRecord["what"]>, string>> = {
  new: "new",
  back: "back",
  expanded: "expanded",
  contracted: "contracted",
  churned: "churned",
  unchanged: "unchanged",
  passing: "passed through",
  "multi-year": "multi-year",
  annual: "annual",
  "under-year": "under a year",
  shorter: "shorter",
};
