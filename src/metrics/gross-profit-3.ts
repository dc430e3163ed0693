import { ok } from "../domain/result.ts";
import { grossProfit2 } from "./gross-profit-2.ts";
import { layerOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** GM3: GM2 less product R&D, innovation included. Money, ticks. */
export const grossProfit3 = defineMetric({
  id: "gross-profit-3",
  title: "Gross profit 3 (after R&D)",
  unit: "money",
  better: "higher",
  formula: "grossProfit2 - rnd",
  needs: monthsOf("costWindow", 1),
  inputs: { grossProfit2: { metric: grossProfit2 }, rnd: layerOver("rnd", "costWindow") },
  undefinedWhen: { "no-costs": "no cost row at all", "short-history": "no covered month in the window" },
  source: "002 GTM operations: GM3",
  examples: [{ given: { grossProfit2: 450, rnd: 500 }, gives: ok(-50) }],
  compute: ({ grossProfit2, rnd }) => ok(grossProfit2 - rnd),
});
