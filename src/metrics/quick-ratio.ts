import { ok, undefinedBecause } from "../domain/result.ts";
import { churnedMrr } from "./churned-mrr.ts";
import { contractionMrr } from "./contraction-mrr.ts";
import { expansionMrr } from "./expansion-mrr.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";
import { newMrr } from "./new-mrr.ts";

/** MRR won for each unit of MRR lost. */
export const quickRatio = defineMetric({
  id: "quick-ratio",
  title: "Quick ratio",
  unit: "ratio",
  shown: "multiple",
  better: "higher",
  formula: "(newMrr + expansion) / (contraction + churned)",
  needs: monthsOf("window", 3),
  inputs: {
    newMrr: { metric: newMrr },
    expansion: { metric: expansionMrr },
    contraction: { metric: contractionMrr },
    churned: { metric: churnedMrr },
  },
  undefinedWhen: {
    "short-history": "fewer than three months of the window",
    "nothing-lost": "no MRR was lost",
  },
  source: "general lore",
  examples: [
    { given: { newMrr: 300, expansion: 100, contraction: 20, churned: 80 }, gives: ok(4) },
    { given: { newMrr: 300, expansion: 100, contraction: 0, churned: 0 }, gives: undefinedBecause("nothing-lost") },
  ],
  compute: ({ newMrr, expansion, contraction, churned }) =>
    contraction + churned <= 0 ? undefinedBecause("nothing-lost") : ok((newMrr + expansion) / (contraction + churned)),
});
