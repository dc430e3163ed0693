import { LAYERS } from "../domain/cost.ts";
import { ok, undefinedBecause } from "../domain/result.ts";
import { covers } from "../measures/span.ts";
import { measured } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsBack, reachesBack } from "./needs.ts";

/** Annualised rise of MRR over a quarter for each unit of acquisition cost of the quarter before. */
export const magicNumber = defineMetric({
  id: "magic-number",
  title: "Magic number",
  unit: "ratio",
  shown: "multiple",
  better: "higher",
  formula: "12 x (mrrNow - mrrThen) / acquisitionCost",
  needs: {
    meaning: "MRR three months before as-of, and costs of the three months before those",
    unmet: (windows) => {
      if (windows.costCoverage === null) return "no-costs";
      const covered = covers(windows.costCoverage, monthsBack(windows, 5, 3));
      return covered && reachesBack(windows, 3) ? null : "short-history";
    },
  },
  inputs: {
    mrrNow: measured("money/month", "MRR at as-of", (m) => m.at("closing", m.windows.asOf)),
    mrrThen: measured("money/month", "MRR three months before", (m) => m.at("closing", m.windows.asOf - 3)),
    acquisitionCost: measured("money", "acquisition cost of the three months up to then", (m) =>
      m.cost(LAYERS.acquisition, monthsBack(m.windows, 5, 3)),
    ),
  },
  undefinedWhen: {
    "no-costs": "no cost row at all",
    "short-history": "those months are not covered",
    "no-acquisition-cost": "no acquisition cost in those months",
  },
  source: "general lore",
  examples: [
    { given: { mrrNow: 1100, mrrThen: 1000, acquisitionCost: 1200 }, gives: ok(1) },
    { given: { mrrNow: 1100, mrrThen: 1000, acquisitionCost: 0 }, gives: undefinedBecause("no-acquisition-cost") },
  ],
  compute: ({ mrrNow, mrrThen, acquisitionCost }) =>
    acquisitionCost <= 0 ? undefinedBecause("no-acquisition-cost") : ok((12 * (mrrNow - mrrThen)) / acquisitionCost),
});
