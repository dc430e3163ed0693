import { ok, undefinedBecause } from "../domain/result.ts";
import { cac } from "./cac.ts";
import { customersWon, newArpa } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";
import { serviceMargin } from "./service-margin.ts";

/** Months until a new customer's gross profit equals what it cost to win, if nobody leaves. */
export const cacPaybackMonths = defineMetric({
  id: "cac-payback-months",
  title: "CAC payback",
  unit: "months",
  better: "lower",
  formula: "cac / (newArpa x serviceMargin)",
  needs: monthsOf("acquisitionWindow", 3),
  inputs: { cac: { metric: cac }, newArpa, serviceMargin: { metric: serviceMargin } },
  undefinedWhen: {
    "no-costs": "no cost row at all",
    "short-history": "fewer than three covered months in the window",
    "never-pays-back": "a new customer earns no gross profit",
  },
  source: "002 GTM operations",
  examples: [
    { given: { cac: 1000, newArpa: 100, serviceMargin: 0.8 }, gives: ok(12.5) },
    { given: { cac: 1000, newArpa: 100, serviceMargin: -0.1 }, gives: undefinedBecause("never-pays-back") },
  ],
  compute: ({ cac, newArpa, serviceMargin }) => {
    const monthly = newArpa * serviceMargin;
    return monthly <= 0 ? undefinedBecause("never-pays-back") : ok(cac / monthly);
  },
  sampleSize: customersWon,
});
