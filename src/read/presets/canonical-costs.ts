import type { Preset } from "./preset.ts";

export const canonicalCosts: Preset = {
  name: "canonical",
  title: "Costs with a row, or a column, for each month",
  role: "costs",
  beta: false,
  signature: { required: [], anyOf: ["category", "account"], forbidden: [] },
  example: `costs:
  files: [costs.csv]   # month, category, amount; or account, with a map
  map:
    - { account: "^AWS|^Hosting", to: service }
`,
};
