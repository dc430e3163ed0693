import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { schemaText } from "../../src/cli/commands/schema.ts";
import type { SolveReport } from "../../src/report/solve/solve-report.ts";
import { ue } from "../support/io.ts";

const at = (name: string) => ({ cwd: join(import.meta.dirname, "../../fixtures/companies", name) });
const screen = (columns: number) => ({ isTTY: true, columns, env: { NO_COLOR: "1" } });
const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schemaText("report")) as object);

async function report(name: string, ...args: string[]): Promise<SolveReport> {
  const { stdout, stderr, code } = await ue(["solve", ...args, "--format", "json"], at(name));
  expect([stderr, code]).toEqual(["", 0]);
  const parsed = JSON.parse(stdout) as SolveReport;
  expect(validate(parsed), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  return parsed;
}

describe("ue solve", () => {
  it.each([80, 140])("prints what it would take, in %i columns", async (columns) => {
    const args = ["solve", "ltv-to-cac", "ndr", "--tornado"];
    const { stdout, stderr, code } = await ue(args, { ...at("buys-growth"), ...screen(columns) });
    expect([stderr, code]).toEqual(["", 0]);
    for (const line of stdout.split("\n")) expect(line.length, line).toBeLessThanOrEqual(columns);
    await expect(stdout).toMatchFileSnapshot(`../golden/what-if/solve-${columns}.txt`);
  });

  it("prints the same for a pipe, as Markdown and in Chinese, and the goal alone with --quiet", async () => {
    const piped = await ue(["solve", "--tornado"], at("leaky-bucket"));
    await expect(piped.stdout).toMatchFileSnapshot("../golden/what-if/solve-leaky-bucket.txt");
    const markdown = await ue(["solve", "--tornado", "--format", "markdown"], at("leaky-bucket"));
    await expect(markdown.stdout).toMatchFileSnapshot("../golden/what-if/solve-leaky-bucket.md");
    const chinese = await ue(["solve", "--lang", "zh"], at("leaky-bucket"));
    await expect(chinese.stdout).toMatchFileSnapshot("../golden/what-if/solve-leaky-bucket-zh.txt");
    const quiet = await ue(["solve", "--quiet"], at("leaky-bucket"));
    expect(quiet.stdout).toBe("NDR \u2265 80 %: 74.4 % now (63.9 to 83.7 %)\n");
  });

  it("asks without a target for every failed required gate of the deciding stage", async () => {
    const { goals } = await report("buys-growth");
    const check = JSON.parse((await ue(["check", "--format", "json"], at("buys-growth"))).stdout) as {
      gates: { id: string; kind: string; outcome: string; decidedBy: string | null }[];
    };
    const failed = check.gates.filter(({ kind, outcome }) => kind === "required" && outcome === "fail");
    expect(goals.map(({ gate }) => gate)).toEqual(failed.map(({ id, decidedBy }) => decidedBy ?? id));
    expect(goals.every(({ met, tornado }) => !met && tornado === null)).toBe(true);
  });

  it("says so when nothing fails", async () => {
    const { goals } = await report("healthy-gtm", "--stage", "gtm");
    expect(goals).toEqual([]);
    const { stdout } = await ue(["solve"], at("healthy-gtm"));
    expect(stdout).toContain("Nothing to solve");
  });

  it("says that churn alone cannot reach 3 where 3 CAC is more than 36 months of gross profit", async () => {
    const { levers, goals } = await report("buys-growth", "ltv-to-cac=3");
    const [{ ceiling }] = goals as [SolveReport["goals"][number]];
    expect(3 * ceiling!.cac!).toBeGreaterThan(ceiling!.capMonths * ceiling!.monthlyProfit);
    expect(levers.find(({ lever }) => lever === "churn")).toMatchObject({ status: "unreachable", why: "ceiling" });
    const { stdout } = await ue(["solve", "ltv-to-cac=3"], at("buys-growth"));
    expect(stdout).toContain("Not by Customer churn rate alone");
    expect(stdout).toMatch(/3 x CAC 12,011 = 36,033 is more than 36 months of gross profit, 23,271/);
  });

  it("gives what what-if then confirms", async () => {
    const { levers } = await report("leaky-bucket", "ndr=80%");
    const arpa = levers.find(({ lever }) => lever === "arpa")!;
    const args = ["what-if", "--set", `arpa=${arpa.needed!.toFixed(6)}`, "-f", "json"];
    const { metrics } = JSON.parse((await ue(args, at("leaky-bucket"))).stdout) as {
      metrics: { id: string; after: number }[];
    };
    expect(metrics.find(({ id }) => id === "ndr")!.after).toBeCloseTo(0.8, 8);
  });

  it("is aimed at a gate's group, or at the one asked for", async () => {
    const { goals } = await report("micro-merchant", "gtm.first-year-contribution.micro");
    expect(goals[0]).toMatchObject({ by: "tier", group: "micro" });
    const { goals: tier } = await report("micro-merchant", "cac=1000", "--tier", "micro");
    expect(tier[0]).toMatchObject({ by: "tier", group: "micro", operator: "<=", threshold: 1000 });
  });

  it("has one row a lever and goal in CSV", async () => {
    const { stdout } = await ue(["solve", "ltv-to-cac=6", "--format", "csv"], at("leaky-bucket"));
    const rows = parse(stdout, { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(9);
    expect(Object.keys(rows[0]!).join(" ")).toContain("lever unit status why method now needed change changeShare");
  });

  it.each([
    [["ltv-to-cca=3"], "Did you mean ltv-to-cac?"],
    [["ltv-to-cac=three"], "expected ltv-to-cac= and a value"],
    [["cac=80%"], "expected cac= and a value such as 8000"],
    [["mrr"], "no gate states a threshold for mrr"],
    [["cac=1000", "--tier", "mircro"], "there is no tier"],
  ])("is refused where it makes no sense: %s", async (args, message) => {
    const { code, stdout, stderr } = await ue(["solve", ...args], at("leaky-bucket"));
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});
