import { LAYERS } from "../../domain/cost.ts";
import { scaled } from "../../measures/scaled.ts";
import { cac as costOfWinning } from "../cac.ts";
import type { WhatIfLever } from "./lever.ts";
import { costsTimes, metricValue } from "./readings.ts";

export const cac: WhatIfLever = {
  id: "cac",
  title: "CAC",
  unit: "money",
  better: "lower",
  meaning: "what winning a customer costs: sales, marketing and subsidy, each by the same factor, in every month",
  moves: "CAC and payback, LTV:CAC, gross margins, the subsidy for new business, and all shares of cost",
  holds: "how many customers are won, and what they pay",
  min: 0,
  max: Number.MAX_SAFE_INTEGER,
  value: metricValue(costOfWinning),
  scaled: (measures, factor) => scaled(measures, { costs: costsTimes(LAYERS.acquisition, factor) }),
};
