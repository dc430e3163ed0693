import type { CostPreset } from "./cost-preset.ts";
import { MONTHS } from "./preset.ts";

export const xeroPnl: CostPreset = {
  name: "xero-pnl",
  title: "Xero: Profit and Loss by month",
  role: "costs",
  beta: true,
  signature: {
    required: [MONTHS],
    anyOf: [],
    forbidden: ["amount", "category"],
    labels: {
      anyOf: ["less cost of sales", "less operating expenses", "total operating expenses", "net profit"],
      forbidden: ["net operating income", "net ordinary income", "total for *"],
    },
  },
  layout: {
    kind: "report",
    income: ["income", "revenue", "trading income", "turnover", "other income", "plus other income"],
    costs: [
      ...["less cost of sales", "cost of sales", "less direct costs", "direct costs"],
      ...["less operating expenses", "operating expenses", "less expenses", "expenses"],
      ...["administrative costs", "administrative expenses", "overheads"],
    ],
    others: ["less other expenses", "other expenses", "less taxation", "taxation"],
  },
  byMonth: "In Xero compare periods by month, and export again",
  example: `costs:
  files: [profit-and-loss.csv]
  preset: xero-pnl
  map:
    - { account: "^Hosting", to: service }
    - { account: "Wages", split: { service: 0.3, rnd: 0.5, sales: 0.2 } }
`,
};
