import { ok, undefinedBecause } from "../domain/result.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";
import { newBusinessSubsidy } from "./new-business-subsidy.ts";
import { renewalGrossProfit } from "./renewal-gross-profit.ts";

/** How much of the gross profit of renewals new signings use up; above 1 the company buys its growth. */
export const subsidyCover = defineMetric({
  id: "subsidy-cover",
  title: "Subsidy / renewal gross profit",
  unit: "ratio",
  shown: "multiple",
  better: "lower",
  formula: "subsidy / renewalGrossProfit",
  needs: monthsOf("costWindow", 3),
  inputs: {
    subsidy: { metric: newBusinessSubsidy },
    renewalGrossProfit: { metric: renewalGrossProfit, optional: true },
  },
  undefinedWhen: {
    "no-costs": "no cost row at all",
    "short-history": "fewer than three covered months in the window",
    "no-renewal-profit": "there is a subsidy, and renewals earn nothing to pay it from",
  },
  source: "002 GTM sales, GTM operations, scale operations; gated on gross profit (ours)",
  examples: [
    { given: { subsidy: 280, renewalGrossProfit: ok(400) }, gives: ok(0.7) },
    { given: { subsidy: 0, renewalGrossProfit: undefinedBecause("no-revenue") }, gives: ok(0) },
    { given: { subsidy: 5, renewalGrossProfit: ok(0) }, gives: undefinedBecause("no-renewal-profit") },
    {
      given: { subsidy: 5, renewalGrossProfit: undefinedBecause("no-revenue") },
      gives: undefinedBecause("no-revenue"),
    },
  ],
  compute: ({ subsidy, renewalGrossProfit }) => {
    if (subsidy === 0) return ok(0);
    if (renewalGrossProfit.value === null) return renewalGrossProfit;
    return renewalGrossProfit.value <= 0
      ? undefinedBecause("no-renewal-profit")
      : ok(subsidy / renewalGrossProfit.value);
  },
});
