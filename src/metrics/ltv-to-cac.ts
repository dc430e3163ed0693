import { ok, undefinedBecause } from "../domain/result.ts";
import { cac } from "./cac.ts";
import { customersWon, smallerSample } from "./inputs.ts";
import { ltv } from "./ltv.ts";
import { defineMetric } from "./metric.ts";
import { ltvToCacInterval } from "./statistics/intervals.ts";

/** The UE ratio: what a customer leaves over its lifetime for each unit of money spent to win it. */
export const ltvToCac = defineMetric({
  id: "ltv-to-cac",
  title: "LTV:CAC (UE ratio)",
  unit: "ratio",
  shown: "multiple",
  better: "higher",
  formula: "ltv / cac",
  needs: null,
  inputs: { ltv: { metric: ltv }, cac: { metric: cac } },
  undefinedWhen: { "no-acquisition-cost": "winning customers cost nothing" },
  source: "002 glossary: UE = LTV / CAC; 004 item 14",
  examples: [
    { given: { ltv: 8000 / 3, cac: 1000 }, gives: ok(8 / 3) },
    { given: { ltv: 2000, cac: 0 }, gives: undefinedBecause("no-acquisition-cost") },
  ],
  compute: ({ ltv, cac }) => (cac <= 0 ? undefinedBecause("no-acquisition-cost") : ok(ltv / cac)),
  interval: ({ value, values, measures, confidence, resultOf }) => {
    const events = measures.sum("churnedCustomers", measures.windows.window);
    const exposure = measures.exposure(measures.windows.window);
    return ltvToCacInterval({
      ratio: value,
      ltvLowToCac: resultOf(ltv).interval!.low / values.cac,
      churnEvents: measures.observed.sum("churnedCustomers", measures.windows.window),
      // 1 / churn >= cap, without rounding the churn rate first
      atCeiling: exposure >= measures.options.ltvCapMonths * events,
      customers: measures.statistics.active.customers,
      coefficientOfVariation: measures.statistics.active.coefficientOfVariation,
      newCustomers: customersWon(measures),
      confidence,
    });
  },
  intervalNote: "Churn, the spread of what customers pay and the number of new customers move in it; costs are held.",
  sampleSize: smallerSample,
});
