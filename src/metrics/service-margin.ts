import { ok, undefinedBecause } from "../domain/result.ts";
import { layerOver, revenueOver } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/**
 * What is left of revenue after delivering and serving. This margin feeds LTV and payback: GM1-GM4 already contain
 * acquisition cost and would count CAC twice.
 */
export const serviceMargin = defineMetric({
  id: "service-margin",
  title: "Service margin",
  unit: "ratio",
  better: "higher",
  range: { max: 1 },
  formula: "(revenue - delivery - service) / revenue",
  needs: monthsOf("costWindow", 3),
  inputs: {
    revenue: revenueOver("costWindow"),
    delivery: layerOver("delivery", "costWindow"),
    service: layerOver("service", "costWindow"),
  },
  undefinedWhen: {
    "no-costs": "no cost row at all",
    "short-history": "fewer than three covered months in the window",
    "no-revenue": "no revenue in those months",
  },
  source: "002 glossary: LTV is a gross profit",
  examples: [
    { given: { revenue: 1000, delivery: 50, service: 150 }, gives: ok(0.8) },
    { given: { revenue: 100, delivery: 150, service: 0 }, gives: ok(-0.5) },
    { given: { revenue: 0, delivery: 1, service: 1 }, gives: undefinedBecause("no-revenue") },
  ],
  compute: ({ revenue, delivery, service }) =>
    revenue <= 0 ? undefinedBecause("no-revenue") : ok((revenue - delivery - service) / revenue),
});
