import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../../src/read/config.ts";
import { IssueLog } from "../../../src/read/issue-log.ts";
import { COST_PRESETS, PRESETS } from "../../../src/read/presets/index.ts";
import { accountRule } from "../../support/account-rules.ts";
import { importFolder, importText } from "../../support/imports.ts";
import { ue } from "../../support/io.ts";
import { csv, read } from "../../support/reading.ts";

const ANY = [accountRule("", "admin")];

describe.each(COST_PRESETS.map(({ name }) => name))("the preset %s", (name) => {
  it("knows its file, and no other preset does", async () => {
    expect(existsSync(importFolder(name))).toBe(true);
    const { errors, issues } = await read({ costs: importText(name, "costs.csv"), costEntry: { map: ANY } });
    expect(errors).toEqual([]);
    expect(issues.filter(({ code }) => code === "preset-detected").map(({ args }) => args.preset)).toEqual([name]);
  });

  it("reads the same when it is named, without a word about it", async () => {
    const text = importText(name, "costs.csv");
    const [found, named] = [
      await read({ costs: text, costEntry: { map: ANY } }),
      await read({ costs: text, costEntry: { map: ANY, preset: name } }),
    ];
    expect(named.costs).toEqual(found.costs);
    expect(named.notes).not.toContain("c1.csv preset-detected");
  });
});

it.each(["mapped-costs", "canonical-accounts"])("the costs of %s are read as their ue.yaml says", async (name) => {
  const args = ["mrr", "-s", "../qbo-pnl/subscriptions.csv", "--config", "ue.yaml", "--format", "json"];
  const { code, stdout, stderr } = await ue(args, { cwd: importFolder(name) });
  expect([code, stderr]).toEqual([0, ""]);
  expect(JSON.parse(stdout).issues.map((issue: { code: string }) => issue.code)).toContain("accounts-mapped");
});

describe("the presets", () => {
  it("have examples that ue.yaml takes", async () => {
    for (const { role, name, example } of PRESETS) {
      const log = new IssueLog();
      const config = await readConfig("ue.yaml", `version: 1\n${example}`, async () => null, log);
      expect(log.all(), name).toEqual([]);
      expect(config![role], name).toHaveLength(1);
    }
  });

  it("are named once a role, and their fixtures are theirs", () => {
    const names = PRESETS.map(({ role, name }) => `${role} ${name}`);
    expect(new Set(names).size).toBe(names.length);
    const folders = readdirSync(fileURLToPath(new URL("../../../fixtures/imports/", import.meta.url)));
    for (const { name } of COST_PRESETS) expect(folders).toContain(name);
  });

  it("of the other role, or of no name, are an error", async () => {
    const costs = csv("month,category,amount", "2025-01,sales,1");
    for (const preset of ["stripe-invoices", "qbo-pln"]) {
      const { errors, issues } = await read({ costs, costEntry: { preset } });
      expect(errors).toEqual(["preset-unknown"]);
      expect(issues[0]!.args.allowed).toBe("canonical, qbo-pnl, xero-pnl, google-ads, meta-ads, cn-ledger");
    }
  });
});

describe("a file that two presets know", () => {
  it("is not read before ue.yaml says as which", async () => {
    const costs = csv("Day,Campaign,Cost,Amount spent (USD)", "2025-01-03,Brand,5,6");
    const { errors, issues } = await read({ costs });
    expect(errors).toEqual(["c1.csv:1 preset-ambiguous"]);
    expect(issues[0]!.args.presets).toBe("google-ads, meta-ads");
    expect((await read({ costs, costEntry: { preset: "google-ads" } })).costs).toEqual(["2025-01 marketing 500"]);
  });
});

describe("a file that no preset knows", () => {
  it("is told what a canonical one lacks", async () => {
    expect((await read({ costs: csv("Posted,Ledger,Net", "2025-01-03,Rent,5") })).errors).toEqual([
      "c1.csv:1 month column-missing",
      "c1.csv:1 category column-missing",
      "c1.csv:1 amount column-missing",
    ]);
  });
});
