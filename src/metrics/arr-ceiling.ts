import { ok, undefinedBecause } from "../domain/result.ts";
import { windowMonths } from "./inputs.ts";
import { defineMetric } from "./metric.ts";
import { ndr } from "./ndr.ts";
import { monthsOf } from "./needs.ts";
import { newMrr } from "./new-mrr.ts";

/**
 * What ARR tends to at the present pace of signing: with a monthly kept share of ndr^(1/12), new MRR a month divided
 * by the share lost a month, annualised. Money, ticks.
 */
export const arrCeiling = defineMetric({
  id: "arr-ceiling",
  title: "ARR ceiling at the present pace of signing",
  unit: "money",
  better: "higher",
  formula: "12 x (newMrr / windowMonths) / (1 - ndr^(1/12))",
  needs: monthsOf("window", 3),
  inputs: { newMrr: { metric: newMrr }, windowMonths, ndr: { metric: ndr } },
  undefinedWhen: { "no-ceiling": "NDR is at or above 100 %: growth has no ceiling of this kind" },
  source: "002 GTM rhythm: below 100 % size has a ceiling set by new bookings and churn",
  examples: [
    { given: { newMrr: 1200, windowMonths: 12, ndr: 0.5 ** 12 }, gives: ok(2400) },
    { given: { newMrr: 1200, windowMonths: 12, ndr: 0 }, gives: ok(1200) },
    { given: { newMrr: 1200, windowMonths: 12, ndr: 1 }, gives: undefinedBecause("no-ceiling") },
  ],
  compute: ({ newMrr, windowMonths, ndr }) =>
    ndr >= 1 ? undefinedBecause("no-ceiling") : ok((12 * (newMrr / windowMonths)) / -Math.expm1(Math.log(ndr) / 12)),
});
