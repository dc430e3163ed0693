import { ok, undefinedBecause } from "../domain/result.ts";
import { costOver, revenueOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** R&D on the running product as a share of revenue; innovation and second-curve spend are left out. */
export const rndShare = defineMetric({
  id: "rnd-share",
  title: "R&D share of revenue",
  unit: "ratio",
  better: null,
  formula: "rnd / revenue",
  needs: monthsOf("costWindow", 3),
  inputs: { rnd: costOver(["rnd"], "costWindow"), revenue: revenueOver("costWindow") },
  undefinedWhen: {
    "no-costs": "no cost row at all",
    "short-history": "fewer than three covered months in the window",
    "no-revenue": "no revenue in those months",
  },
  source: "002 GTM operations, scale product; base revenue (ours)",
  examples: [
    { given: { rnd: 200, revenue: 1000 }, gives: ok(0.2) },
    { given: { rnd: 200, revenue: 0 }, gives: undefinedBecause("no-revenue") },
  ],
  compute: ({ rnd, revenue }) => (revenue <= 0 ? undefinedBecause("no-revenue") : ok(rnd / revenue)),
});
