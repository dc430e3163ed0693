import { withAmounts } from "../../measures/cohort-rows.ts";
import { scaled } from "../../measures/scaled.ts";
import { arpa as averageRevenue } from "../arpa.ts";
import type { WhatIfLever } from "./lever.ts";
import { metricValue } from "./readings.ts";

export const arpa: WhatIfLever = {
  id: "arpa",
  title: "ARPA of today's customers",
  unit: "money/month",
  better: "higher",
  meaning: "what today's customers pay, each by the same factor, as if repriced in the as-of month",
  moves:
    "MRR, ARR and ARPA at as-of, LTV, growth, NDR and GRR; booked as expansion (or contraction) of the as-of month",
  holds: "what new customers pay, customers, churn, and revenue and margins of the window: nothing of it is earned yet",
  min: 0,
  max: Number.MAX_SAFE_INTEGER,
  value: metricValue(averageRevenue),
  scaled: (measures, factor) => {
    const { asOf } = measures.windows;
    const more = (factor - 1) * measures.at("closing", asOf);
    return scaled(measures, {
      columns: { closing: factor },
      months: { from: asOf, to: asOf },
      booked: more >= 0 ? { expansion: more } : { contraction: -more },
      cohort: (cohort) => withAmounts(cohort, (opening, closing) => [opening, closing * factor]),
    });
  },
};
