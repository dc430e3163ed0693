import { REQUIRED_COLUMNS, SUBSCRIPTION_COLUMNS } from "../subscription-columns.ts";
import type { SubscriptionPreset } from "./subscription-preset.ts";

/** Lines in the program's own columns. With `columns:` it is what any other file is made into. */
export const canonical: SubscriptionPreset = {
  name: "canonical",
  title: "Subscription lines in the program's own columns",
  role: "subscriptions",
  beta: false,
  signature: { required: REQUIRED_COLUMNS, anyOf: [], forbidden: [] },
  columns: Object.fromEntries(SUBSCRIPTION_COLUMNS.map((column) => [column, [column]])),
  required: REQUIRED_COLUMNS,
  dates: [],
  status: {},
  constants: {},
  endDate: null,
  example: `subscriptions:
  files: [subscriptions.csv]
  columns:                     # only what the file calls otherwise
    customer_id: Client No.
    start_date: Begin
    amount: Price
    status: State
  status: { live: active, cancelled: ended, demo: trialing, test: ignore }
  plans: { Gold: 12m, Silver: month }
  date_format: DD-MM-YYYY      # where the dates do not tell
`,
};
