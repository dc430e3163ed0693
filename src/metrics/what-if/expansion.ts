import { withAmounts } from "../../measures/cohort-rows.ts";
import { scaled } from "../../measures/scaled.ts";
import { expansionMrr } from "../expansion-mrr.ts";
import type { WhatIfLever } from "./lever.ts";
import { metricValue } from "./readings.ts";

export const expansion: WhatIfLever = {
  id: "expansion",
  title: "Expansion MRR",
  unit: "money/month",
  better: "higher",
  meaning: "how much more existing customers buy in the window, each who does",
  moves: "expansion and net new MRR, the quick ratio, and NDR by what its customers pay beyond a year ago",
  holds: "today's MRR and ARPA, GRR, churn, revenue, margins and growth: the pace changes, not yet the size",
  min: 0,
  max: Number.MAX_SAFE_INTEGER,
  value: metricValue(expansionMrr),
  scaled: (measures, factor) =>
    scaled(measures, {
      columns: { expansion: factor },
      cohort: (cohort) =>
        withAmounts(cohort, (opening, closing) => [
          opening,
          closing > opening ? opening + factor * (closing - opening) : closing,
        ]),
    }),
};
