import { ok, undefinedBecause } from "../domain/result.ts";
import { sumOf } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** Share of the contract value started in the window that is paid for more than a year ahead. */
export const multiYearShare = defineMetric({
  id: "multi-year-share",
  title: "Multi-year share of contracts",
  unit: "ratio",
  better: "lower",
  formula: "multiYear / contractValue",
  needs: monthsOf("window", 3),
  inputs: {
    multiYear: sumOf("multiYear", "window", "money", "contract value of lines of 12.5 months or more, started"),
    contractValue: sumOf("contractValue", "window", "money", "contract value of all recurring lines started"),
  },
  undefinedWhen: {
    "short-history": "fewer than three months of the window",
    "nothing-sold": "no recurring contract starts in the window",
  },
  source: "002 PMF sales; 004 item 9: sell one year at a time",
  examples: [
    { given: { multiYear: 50, contractValue: 1000 }, gives: ok(0.05) },
    { given: { multiYear: 0, contractValue: 0 }, gives: undefinedBecause("nothing-sold") },
  ],
  compute: ({ multiYear, contractValue }) =>
    contractValue <= 0 ? undefinedBecause("nothing-sold") : ok(multiYear / contractValue),
});
