import { ok, undefinedBecause } from "../domain/result.ts";
import { cac } from "./cac.ts";
import { smallerSample } from "./inputs.ts";
import { ltvUncapped } from "./ltv-uncapped.ts";
import { defineMetric } from "./metric.ts";

/** LTV:CAC without the three-year ceiling: shown beside it, never gated. */
export const ltvToCacUncapped = defineMetric({
  id: "ltv-to-cac-uncapped",
  title: "LTV:CAC without the ceiling",
  unit: "ratio",
  shown: "multiple",
  better: "higher",
  formula: "ltvUncapped / cac",
  needs: null,
  inputs: { ltvUncapped: { metric: ltvUncapped }, cac: { metric: cac } },
  undefinedWhen: { "no-acquisition-cost": "winning customers cost nothing" },
  source: "002 glossary: UE = LTV / CAC",
  examples: [
    { given: { ltvUncapped: 4000, cac: 1000 }, gives: ok(4) },
    { given: { ltvUncapped: 4000, cac: -1 }, gives: undefinedBecause("no-acquisition-cost") },
  ],
  compute: ({ ltvUncapped, cac }) => (cac <= 0 ? undefinedBecause("no-acquisition-cost") : ok(ltvUncapped / cac)),
  sampleSize: smallerSample,
});
