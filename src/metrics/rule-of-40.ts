import { ok } from "../domain/result.ts";
import { grossMargin4 } from "./gross-margin-4.ts";
import { growthYoy } from "./growth-yoy.ts";
import { defineMetric } from "./metric.ts";

/** Growth plus margin: a scaled company may grow or earn, but the two together must be enough. */
export const ruleOf40 = defineMetric({
  id: "rule-of-40",
  title: "Rule of 40 (growth + GM4 margin)",
  unit: "ratio",
  better: "higher",
  formula: "growth + grossMargin4",
  needs: null,
  inputs: { growth: { metric: growthYoy }, grossMargin4: { metric: grossMargin4 } },
  undefinedWhen: {},
  source: "002 scale operations; the formula is general lore, GM4 margin ours",
  examples: [{ given: { growth: 0.5, grossMargin4: -0.25 }, gives: ok(0.25) }],
  compute: ({ growth, grossMargin4 }) => ok(growth + grossMargin4),
});
