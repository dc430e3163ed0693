import type { CostPreset } from "./cost-preset.ts";
import { MONTHS } from "./preset.ts";

export const qboPnl: CostPreset = {
  name: "qbo-pnl",
  title: "QuickBooks Online: Profit and Loss by month",
  role: "costs",
  beta: true,
  signature: {
    required: [MONTHS],
    anyOf: [],
    forbidden: ["amount", "category"],
    labels: {
      anyOf: ["net income", "net operating income", "net ordinary income", "total for *"],
      forbidden: ["less cost of sales", "less operating expenses", "total operating expenses", "net profit"],
    },
  },
  layout: {
    kind: "report",
    income: ["income", "revenue", "sales", "other income"],
    costs: ["cost of goods sold", "cost of sales", "expenses", "expense"],
    others: ["other expenses", "other expense"],
  },
  byMonth: "In QuickBooks choose Display columns by: Months, and export again",
  example: `costs:
  files: [profit-and-loss.csv]
  preset: qbo-pnl
  map:
    - { account: "^Hosting|^AWS", to: service }
    - { account: "Payroll", split: { service: 0.3, rnd: 0.5, sales: 0.2 } }
`,
};
