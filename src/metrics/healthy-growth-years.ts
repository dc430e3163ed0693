import { ok } from "../domain/result.ts";
import type { GroupMeasures } from "../measures/measures.ts";
import { measured } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { historyOf } from "./needs.ts";

const HEALTHY_YEARLY_FACTOR = 1.5;

/** Years in a row, counted back from as-of, in which MRR grew by at least half. */
export const healthyGrowthYears = defineMetric({
  id: "healthy-growth-years",
  title: "Years in a row with growth of 50 % or more",
  unit: "count",
  better: "higher",
  formula: "yearsInARow",
  needs: historyOf(12),
  inputs: {
    yearsInARow: measured(
      "count",
      "years back from as-of, each with MRR at least 1.5 x that of the year before",
      yearsInARow,
    ),
  },
  undefinedWhen: { "short-history": "less than twelve months of MRR" },
  source: "004 item 4: 50 % a year, ten years running, is healthy",
  examples: [
    { given: { yearsInARow: 0 }, gives: ok(0) },
    { given: { yearsInARow: 2 }, gives: ok(2) },
  ],
  compute: ({ yearsInARow }) => ok(yearsInARow),
});

function yearsInARow(m: GroupMeasures): number {
  let years = 0;
  for (let month = m.windows.asOf; ; month -= 12) {
    const before = m.at("closing", month - 12);
    if (before <= 0 || m.at("closing", month) < HEALTHY_YEARLY_FACTOR * before) return years;
    years++;
  }
}
