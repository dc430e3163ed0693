import { ok } from "../domain/result.ts";
import { churnedMrr } from "./churned-mrr.ts";
import { contractionMrr } from "./contraction-mrr.ts";
import { expansionMrr } from "./expansion-mrr.ts";
import { defineMetric } from "./metric.ts";
import { monthsOf } from "./needs.ts";
import { newMrr } from "./new-mrr.ts";
import { reactivationMrr } from "./reactivation-mrr.ts";

/** Change of MRR over the window. Money, ticks. */
export const netNewMrr = defineMetric({
  id: "net-new-mrr",
  title: "Net new MRR",
  unit: "money",
  better: "higher",
  formula: "newMrr + reactivation + expansion - contraction - churned",
  needs: monthsOf("window", 1),
  inputs: {
    newMrr: { metric: newMrr },
    reactivation: { metric: reactivationMrr },
    expansion: { metric: expansionMrr },
    contraction: { metric: contractionMrr },
    churned: { metric: churnedMrr },
  },
  undefinedWhen: { "short-history": "no month with MRR up to as-of" },
  source: "ours",
  examples: [
    { given: { newMrr: 100, reactivation: 10, expansion: 30, contraction: 20, churned: 60 }, gives: ok(60) },
    { given: { newMrr: 0, reactivation: 0, expansion: 0, contraction: 5, churned: 60 }, gives: ok(-65) },
  ],
  compute: ({ newMrr, reactivation, expansion, contraction, churned }) =>
    ok(newMrr + reactivation + expansion - contraction - churned),
});
