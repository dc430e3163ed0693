import { ok } from "../domain/result.ts";
import { measured } from "./inputs.ts";
import { defineMetric } from "./metric.ts";

/** Customers with MRR above 0 on the last day of as-of. */
export const customers = defineMetric({
  id: "customers",
  title: "Customers",
  unit: "count",
  better: "higher",
  formula: "payingCustomers",
  needs: null,
  inputs: {
    payingCustomers: measured("count", "customers with MRR above 0 at as-of", (m) =>
      m.at("customersClosing", m.windows.asOf),
    ),
  },
  undefinedWhen: {},
  source: "ours",
  examples: [{ given: { payingCustomers: 7 }, gives: ok(7) }],
  compute: ({ payingCustomers }) => ok(payingCustomers),
});
