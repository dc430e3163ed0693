import { type CostPreset, rule } from "./cost-preset.ts";

export const metaAds: CostPreset = {
  name: "meta-ads",
  title: "Meta Ads Manager: amount spent by month or day",
  role: "costs",
  beta: false,
  signature: {
    required: ["amount spent (*)"],
    anyOf: ["reporting starts", "day"],
    forbidden: [],
  },
  layout: {
    kind: "flat",
    columns: {
      month: ["day"],
      from: ["reporting starts"],
      until: ["reporting ends"],
      amount: ["amount spent (*)"],
      account: ["campaign name"],
    },
    totals: /^total$/i,
    totalsWithoutAccount: true,
    rules: [rule("", "marketing")],
  },
  byMonth: "Choose Breakdown > By time > Month (or Day) in Ads Manager, and export again",
  example: `costs:
  files: [meta-ads.csv]
  preset: meta-ads
`,
};
