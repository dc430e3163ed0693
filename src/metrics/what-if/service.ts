import { LAYERS } from "../../domain/cost.ts";
import { scaled } from "../../measures/scaled.ts";
import type { WhatIfLever } from "./lever.ts";
import { costOf, costsTimes } from "./readings.ts";

export const service: WhatIfLever = {
  id: "service",
  title: "Service cost",
  unit: "money",
  better: "lower",
  meaning: "what serving customers costs (service and customer success), in every month",
  moves: "service margin, and so LTV and payback; gross margins from GM2 on; the subsidy for new business",
  holds: "revenue, churn, CAC and all other costs: worse service loses nobody",
  min: 0,
  max: Number.MAX_SAFE_INTEGER,
  value: costOf(LAYERS.service),
  scaled: (measures, factor) => scaled(measures, { costs: costsTimes(LAYERS.service, factor) }),
};
