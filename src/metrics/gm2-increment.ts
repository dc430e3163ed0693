import { LAYERS, type Layer } from "../domain/cost.ts";
import { ok, type Result, undefinedBecause } from "../domain/result.ts";
import type { GroupMeasures } from "../measures/measures.ts";
import { covers, type Span } from "../measures/span.ts";
import { measured } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsBack, reachesBack } from "./needs.ts";

/** Change of gross profit 2 from one half-year to the next, where sales was scaled up in between. Money, ticks. */
export const gm2Increment = defineMetric({
  id: "gm2-increment",
  title: "GM2 growth while sales is scaled up",
  unit: "money",
  better: "higher",
  formula: "laterGrossProfit2 - earlierGrossProfit2, where laterAcquisition > earlierAcquisition",
  needs: {
    meaning: "twelve months of MRR and costs up to as-of",
    unmet: (windows) => {
      if (windows.costCoverage === null) return "no-costs";
      const covered = covers(windows.costCoverage, monthsBack(windows, 11, 0));
      return covered && reachesBack(windows, 11) ? null : "short-history";
    },
  },
  inputs: {
    laterGrossProfit2: measured("money", "gross profit 2 of the last six months", (m) =>
      grossProfit2Of(m, monthsBack(m.windows, 5, 0)),
    ),
    earlierGrossProfit2: measured("money", "gross profit 2 of the six months before", (m) =>
      grossProfit2Of(m, monthsBack(m.windows, 11, 6)),
    ),
    laterAcquisition: measured("money", "acquisition cost of the last six months", (m) =>
      m.cost(LAYERS.acquisition, monthsBack(m.windows, 5, 0)),
    ),
    earlierAcquisition: measured("money", "acquisition cost of the six months before", (m) =>
      m.cost(LAYERS.acquisition, monthsBack(m.windows, 11, 6)),
    ),
  },
  undefinedWhen: {
    "no-costs": "no cost row at all",
    "short-history": "MRR or costs do not reach back twelve months",
    "sales-not-scaled": "acquisition cost did not rise",
  },
  source: "002 GTM exit: GM2 keeps growing when sales is scaled up",
  examples: [
    {
      given: { laterGrossProfit2: 500, earlierGrossProfit2: 300, laterAcquisition: 120, earlierAcquisition: 100 },
      gives: ok(200),
    },
    {
      given: { laterGrossProfit2: 500, earlierGrossProfit2: 300, laterAcquisition: 100, earlierAcquisition: 100 },
      gives: undefinedBecause("sales-not-scaled"),
    },
  ],
  compute: ({ laterGrossProfit2, earlierGrossProfit2, laterAcquisition, earlierAcquisition }) =>
    laterAcquisition <= earlierAcquisition
      ? undefinedBecause("sales-not-scaled")
      : ok(laterGrossProfit2 - earlierGrossProfit2),
});

const GM2_LAYERS: readonly Layer[] = ["acquisition", "delivery", "service"];

function grossProfit2Of(m: GroupMeasures, span: Span): Result {
  const cost = m.cost(
    GM2_LAYERS.flatMap((layer) => LAYERS[layer]),
    span,
  );
  return cost.value === null ? cost : ok(m.revenue(span) - cost.value);
}
