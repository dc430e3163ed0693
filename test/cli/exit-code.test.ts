import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { ue } from "../support/io.ts";

const company = (name: string) => fileURLToPath(new URL(`../../fixtures/companies/${name}/`, import.meta.url));

const folder = mkdtempSync(join(tmpdir(), "ue-exit-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Twelve customers over two years: enough to compute, too few to decide. */
writeFileSync(
  join(folder, "few.csv"),
  `customer_id,start_date,amount\n${Array.from({ length: 12 }, (_, i) => `c${i},2023-0${1 + (i % 9)}-01,100`).join("\n")}\n`,
);
const gate = (bound: string, kind = "required") =>
  `version: 1\npolicy: own.yaml\ngates: [ { id: own, metric: mrr, ${bound}, kind: ${kind}, stages: [gtm] } ]\n`;
writeFileSync(join(folder, "own.yaml"), "name: own\n");
writeFileSync(join(folder, "pass.yaml"), gate("min: 1000"));
writeFileSync(join(folder, "fail.yaml"), gate("min: 2000"));
writeFileSync(join(folder, "advisory.yaml"), gate("min: 2000", "advisory"));
writeFileSync(join(folder, "undecided.yaml"), gate("min: 1000").replace("metric: mrr", "metric: cac"));
const check = (config: string, ...more: string[]) =>
  ue(["check", "-s", "few.csv", "--config", `${config}.yaml`, "--stage", "gtm", "--as-of", "2024-12", ...more], {
    cwd: folder,
  });

describe("the exit code of check", () => {
  it.each([
    ["pass", 0],
    ["fail", 1],
    ["undecided", 3],
    ["advisory", 3],
  ])("%s: %i", async (config, code) => {
    expect((await check(config)).code).toBe(code);
  });

  it.each([
    ["pass", "fail", 0],
    ["pass", "pass", 0],
    ["fail", "pass", 1],
    ["undecided", "pass", 0],
    ["undecided", "fail", 1],
    ["advisory", "pass", 0],
  ])("%s with --inconclusive %s: %i", async (config, inconclusive, code) => {
    const ended = await check(config, "--inconclusive", inconclusive, "--format", "json");
    expect(ended.code).toBe(code);
    // Only the exit code moves.
    expect(ended.stdout).toBe((await check(config, "--format", "json")).stdout);
  });

  it("is 2 for a stage that does not exist, and never 1", async () => {
    expect((await check("pass", "--stage", "seed")).code).toBe(2);
  });

  it.each([
    ["healthy-gtm", [], 0, "pass"],
    ["leaky-bucket", [], 1, "fail"],
    ["micro-merchant", [], 1, "fail"],
    ["pmf-too-early", [], 0, "pass"],
  ])("of %s %j is %i in every format, as is the verdict", async (name, flags, code, verdict) => {
    const run = (...more: string[]) => ue(["check", ...flags, ...more], { cwd: company(name) });
    const [json, table, quiet] = [await run("--format", "json"), await run(), await run("--quiet")];
    expect([json.code, table.code, quiet.code]).toEqual([code, code, code]);
    const report = JSON.parse(json.stdout);
    expect(report.verdict).toBe(verdict);
    const words: Readonly<Record<string, string>> = { pass: "PASS  ", fail: "FAIL  ", inconclusive: "UNDECIDED  " };
    expect(table.stdout).toContain(words[verdict]);
    expect(table.stdout).toContain(report.headline);
    expect(quiet.stdout).toBe(`${report.headline}\n`);
    expect([json.stderr, table.stderr, quiet.stderr]).toEqual(["", "", ""]);
  });

  it("of an undecided check is the same in every format", async () => {
    const [json, table, quiet] = [
      await check("undecided", "-f", "json"),
      await check("undecided"),
      await check("undecided", "-q"),
    ];
    expect([json.code, table.code, quiet.code]).toEqual([3, 3, 3]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      verdict: "inconclusive",
      gates: [{ id: "own", value: null, reason: "no-costs" }],
    });
    expect(table.stdout).toContain("UNDECIDED  Not decided");
  });

  it("follows the strict reading in every format", async () => {
    const cwd = company("leaky-bucket");
    const codes = await Promise.all(
      ["json", "table"].map(async (format) => (await ue(["check", "--strict", "--format", format], { cwd })).code),
    );
    expect(codes).toEqual([3, 3]);
  });
});

describe("the exit code of the other commands", () => {
  it.each(["metrics", "mrr", "cohorts", "gates"])("%s: 0, whatever the verdict is", async (command) => {
    const { code, stderr, stdout } = await ue([command], { cwd: company("leaky-bucket") });
    expect([code, stderr, stdout === ""]).toEqual([0, "", false]);
  });

  it("is 2 when the data cannot be read", async () => {
    for (const command of ["check", "metrics", "mrr", "cohorts"]) {
      const { code, stdout, stderr } = await ue([command, "-s", "nothing.csv", "-c", "nowhere.csv"], { cwd: folder });
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr.split("\n")).toEqual([
        'error: There is no file "nothing.csv". Check the name, and the folder you are in. [file-not-found]',
        'error: There is no file "nowhere.csv". Check the name, and the folder you are in. [file-not-found]',
        "",
      ]);
    }
  });
});
