export const REQUIRED_COLUMNS = ["customer_id", "start_date", "amount"] as const;
export const SUBSCRIPTION_COLUMNS = [
  ...REQUIRED_COLUMNS,
  "end_date",
  "interval",
  "quantity",
  "currency",
  "kind",
  "subscription_id",
  "plan",
  "segment",
  "channel",
  "trial_end",
] as const;
export type SubscriptionColumn = (typeof SUBSCRIPTION_COLUMNS)[number];
