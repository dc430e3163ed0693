import { intervalName } from "../interval-count.ts";
import { withPointShifted } from "../plain-decimal.ts";
import type { SubscriptionPreset } from "./subscription-preset.ts";

/** The table that Baremetrics imports: plan, customer and subscription in one row, amounts in cents. */
export const baremetrics: SubscriptionPreset = {
  name: "baremetrics",
  title: "Baremetrics: import template with plan, customer and subscription in one row",
  role: "subscriptions",
  beta: false,
  signature: {
    required: ["plan_oid", "customer_oid", "subscription_oid", "plan_amount"],
    anyOf: [],
    forbidden: [],
  },
  columns: {
    customer_id: ["customer_oid"],
    start_date: ["subscription_started_at"],
    end_date: ["subscription_canceled_at"],
    amount: ["plan_amount"],
    quantity: ["subscription_quantity"],
    currency: ["plan_currency"],
    subscription_id: ["subscription_oid"],
    plan: ["plan_oid"],
  },
  required: ["customer_id", "start_date", "amount"],
  dates: [],
  status: {},
  constants: {},
  endDate: "exclusive",
  refine: (rows, file) => {
    for (const row of rows) {
      const { cells } = row;
      cells.amount = withPointShifted(cells.amount ?? "", file.digitsOf((cells.currency ?? "").toUpperCase()));
      const unit = file.text(row, "plan_interval");
      const count = file.text(row, "plan_interval_count");
      cells.interval ??= intervalName(unit, count === "" ? 1 : Number(count)) ?? "";
    }
  },
  example: `subscriptions:
  files: [baremetrics.csv]
  preset: baremetrics
`,
};
