import { LAYERS } from "../../domain/cost.ts";
import { scaled } from "../../measures/scaled.ts";
import type { WhatIfLever } from "./lever.ts";
import { costOf, costsTimes } from "./readings.ts";

export const delivery: WhatIfLever = {
  id: "delivery",
  title: "Delivery cost",
  unit: "money",
  better: "lower",
  meaning: "what delivering and onboarding costs, in every month",
  moves: "service margin, and so LTV and payback; gross margins; the subsidy for new business",
  holds: "revenue, customers, CAC and all other costs",
  min: 0,
  max: Number.MAX_SAFE_INTEGER,
  value: costOf(LAYERS.delivery),
  scaled: (measures, factor) => scaled(measures, { costs: costsTimes(LAYERS.delivery, factor) }),
};
