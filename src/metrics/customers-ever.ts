import { ok } from "../domain/result.ts";
import { measured } from "./inputs.ts";
import { defineMetric } from "./metric.ts";

/** Customers that ever had a new movement up to as-of. */
export const customersEver = defineMetric({
  id: "customers-ever",
  title: "Customers signed, ever",
  unit: "count",
  better: "higher",
  formula: "newCustomersEver",
  needs: null,
  inputs: {
    newCustomersEver: measured("count", "new customers from the first month to as-of", (m) =>
      m.sum("newCustomers", { from: m.axis.first, to: m.axis.last }),
    ),
  },
  undefinedWhen: {},
  source: "000: a light product has found its first customers from ten signatures on",
  examples: [{ given: { newCustomersEver: 12 }, gives: ok(12) }],
  compute: ({ newCustomersEver }) => ok(newCustomersEver),
});
