import { ok, undefinedBecause } from "../domain/result.ts";
import { measured } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { historyOf } from "./needs.ts";

/** Growth of MRR against twelve months ago. */
export const growthYoy = defineMetric({
  id: "growth-yoy",
  title: "Growth, year on year",
  unit: "ratio",
  better: "higher",
  formula: "mrrNow / mrrThen - 1",
  needs: historyOf(12),
  inputs: {
    mrrNow: measured("money/month", "MRR at as-of", (m) => m.at("closing", m.windows.asOf)),
    mrrThen: measured("money/month", "MRR twelve months before", (m) => m.at("closing", m.windows.asOf - 12)),
  },
  undefinedWhen: {
    "short-history": "less than twelve months of MRR",
    "no-opening-mrr": "no MRR twelve months ago",
  },
  source: "004 item 4: 50 % a year, ten years running",
  examples: [
    { given: { mrrNow: 150, mrrThen: 100 }, gives: ok(0.5) },
    { given: { mrrNow: 0, mrrThen: 100 }, gives: ok(-1) },
    { given: { mrrNow: 10, mrrThen: 0 }, gives: undefinedBecause("no-opening-mrr") },
  ],
  compute: ({ mrrNow, mrrThen }) =>
    mrrThen <= 0 ? undefinedBecause("no-opening-mrr") : ok((mrrNow - mrrThen) / mrrThen),
});
