import { inferIntervals } from "../interval-count.ts";
import type { SubscriptionPreset } from "./subscription-preset.ts";

/**
 * Stripe's export of subscriptions: one row for each, as it stands on the day of the export. `Canceled At` is when
 * somebody clicked, `Ended At` when the service ended; `Interval` says month for a plan of six months too.
 */
export const stripeSubscriptions: SubscriptionPreset = {
  name: "stripe-subscriptions",
  title: "Stripe: Billing > Subscriptions > Export, with all statuses and all columns",
  role: "subscriptions",
  beta: false,
  signature: {
    required: ["customer id", "status", "interval", "amount"],
    anyOf: ["start date (utc)", "start (utc)", "created (utc)"],
    forbidden: ["amount refunded"],
  },
  columns: {
    customer_id: ["customer id"],
    start_date: ["start date (utc)", "start (utc)", "created (utc)"],
    end_date: ["ended at (utc)"],
    trial_end: ["trial end (utc)"],
    amount: ["amount"],
    quantity: ["quantity"],
    currency: ["currency"],
    subscription_id: ["id"],
    plan: ["plan"],
    status: ["status"],
  },
  required: ["customer_id", "start_date", "amount", "status"],
  dates: ["current period start (utc)", "current period end (utc)"],
  status: {
    active: "active",
    past_due: "active",
    trialing: "trialing",
    canceled: "ended",
    incomplete: "ignore",
    incomplete_expired: "ignore",
    paused: "ignore",
  },
  constants: {},
  endDate: "exclusive",
  refine: (rows, file) =>
    inferIntervals(rows, file, {
      interval: "interval",
      start: "current period start (utc)",
      end: "current period end (utc)",
    }),
  example: `subscriptions:
  files: [subscriptions.csv]
  preset: stripe-subscriptions
  columns: { segment: Region (metadata) }
  plans: { Pro half-yearly: 6m }   # where no active one shows the period
  status: { unpaid: active }
`,
};
