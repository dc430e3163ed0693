import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { schemaText } from "../src/cli/commands/schema.ts";
import { ue } from "./support/io.ts";

const COMPANIES = join(import.meta.dirname, "../fixtures/companies");

/** Two businesses seen by group and by month: one without and one with costs of its own for each segment. */
const VIEWS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "healthy-gtm": {
    "check-by-segment": ["check", "--by", "segment"],
    "check-by-channel": ["check", "--by", "channel"],
    "check-tier-small-mid": ["check", "--tier", "small-mid"],
    "metrics-by-month": ["metrics", "ndr", "grr", "ltv-to-cac", "cac", "gross-profit-2", "arr", "--by", "month"],
    "metrics-by-segment-from": ["metrics", "ndr", "cac", "mrr", "--by", "segment", "--from", "2025-04"],
    "mrr-segment-chain": ["mrr", "--segment", "chain", "--from", "2024-09"],
    "metrics-trend": ["metrics", "ndr", "cac", "mrr", "--by", "month", "--from", "2024-01"],
    mrr: ["mrr"],
    cohorts: ["cohorts"],
    forecast: ["forecast"],
    "forecast-segment-clinic-in-chinese": ["forecast", "--segment", "clinic", "--months", "12", "--lang", "zh"],
    ltv: ["ltv"],
    "ltv-by-segment": ["ltv", "--by", "segment"],
    "ltv-tier-micro-in-chinese": ["ltv", "--tier", "micro", "--horizon", "24", "--lang", "zh"],
    "cohorts-segment-chain": ["cohorts", "--by", "quarter", "--segment", "chain"],
  },
  "scaled-rule-of-40": {
    "check-by-tier": ["check", "--by", "tier"],
    "metrics-tier-mid-by-month": [
      "metrics",
      "ndr",
      "ltv-to-cac",
      "--by",
      "month",
      "--tier",
      "mid",
      "--from",
      "2024-07",
    ],
    "mrr-by-segment": ["mrr", "--by", "segment", "--from", "2025-04"],
  },
};
const CASES = Object.entries(VIEWS).flatMap(([name, views]) =>
  Object.entries(views).map(([view, args]) => ({ name, view, args })),
);
const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schemaText("report")) as object);

describe.each(CASES)("$name: ue $args", ({ name, view, args }) => {
  const cwd = join(COMPANIES, name);

  test.each([80, 140])("fits %i columns", async (columns) => {
    const { stdout, stderr } = await ue(args, { cwd, isTTY: true, columns, env: { NO_COLOR: "1" } });
    expect(stderr).toBe("");
    await expect(stdout).toMatchFileSnapshot(`golden/series/${name}/${view}-${columns}.txt`);
  });

  test("has JSON that its schema describes", async () => {
    const { code, stdout } = await ue([...args, "--format", "json"], { cwd });
    expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true);
    if (args[0] === "check") {
      await expect(`exit code ${code}\n${stdout}`).toMatchFileSnapshot(`golden/series/${name}/${view}.json`);
    }
  });
});
