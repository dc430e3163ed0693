import { ok, undefinedBecause } from "../domain/result.ts";
import { sumOf } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** Share of the contract value started in the window that is sold by the half-year or so. */
export const underYearShare = defineMetric({
  id: "under-year-share",
  title: "Under-one-year share of contracts",
  unit: "ratio",
  better: "lower",
  formula: "underYear / contractValue",
  needs: monthsOf("window", 3),
  inputs: {
    underYear: sumOf("underYear", "window", "money", "contract value of lines of 5.5 to 11.5 months, started"),
    contractValue: sumOf("contractValue", "window", "money", "contract value of all recurring lines started"),
  },
  undefinedWhen: {
    "short-history": "fewer than three months of the window",
    "nothing-sold": "no recurring contract starts in the window",
  },
  source: "002 PMF sales: half-years near zero",
  examples: [
    { given: { underYear: 50, contractValue: 1000 }, gives: ok(0.05) },
    { given: { underYear: 0, contractValue: 0 }, gives: undefinedBecause("nothing-sold") },
  ],
  compute: ({ underYear, contractValue }) =>
    contractValue <= 0 ? undefinedBecause("nothing-sold") : ok(underYear / contractValue),
});
