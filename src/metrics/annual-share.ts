import { ok, undefinedBecause } from "../domain/result.ts";
import { sumOf } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** Share of the contract value started in the window that is sold by the year. */
export const annualShare = defineMetric({
  id: "annual-share",
  title: "Annual share of contracts",
  unit: "ratio",
  better: null,
  formula: "annual / contractValue",
  needs: monthsOf("window", 3),
  inputs: {
    annual: sumOf("annual", "window", "money", "contract value of lines of 11.5 to 12.5 months, started"),
    contractValue: sumOf("contractValue", "window", "money", "contract value of all recurring lines started"),
  },
  undefinedWhen: {
    "short-history": "fewer than three months of the window",
    "nothing-sold": "no recurring contract starts in the window",
  },
  source: "004 item 9: sell one year at a time",
  examples: [
    { given: { annual: 50, contractValue: 1000 }, gives: ok(0.05) },
    { given: { annual: 0, contractValue: 0 }, gives: undefinedBecause("nothing-sold") },
  ],
  compute: ({ annual, contractValue }) =>
    contractValue <= 0 ? undefinedBecause("nothing-sold") : ok(annual / contractValue),
});
