import { withLeavers } from "../../measures/cohort-rows.ts";
import { scaled } from "../../measures/scaled.ts";
import { customerChurnRate } from "../customer-churn-rate.ts";
import type { WhatIfLever } from "./lever.ts";
import { metricValue } from "./readings.ts";

export const churn: WhatIfLever = {
  id: "churn",
  title: "Customer churn rate",
  unit: "ratio/month",
  better: "lower",
  meaning: "how many customers leave, of as many: renewal, and with it how long a customer stays",
  moves:
    "churn events and churned MRR of the window, and so LTV and payback after churn; NDR, GRR and logo retention, where a customer who stays pays what it paid a year ago",
  holds: "today's customers, MRR and ARPA, revenue, margins and growth: the pace changes, not yet the size",
  min: 0,
  max: 1,
  value: metricValue(customerChurnRate),
  scaled: (measures, factor) =>
    scaled(measures, {
      columns: { churnedCustomers: factor, churned: factor },
      cohort: (cohort) => withLeavers(cohort, factor),
    }),
};
