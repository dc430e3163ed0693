import { LAYERS } from "../../domain/cost.ts";
import type { GroupMeasures } from "../../measures/measures.ts";
import type { MeasureColumn } from "../../measures/month-tables.ts";
import { type Scaling, scaled } from "../../measures/scaled.ts";
import type { Span } from "../../measures/span.ts";
import { newCustomers as newCustomersWon } from "../new-customers.ts";
import type { WhatIfLever } from "./lever.ts";
import { costsTimes, metricValue } from "./readings.ts";

const SIGNED: readonly MeasureColumn[] = [
  "new",
  "newCustomers",
  "offTargetNew",
  "contractValue",
  "multiYear",
  "annual",
  "underYear",
  "firstYear",
  "firstYearRefunds",
];

export const newCustomers: WhatIfLever = {
  id: "new-customers",
  title: "New customers",
  unit: "count",
  better: "higher",
  meaning: "how many customers are won in the window, each at the same price and the same cost of winning and serving",
  moves:
    "new customers and new MRR, contracts, first-year revenue, acquisition and delivery cost, service with revenue",
  holds:
    "today's customers and MRR (so growth, and the magic number falls), renewal revenue, retention, CAC, R&D, administration",
  min: 0,
  max: Number.MAX_SAFE_INTEGER,
  value: metricValue(newCustomersWon),
  scaled: (measures, factor) => {
    const { windows, options } = measures;
    const recent = recentMonths(measures);
    const spent = { from: recent.from - options.cacLagMonths, to: recent.to };
    const signed: Scaling = {
      columns: Object.fromEntries(SIGNED.map((column) => [column, factor])),
      months: recent,
      costs: costsTimes([...LAYERS.acquisition, ...LAYERS.delivery], factor),
      costMonths: spent,
    };
    const grown = scaled(measures, signed);
    const before = measures.revenue(windows.costWindow);
    const served = before > 0 ? grown.revenue(windows.costWindow) / before : 1;
    return scaled(grown, {
      columns: { usage: served },
      months: recent,
      costs: costsTimes(LAYERS.service, served),
      costMonths: recent,
    });
  },
};

/** The window, and the year that metrics look back on. */
function recentMonths({ windows: { window, asOf } }: GroupMeasures): Span {
  return { from: Math.min(window.from, asOf - 11), to: asOf };
}
