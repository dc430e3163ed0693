import { addMonths, parseDay } from "../../domain/day.ts";
import { normaliseName } from "../header.ts";
import type { MappedFile, MappedRow } from "../mapped-file.ts";
import { difference } from "../plain-decimal.ts";
import type { SubscriptionPreset } from "./subscription-preset.ts";

/** Amounts that include tax. */
const GROSS = ["total", "amount due"];

/**
 * One line for the period that the invoice bills: what was really charged, with the customers who have left. The
 * amount is the total after discounts, less the tax; a balance that pays a part of it makes it no smaller.
 */
function asPeriods(rows: readonly MappedRow[], file: MappedFile): void {
  const untaxed = file.has("tax") && GROSS.includes(normaliseName(file.label("amount")));
  let oneOff = 0;
  let refunds = 0;
  for (const row of rows) {
    const { cells } = row;
    if (untaxed) cells.amount = difference(cells.amount ?? "", file.number(row, "tax"));
    const recurring = file.text(row, "subscription") !== "" && cells.start_date !== cells.end_date;
    if (cells.amount?.startsWith("-")) {
      refunds++;
      cells.kind = "refund";
      cells.amount = cells.amount.slice(1);
    } else if (!recurring) {
      oneOff++;
      cells.kind = "one_off";
    } else if (isMonthFromEnd(cells.start_date, cells.end_date)) cells.interval = "month";
    if (cells.kind === "one_off" || cells.kind === "refund") cells.start_date ||= file.date(row, "date (utc)");
  }
  file.log.note(
    "invoices-as-lines",
    { file: file.file },
    {
      count: rows.length - oneOff - refunds,
      oneOff,
      refunds,
      amount: file.label("amount"),
      tax: untaxed ? "Tax" : "",
    },
  );
}

/** A month of a subscription that renews on day 29 or 30, as it comes out of a February that lacks the day: 02-28 to 03-30. */
function isMonthFromEnd(start = "", end = ""): boolean {
  const [from, to] = [parseDay(start), parseDay(end)];
  return typeof from === "number" && typeof to === "number" && addMonths(to, -1) === from;
}

export const stripeInvoices: SubscriptionPreset = {
  name: "stripe-invoices",
  title: "Stripe: Invoices > Export, with all columns; it shows who left and when",
  role: "subscriptions",
  beta: false,
  signature: {
    required: ["customer", "amount due", "amount paid", "subscription", "date (utc)"],
    anyOf: [],
    forbidden: [],
  },
  columns: {
    customer_id: ["customer"],
    start_date: ["minimum line item period start (utc)"],
    end_date: ["maximum line item period end (utc)"],
    amount: GROSS,
    currency: ["currency"],
    // The invoice, not its subscription: a change within a period bills days that another invoice bills too.
    subscription_id: ["id"],
    status: ["status"],
  },
  required: ["customer_id", "start_date", "end_date", "amount", "status"],
  dates: ["date (utc)"],
  status: {
    paid: "active",
    open: "active",
    draft: "ignore",
    void: "ignore",
    uncollectible: "ignore",
  },
  constants: { interval: "term" },
  endDate: "exclusive",
  refine: asPeriods,
  example: `subscriptions:
  files: [invoices-2024.csv, invoices-2025.csv]
  preset: stripe-invoices
`,
};
