import { ok } from "../domain/result.ts";
import { grossProfit1 } from "./gross-profit-1.ts";
import { layerOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** GM2: GM1 less basic service, operations and customer success. Money, ticks. */
export const grossProfit2 = defineMetric({
  id: "gross-profit-2",
  title: "Gross profit 2 (after service)",
  unit: "money",
  better: "higher",
  formula: "grossProfit1 - service",
  needs: monthsOf("costWindow", 1),
  inputs: { grossProfit1: { metric: grossProfit1 }, service: layerOver("service", "costWindow") },
  undefinedWhen: { "no-costs": "no cost row at all", "short-history": "no covered month in the window" },
  source: "002 GTM operations: GM2",
  examples: [{ given: { grossProfit1: 600, service: 150 }, gives: ok(450) }],
  compute: ({ grossProfit1, service }) => ok(grossProfit1 - service),
});
