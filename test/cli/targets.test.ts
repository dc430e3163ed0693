import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { ue } from "../support/io.ts";

const cwd = fileURLToPath(new URL("../../fixtures/companies/leaky-bucket/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "ue-targets-"));
afterAll(() => rmSync(folder, { recursive: true }));
const fresh = () => mkdtempSync(join(folder, "run-"));
const stdoutOf = async (...args: string[]) => (await ue(args, { cwd })).stdout;

describe("-o", () => {
  it.each([
    ["report.txt", "table"],
    ["report", "table"],
    ["report.json", "json"],
    ["report.jsonl", "jsonl"],
    ["report.csv", "csv"],
    ["report.md", "markdown"],
    ["report.xml", "junit"],
    ["REPORT.JSON", "json"],
    ["excel-eu=report.csv", "excel-eu"],
    ["github=report.log", "github"],
  ])("%s is written as %s", async (name, format) => {
    const own = fresh();
    const [prefix, file = prefix] = name.split("=") as [string, string?];
    const target = file === prefix ? join(own, file) : `${prefix}=${join(own, file)}`;
    const { code, stdout } = await ue(["check", "-o", target], { cwd });
    expect([code, stdout]).toEqual([1, ""]);
    expect(readdirSync(own)).toEqual([file]);
    expect(readFileSync(join(own, file), "utf8")).toBe(await stdoutOf("check", "--format", format));
  });

  it("leaves the choice to --format", async () => {
    const file = join(fresh(), "report.csv");
    await ue(["check", "--format", "excel", "-o", file], { cwd });
    expect(readFileSync(file, "utf8")).toBe(await stdoutOf("check", "--format", "excel"));
    expect((await ue(["check", "--format", "json", "-o", join(fresh(), "report.odd")], { cwd })).code).toBe(1);
  });

  it("may be given several times, and - is standard output", async () => {
    const own = fresh();
    const args = ["check", "-o", "github=-", "-o", join(own, "ue.json"), "-o", join(own, "ue.xml")];
    const { code, stdout, stderr } = await ue(args, { cwd });
    expect([code, stderr]).toEqual([1, ""]);
    expect(stdout).toBe(await stdoutOf("check", "--format", "github"));
    expect(readdirSync(own).sort()).toEqual(["ue.json", "ue.xml"]);
    expect(readFileSync(join(own, "ue.json"), "utf8")).toBe(await stdoutOf("check", "--format", "json"));
    expect(readFileSync(join(own, "ue.xml"), "utf8")).toBe(await stdoutOf("check", "--format", "junit"));
  });

  it("keeps metric names apart from the files", async () => {
    const file = join(fresh(), "ndr.csv");
    await ue(["metrics", "-o", file, "ndr"], { cwd });
    expect(readFileSync(file, "utf8").split("\r\n").length).toBe(3);
  });

  it.each([
    [
      ["check", "-o", "report.pdf"],
      "no format has the ending .pdf. Give --format, or a name that ends in .txt, .json,",
    ],
    [["check", "-o", "report.xlsx"], "would be xlsx, which only ue report has. Formats of ue check: table, json,"],
    [["check", "-o", "a.json", "-o", "./a.json"], '"./a.json" is given twice with --output'],
    [["check", "-o", "-", "-o", "json=-"], '"-" is given twice with --output'],
    [
      ["mrr", "-o", "report.xml"],
      "would be junit, which only ue check has. Formats of ue mrr: table, json, jsonl, csv,",
    ],
    [["mrr", "-o", "github=-"], "would be github, which only ue check has"],
    [["gates", "--format", "junit"], "argument 'junit' is invalid. Allowed choices are table, json, jsonl, csv,"],
    [["metrics", "--format", "github"], "argument 'github' is invalid. Allowed choices are table, json, jsonl, csv,"],
  ])("%j is a mistake, told before anything is read", async (args, message) => {
    const own = fresh();
    const { code, stdout, stderr } = await ue(args, { cwd: own });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("no-subscriptions");
    expect(readdirSync(own)).toEqual([]);
  });
});

describe("warnings of a run", () => {
  const own = fresh();
  writeFileSync(join(own, "s.csv"), "customer_id,start_date,amount\nacme,2024-01-01,100\n");
  writeFileSync(join(own, "c.csv"), "month,category,amount\n2024-06,sales,1\n");
  const run = (...args: string[]) => ue(["check", "-s", "s.csv", "-c", "c.csv", ...args], { cwd: own });

  it.each(["csv", "excel", "excel-eu"])("go to standard error with %s, which has no place for them", async (format) => {
    const { stdout, stderr } = await run("--format", format);
    expect(stdout).not.toContain("no-cost-of-service");
    expect(stderr).toMatch(/^warning: .*\[no-cost-of-service\]$/m);
    expect(stderr).not.toMatch(/^note:/m);
    expect((await run("--format", format, "--quiet")).stderr).toBe("");
  });

  it.each(["json", "jsonl", "markdown", "junit", "github"])("are part of %s", async (format) => {
    const { stdout, stderr } = await run("--format", format);
    expect(stdout).toContain("no delivery, service or success cost at all");
    expect(stderr).toBe("");
  });
});

describe("GITHUB_STEP_SUMMARY", () => {
  it("is given the Markdown page when annotations are asked for", async () => {
    const own = fresh();
    const env = { GITHUB_STEP_SUMMARY: join(own, "summary.md") };
    writeFileSync(env.GITHUB_STEP_SUMMARY, "before\n");
    const page = await stdoutOf("check", "--format", "markdown");
    const { code, stderr } = await ue(["check", "--format", "github"], { cwd, env });
    expect([code, stderr]).toEqual([1, ""]);
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, "utf8")).toBe(`before\n${page}`);
    await ue(["check", "-o", "github=-", "-o", join(own, "ue.xml")], { cwd, env });
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, "utf8")).toBe(`before\n${page}${page}`);
  });

  it("is left alone by the other formats, and without it nothing is written", async () => {
    const own = fresh();
    await ue(["check", "--format", "markdown"], { cwd, env: { GITHUB_STEP_SUMMARY: join(own, "summary.md") } });
    expect(existsSync(join(own, "summary.md"))).toBe(false);
  });

  it("that cannot be written is a warning: the verdict still counts", async () => {
    const env = { GITHUB_STEP_SUMMARY: join(fresh(), "no-folder", "summary.md") };
    const { code, stdout, stderr } = await ue(["check", "--format", "github"], { cwd, env });
    expect([code, stdout]).toEqual([1, await stdoutOf("check", "--format", "github")]);
    expect(stderr).toMatch(/^warning: the step summary cannot be written: /);
  });
});
