import { ok } from "../domain/result.ts";
import { sumOf } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf, withThoseWhoLeft } from "./needs.ts";

/** How often a customer's MRR fell to 0 in the window: events, so a customer who leaves twice counts twice. */
export const churnedCustomers = defineMetric({
  id: "churned-customers",
  title: "Churned customers",
  unit: "count",
  better: "lower",
  formula: "churnedCustomers",
  needs: withThoseWhoLeft(monthsOf("window", 1)),
  inputs: { churnedCustomers: sumOf("churnedCustomers", "window", "count", "churn events") },
  undefinedWhen: { "short-history": "no month with MRR up to as-of" },
  source: "ours",
  examples: [{ given: { churnedCustomers: 4 }, gives: ok(4) }],
  compute: ({ churnedCustomers }) => ok(churnedCustomers),
});
