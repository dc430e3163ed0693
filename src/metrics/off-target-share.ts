import { ok, undefinedBecause } from "../domain/result.ts";
import { measured, newMrr } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";

/** Share of new MRR signed outside the segments that the company says it targets. */
export const offTargetShare = defineMetric({
  id: "off-target-share",
  title: "New business outside the target segments",
  unit: "ratio",
  better: "lower",
  formula: "offTargetNewMrr / newMrr",
  needs: monthsOf("window", 3),
  inputs: {
    offTargetNewMrr: measured("money/month", "MRR of new customers outside target_segments, over the window", (m) =>
      m.options.targetSegments === null
        ? undefinedBecause("no-target-segments")
        : ok(m.sum("offTargetNew", m.windows.window)),
    ),
    newMrr,
  },
  undefinedWhen: {
    "short-history": "fewer than three months of the window",
    "no-target-segments": "the config states no target_segments",
    "nothing-sold": "no new MRR in the window",
  },
  source: "002 GTM sales: at most 10 % outside the target",
  examples: [
    { given: { offTargetNewMrr: 50, newMrr: 1000 }, gives: ok(0.05) },
    { given: { offTargetNewMrr: 0, newMrr: 0 }, gives: undefinedBecause("nothing-sold") },
  ],
  compute: ({ offTargetNewMrr, newMrr }) =>
    newMrr <= 0 ? undefinedBecause("nothing-sold") : ok(offTargetNewMrr / newMrr),
});
