import { ok } from "../domain/result.ts";
import { sumOf } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** Customers whose MRR rose above 0 for the first time in the window. Returning customers are not new. */
export const newCustomers = defineMetric({
  id: "new-customers",
  title: "New customers",
  unit: "count",
  better: "higher",
  formula: "newCustomers",
  needs: monthsOf("window", 1),
  inputs: { newCustomers: sumOf("newCustomers", "window", "count", "new customers") },
  undefinedWhen: { "short-history": "no month with MRR up to as-of" },
  source: "002 glossary: CAC counts new customers",
  examples: [{ given: { newCustomers: 30 }, gives: ok(30) }],
  compute: ({ newCustomers }) => ok(newCustomers),
});
