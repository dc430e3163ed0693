import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { PRESETS } from "../../src/read/presets/index.ts";
import { ue } from "../support/io.ts";

const IMPORTS = join(import.meta.dirname, "../../fixtures/imports");
const folder = () => mkdtempSync(join(tmpdir(), "ue-setup-"));

describe("ue init", () => {
  test("writes settings and samples that can be checked at once", async () => {
    const cwd = folder();
    const { code, stdout, stderr } = await ue(["init"], { cwd });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe("Wrote ue.yaml, ue.schema.json, subscriptions.csv, costs.csv.\nNext: ue check\n");
    expect((await ue(["validate"], { cwd })).code).toBe(0);
    expect([0, 1, 3]).toContain((await ue(["check"], { cwd })).code);
  });

  test("starts ue.yaml with the line that tells editors its schema", async () => {
    const cwd = folder();
    await ue(["init"], { cwd });
    const [first] = readFileSync(join(cwd, "ue.yaml"), "utf8").split("\n");
    expect(first).toBe("# yaml-language-server: $schema=./ue.schema.json");
    expect(JSON.parse(readFileSync(join(cwd, "ue.schema.json"), "utf8")).title).toContain("ue.yaml");
  });

  test("never replaces a file without --force, and then writes nothing at all", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, "costs.csv"), "mine");
    const refused = await ue(["init"], { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("costs.csv would be replaced");
    expect(readdirSync(cwd)).toEqual(["costs.csv"]);
    expect((await ue(["init", "--force"], { cwd })).code).toBe(0);
  });

  test("finds out the preset of existing files, and proposes a map for their accounts", async () => {
    const cwd = folder();
    cpSync(join(IMPORTS, "stripe-subscriptions/subscriptions.csv"), join(cwd, "export.csv"));
    cpSync(join(IMPORTS, "qbo-pnl/costs.csv"), join(cwd, "pnl.csv"));
    const { code, stderr } = await ue(["init", "-s", "export.csv", "-c", "pnl.csv"], { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain("[account-unmapped]");
    const config = parse(readFileSync(join(cwd, "ue.yaml"), "utf8"));
    expect(config.subscriptions).toEqual({ files: ["export.csv"], preset: "stripe-subscriptions" });
    expect(config.costs.preset).toBe("qbo-pnl");
    expect(config.costs.map).toContainEqual({ account: "^Advertising$", to: "marketing" });
  });

  test("guesses foreign column names, and what it wrote is read", async () => {
    const cwd = folder();
    writeFileSync(
      join(cwd, "a.csv"),
      "Client;Join date;Left on;Monthly fee\nacme;31.01.2024;;1.200,50\nbolt;05.02.2024;07.03.2025;99,00\n",
    );
    expect(await ue(["init", "-s", "a.csv"], { cwd })).toMatchObject({ code: 0, stderr: "" });
    const config = parse(readFileSync(join(cwd, "ue.yaml"), "utf8"));
    expect(config.subscriptions).toMatchObject({
      columns: { customer_id: "Client", start_date: "Join date", end_date: "Left on", amount: "Monthly fee" },
      decimal: "comma",
      date_format: "DD-MM-YYYY",
    });
    const { stdout } = await ue(["metrics", "mrr", "--format", "json", "--as-of", "2024-03"], { cwd });
    expect(JSON.parse(stdout).metrics[0].value).toBe(1299.5);
  });
});

describe("ue validate", () => {
  test("tells what it understood of a file with names of its own", async () => {
    const { code, stdout } = await ue(["validate", "--format", "json"], { cwd: join(IMPORTS, "mapped") });
    expect(code).toBe(0);
    const { valid, files } = JSON.parse(stdout);
    expect(valid).toBe(true);
    expect(files[0]).toMatchObject({
      role: "subscriptions",
      file: "klanten.csv",
      delimiter: ";",
      encoding: "utf-8",
      endDate: "inclusive",
    });
    expect(files[0].rows).toBe(files[0].used + files[0].excluded);
  });

  test("ends with 2, names every problem on stderr and still tells what it understood", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, "s.csv"), "customer_id,start_date,amount\nacme,2025-13-01,1\nbolt,2025-01-01,x\n");
    const { code, stdout, stderr } = await ue(["validate", "-s", "s.csv"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("[date-impossible]");
    expect(stderr).toContain("[amount-form]");
    expect(stdout).toContain("NOT VALID");
    const json = await ue(["validate", "-s", "s.csv", "--format", "json"], { cwd });
    expect([json.code, json.stderr, JSON.parse(json.stdout).valid]).toEqual([2, "", false]);
  });
});

describe("ue presets", () => {
  test("lists every preset with its signature and an entry that ue.yaml may hold", async () => {
    const { stdout } = await ue(["presets", "--format", "json"]);
    const { presets } = JSON.parse(stdout);
    expect(presets.map(({ name }: { name: string }) => name)).toEqual(PRESETS.map(({ name }) => name));
    for (const { example } of presets) expect(() => parse(example)).not.toThrow();
    expect((await ue(["presets"])).stdout).toContain("stripe-subscriptions");
  });
});
