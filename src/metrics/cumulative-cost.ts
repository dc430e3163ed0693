import { CATEGORIES } from "../domain/cost.ts";
import { ok } from "../domain/result.ts";
import { measured } from "./inputs.ts";
import { defineMetric } from "./metric.ts";

/** All cost from the first cost month to as-of: what the venture has spent so far. Money, ticks. */
export const cumulativeCost = defineMetric({
  id: "cumulative-cost",
  title: "Cumulative cost",
  unit: "money",
  better: "lower",
  formula: "cost",
  needs: {
    meaning: "one cost month up to as-of",
    unmet: ({ costCoverage, asOf }) =>
      costCoverage === null ? "no-costs" : costCoverage.from > asOf ? "short-history" : null,
  },
  inputs: {
    cost: measured("money", "all cost from the first cost month to as-of", (m) =>
      m.cost(CATEGORIES, { from: m.windows.costCoverage!.from, to: m.windows.asOf }),
    ),
  },
  undefinedWhen: { "no-costs": "no cost row at all", "short-history": "all costs lie after as-of" },
  source: "002 PMF operations: innovation spend has a cap",
  examples: [{ given: { cost: 250000 }, gives: ok(250000) }],
  compute: ({ cost }) => ok(cost),
});
