import { CATEGORIES, type Category, LAYER_NAMES, LAYERS } from "../../../domain/cost.ts";
import type { EvidenceRecord, ExplainReport } from "../../../report/explain/explain-report.ts";

/** What sums are called in tables. */
const sums = {
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

/** What a row says happened. */
const happened: Readonly<Record<NonNullable<EvidenceRecord["what"]>, string>> = {
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

type LeftOut = ExplainReport["leftOut"][number];

const leftOutReasons: Readonly<Record<LeftOut["reason"], (one: boolean, kind: string) => string>> = {
  "other-groups": (one) => `${one ? "belongs" : "belong"} to other groups`,
  "after-as-of": (one) => `${one ? "starts" : "start"} after as-of`,
  "zero-length": (one) => `${one ? "ends" : "end"} on the day of ${one ? "its" : "their"} start`,
  "trial-not-converted": (one) => `${one ? "was a trial" : "were trials"} that never turned into a paid line`,
  kind: (one, kind) => `of kind ${kind}, which ${one ? "counts" : "count"} for none of these sums`,
  free: () => "worth nothing",
  "outside-window": () => "outside these months",
  passing: (one) => `came and went between two month ends, so no month end shows ${one ? "it" : "them"}`,
  "cost-months": () => "of other months",
  "cost-categories": () => "of other categories",
};

/** The rows behind a number, the sums that they add up to, and what was left out. */
export const evidence = {
  sums,
  happened,
  cohortMrrNow: "MRR of the cohort now",
  customerMonths: "customer-months",
  firstYearRevenue: "first-year revenue",
  /** Categories by layer where they fill one: "acquisition + delivery cost". */
  cost: (categories: readonly Category[]) => {
    if (categories.length === CATEGORIES.length) return "all cost";
    const names = LAYER_NAMES.flatMap((layer) => {
      const mine = categories.filter((category) => (LAYERS[layer] as readonly Category[]).includes(category));
      return mine.length === LAYERS[layer].length ? [layer] : mine;
    });
    return `${names.join(" + ").replace("rnd", "R&D")} cost`;
  },
  /** A lever's name at the start of a line. */
  capitalised: (name: string) => name.charAt(0).toUpperCase() + name.slice(1),
  behindIt: "What stands behind it",
  titles: {
    cohort: (from: string, to: string) => `Customers who paid in ${from}, and what they pay in ${to}`,
    movements: (months: string) => `Movements of customers, ${months}`,
    exposure: (months: string) => `Customers by months in which they could leave, ${months}`,
    standing: "Customers by what they pay",
    revenue: (months: string) => `Customers by revenue, ${months}`,
    contracts: (months: string) => `Contracts started, ${months}`,
    costsByMonth: (months: string) => `Costs by month and category, ${months}`,
    costs: (months: string) => `Costs by category, ${months}`,
  },
  largestFirst: (title: string, more: string | null) =>
    `${title}, largest first${more === null ? "" : `; ${more} more with --all`}`,
  spans: (spans: readonly string[]) => spans.join(" and "),
  inAll: (sums: readonly string[]) => `In all: ${sums.join(" \u00b7 ")}`,
  sum: (name: string, value: string, months: string | null) =>
    `${name} ${value}${months === null ? "" : ` (${months})`}`,
  columns: {
    customer: "Customer",
    month: "Month",
    category: "Category",
    what: "What",
    before: "Before",
    after: "After",
    change: "Change",
    cost: "Cost",
    months: "months",
  },
  ofMonths: (name: string, months: string) => `${name}, ${months}`,
  leftOutTitle: "What was left out",
  nothingLeftOut: "Nothing.",
  leftOut: ({ reason, what, kind, count }: LeftOut, shown: string) => {
    const one = count === 1;
    return `${shown} ${one ? what.replace(/s$/, "") : what} ${leftOutReasons[reason](one, kind)}`;
  },
};
