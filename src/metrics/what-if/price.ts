import { ok } from "../../domain/result.ts";
import { withAmounts } from "../../measures/cohort-rows.ts";
import type { MeasureColumn } from "../../measures/month-tables.ts";
import { scaled } from "../../measures/scaled.ts";
import type { WhatIfLever } from "./lever.ts";

const MONEY: readonly MeasureColumn[] = [
  "new",
  "reactivation",
  "expansion",
  "contraction",
  "churned",
  "offTargetNew",
  "closing",
  "firstYear",
  "renewal",
  "firstYearRefunds",
  "renewalRefunds",
  "usage",
  "valueAdded",
  "contractValue",
  "multiYear",
  "annual",
  "underYear",
];

export const price: WhatIfLever = {
  id: "price",
  title: "Price level",
  unit: "ratio",
  better: "higher",
  meaning: "what customers pay, new and existing, as if prices had been so all along (100 % is today's)",
  moves: "every amount of the subscriptions: MRR, ARPA, new MRR, revenue, and with them margins, LTV and payback",
  holds: "customers, churn, retention rates and all costs: nobody leaves or stays away over the price",
  min: 0,
  max: 100,
  value: () => ok(1),
  scaled: (measures, factor) =>
    scaled(measures, {
      columns: Object.fromEntries(MONEY.map((column) => [column, factor])),
      cohort: (cohort) => withAmounts(cohort, (opening, closing) => [opening * factor, closing * factor]),
    }),
};
