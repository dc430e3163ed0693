import { LAYERS } from "../../domain/cost.ts";
import { scaled } from "../../measures/scaled.ts";
import { serviceMargin } from "../service-margin.ts";
import type { WhatIfLever } from "./lever.ts";
import { costsTimes, metricValue } from "./readings.ts";

export const margin: WhatIfLever = {
  id: "margin",
  title: "Service margin",
  unit: "ratio",
  better: "higher",
  meaning: "what delivery and service together leave of revenue: both costs by the same factor, in every month",
  moves: "service margin, and so LTV and payback; gross margins; the subsidy for new business",
  holds: "revenue, churn, CAC and all other costs",
  min: Number.NEGATIVE_INFINITY,
  max: 1,
  value: metricValue(serviceMargin),
  factorBetween: (from, to) => (1 - to) / (1 - from),
  scaled: (measures, factor) =>
    scaled(measures, { costs: costsTimes([...LAYERS.delivery, ...LAYERS.service], factor) }),
};
