import type { SubscriptionPreset } from "./subscription-preset.ts";

/** Spans of constant MRR, as data warehouses keep them: the amount is already by the month. */
export const mrrPeriods: SubscriptionPreset = {
  name: "mrr-periods",
  title: "Periods of MRR: customer, start, end, monthly amount",
  role: "subscriptions",
  beta: false,
  signature: {
    required: ["start_date", "end_date"],
    anyOf: ["mrr", "monthly_amount", "mrr_amount"],
    forbidden: ["amount"],
  },
  columns: {
    customer_id: ["customer_id", "account_id"],
    start_date: ["start_date"],
    end_date: ["end_date"],
    amount: ["mrr", "monthly_amount", "mrr_amount"],
    currency: ["currency"],
    subscription_id: ["subscription_id"],
    plan: ["plan"],
    segment: ["segment"],
    channel: ["channel"],
  },
  required: ["customer_id", "start_date", "end_date", "amount"],
  dates: [],
  status: {},
  constants: { interval: "month" },
  endDate: "exclusive",
  example: `subscriptions:
  files: [mrr.csv]
  preset: mrr-periods
  columns: { segment: Region }
`,
};
