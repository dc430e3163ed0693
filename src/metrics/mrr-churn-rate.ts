import { ok, undefinedBecause } from "../domain/result.ts";
import { averageCustomersAtRisk, measured, sumOf } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf, withThoseWhoLeft } from "./needs.ts";

/** MRR lost a month, by customers who leave or pay less, as a share of opening MRR. */
export const mrrChurnRate = defineMetric({
  id: "mrr-churn-rate",
  title: "MRR churn rate",
  unit: "ratio/month",
  better: "lower",
  formula: "(churned + contraction) / openingMrr",
  needs: withThoseWhoLeft(monthsOf("window", 3)),
  inputs: {
    churned: sumOf("churned", "window", "money/month", "MRR of customers who left"),
    contraction: sumOf("contraction", "window", "money/month", "falls of MRR of customers who stay"),
    openingMrr: measured("money/month", "opening MRR of each month of the window, summed", (m) =>
      m.sum("closing", { from: m.windows.window.from - 1, to: m.windows.window.to - 1 }),
    ),
  },
  undefinedWhen: {
    "short-history": "fewer than three months of the window",
    "no-opening-mrr": "no MRR at the start of any month of the window",
  },
  source: "004 item 14: look at the change in money",
  examples: [
    { given: { churned: 30, contraction: 10, openingMrr: 2000 }, gives: ok(0.02) },
    { given: { churned: 0, contraction: 0, openingMrr: 0 }, gives: undefinedBecause("no-opening-mrr") },
  ],
  compute: ({ churned, contraction, openingMrr }) =>
    openingMrr <= 0 ? undefinedBecause("no-opening-mrr") : ok((churned + contraction) / openingMrr),
  sampleSize: averageCustomersAtRisk,
});
