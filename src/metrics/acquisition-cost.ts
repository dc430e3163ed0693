import { ok } from "../domain/result.ts";
import { layerOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** Sales, marketing and subsidy for new signings over the months that won the window's customers. Money, ticks. */
export const acquisitionCost = defineMetric({
  id: "acquisition-cost",
  title: "Acquisition cost",
  unit: "money",
  better: "lower",
  formula: "acquisition",
  needs: monthsOf("acquisitionCostWindow", 1),
  inputs: { acquisition: layerOver("acquisition", "acquisitionCostWindow") },
  undefinedWhen: { "no-costs": "no cost row at all", "short-history": "no covered month in the window" },
  source: "002 glossary: CAC; subsidy for new signings added (ours)",
  examples: [{ given: { acquisition: 40000 }, gives: ok(40000) }],
  compute: ({ acquisition }) => ok(acquisition),
});
