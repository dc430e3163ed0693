import { ok } from "../domain/result.ts";
import { grossProfit3 } from "./gross-profit-3.ts";
import { layerOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** GM4: GM3 less organisation support and administration. Money, ticks. */
export const grossProfit4 = defineMetric({
  id: "gross-profit-4",
  title: "Gross profit 4 (after administration)",
  unit: "money",
  better: "higher",
  formula: "grossProfit3 - admin",
  needs: monthsOf("costWindow", 1),
  inputs: { grossProfit3: { metric: grossProfit3 }, admin: layerOver("admin", "costWindow") },
  undefinedWhen: { "no-costs": "no cost row at all", "short-history": "no covered month in the window" },
  source: "002 GTM operations: GM4; 004 item 5: negative alone is no failure before scale",
  examples: [{ given: { grossProfit3: -50, admin: 100 }, gives: ok(-150) }],
  compute: ({ grossProfit3, admin }) => ok(grossProfit3 - admin),
});
