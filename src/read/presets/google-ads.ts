import { type CostPreset, rule } from "./cost-preset.ts";

export const googleAds: CostPreset = {
  name: "google-ads",
  title: "Google Ads: report with the cost by day or month",
  role: "costs",
  beta: false,
  signature: {
    required: ["cost"],
    anyOf: ["campaign", "currency code", "clicks", "impr.", "impressions"],
    forbidden: ["amount", "category"],
  },
  layout: {
    kind: "flat",
    columns: {
      month: ["day", "month"],
      amount: ["cost"],
      account: ["campaign", "campaign name", "account name"],
      currency: ["currency code", "currency"],
    },
    totals: /^total:/i,
    rules: [rule("", "marketing")],
  },
  byMonth: "Add Segment > Time > Month (or Day) to the report in Google Ads, and download it again",
  example: `costs:
  files: [google-ads.csv]
  preset: google-ads
  map:
    - { account: "^Partners", to: sales }   # all others: marketing
`,
};
