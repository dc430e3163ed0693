import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, it } from "vitest";
import { schemaText } from "../../src/cli/commands/schema.ts";
import type { WhatIfReport } from "../../src/report/what-if/what-if-report.ts";
import { ue } from "../support/io.ts";

const COMPANIES = join(import.meta.dirname, "../../fixtures/companies");
const at = (name: string) => ({ cwd: join(COMPANIES, name) });
const screen = (columns: number) => ({ isTTY: true, columns, env: { NO_COLOR: "1" } });
const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schemaText("report")) as object);

async function report(name: string, ...args: string[]): Promise<WhatIfReport> {
  const { stdout, stderr, code } = await ue(["what-if", ...args, "--format", "json"], at(name));
  expect([stderr, code]).toEqual(["", 0]);
  const parsed = JSON.parse(stdout) as WhatIfReport;
  expect(validate(parsed), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  return parsed;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A company with scenarios of its own in ue.yaml. */
function withScenarios(name: string, scenarios: string): { cwd: string } {
  const cwd = mkdtempSync(join(tmpdir(), "ue-scenarios-"));
  folders.push(cwd);
  cpSync(join(COMPANIES, name), cwd, { recursive: true });
  const files = ["subscriptions", "costs"].map((role) => `${role}: { files: [${role}.csv] }\n`);
  writeFileSync(join(cwd, "ue.yaml"), `version: 1\ncurrency: CNY\n${files.join("")}scenarios:\n${scenarios}`);
  return { cwd };
}

const ALL = ["--set", "churn=-50%", "--set", "cac=8000", "--set", "price=+5%"];

describe("ue what-if of leaky-bucket", () => {
  it.each([80, 140])("prints before, after and what flips, in %i columns", async (columns) => {
    const { stdout, stderr, code } = await ue(["what-if", ...ALL], { ...at("leaky-bucket"), ...screen(columns) });
    expect([stderr, code]).toEqual(["", 0]);
    for (const line of stdout.split("\n")) expect(line.length, line).toBeLessThanOrEqual(columns);
    await expect(stdout).toMatchFileSnapshot(`../golden/what-if/leaky-bucket-${columns}.txt`);
  });

  it("prints the same for a pipe and as Markdown, and one sentence with --quiet", async () => {
    const piped = await ue(["what-if", ...ALL], at("leaky-bucket"));
    await expect(piped.stdout).toMatchFileSnapshot("../golden/what-if/leaky-bucket.txt");
    const markdown = await ue(["what-if", ...ALL, "--format", "markdown"], at("leaky-bucket"));
    await expect(markdown.stdout).toMatchFileSnapshot("../golden/what-if/leaky-bucket.md");
    const quiet = await ue(["what-if", ...ALL, "--quiet"], at("leaky-bucket"));
    expect(quiet.stdout).toBe("Verdict: GTM fails now; GTM passes then.\n");
    const chinese = await ue(["what-if", ...ALL, "--lang", "zh"], at("leaky-bucket"));
    await expect(chinese.stdout).toMatchFileSnapshot("../golden/what-if/leaky-bucket-zh.txt");
  });

  it("has every metric that moves, every gate, and what each lever means in the JSON", async () => {
    const { metrics, gates, scenarios, turned, levers } = await report("leaky-bucket", ...ALL);
    const check = JSON.parse((await ue(["check", "--format", "json"], at("leaky-bucket"))).stdout);
    for (const metric of metrics) {
      const now = check.metrics.find((each: { id: string; by: null }) => each.id === metric.id && each.by === null);
      expect([metric.before, metric.n]).toEqual([now.value, now.n]);
      expect(metric.change).toBe(metric.before === null || metric.after === null ? null : metric.after - metric.before);
    }
    const cac = metrics.find(({ id }) => id === "cac")!;
    expect([cac.before, cac.after]).toEqual([expect.closeTo(8640.3437, 4), expect.closeTo(8000, 6)]);
    expect(metrics.find(({ id }) => id === "mrr")!.changeShare).toBeCloseTo(0.05, 12);
    expect(gates.map(({ id }) => id)).toEqual(check.gates.map(({ id }: { id: string }) => id));
    expect(
      gates.filter(({ flips }) => flips).map(({ id, outcomeBefore, outcome }) => [id, outcomeBefore, outcome]),
    ).toEqual([["gtm.ndr", "fail", "pass"]]);
    expect(scenarios).toEqual([
      {
        name: "set",
        verdict: "pass",
        reason: null,
        decidingStage: "gtm",
        supported: null,
        before: { verdict: "fail", reason: null, decidingStage: "gtm", supported: null },
      },
    ]);
    expect(turned.map(({ lever, factor }) => [lever, factor])).toEqual([
      ["price", 1.05],
      ["churn", 0.5],
      ["cac", expect.closeTo(8000 / cac.before!, 12)],
    ]);
    expect(levers.map(({ id, holds }) => [id, holds !== ""])).toEqual([
      ["price", true],
      ["churn", true],
      ["cac", true],
    ]);
  });

  it("has one row a metric in CSV, and lines of records in jsonl", async () => {
    const csv = await ue(["what-if", ...ALL, "--format", "csv"], at("leaky-bucket"));
    const rows = parse(csv.stdout, { columns: true }) as Record<string, string>[];
    expect(Object.keys(rows[0]!).slice(0, 8).join(" ")).toBe("scenario id by group unit before after change");
    expect(rows.every(({ scenario }) => scenario === "set")).toBe(true);
    const lines = (await ue(["what-if", ...ALL, "--format", "jsonl"], at("leaky-bucket"))).stdout.trim().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { record: string }).record)).toContain("gates");
  });

  it("judges without an asked stage which stage decides and which the data would support", async () => {
    const surroundings = withScenarios("leaky-bucket", "  bold: { churn: -50% }\n");
    const { stdout } = await ue(["what-if", "--scenario", "bold", "-f", "json"], surroundings);
    const [bold] = (JSON.parse(stdout) as WhatIfReport).scenarios;
    const check = JSON.parse((await ue(["check", "-f", "json"], surroundings)).stdout);
    expect([bold!.before.decidingStage, bold!.before.supported]).toEqual([check.decidingStage, check.supported]);
    expect([bold!.before.supported, bold!.supported]).toEqual(["pmf", "gtm"]);
  });
});

describe("gates that are aimed at groups", () => {
  it("move by the same factors as the whole", async () => {
    const { gates } = await report("micro-merchant", "--set", "cac=-50%");
    const tier = gates.find(({ id }) => id === "gtm.first-year-contribution.micro")!;
    const check = JSON.parse(
      (await ue(["metrics", "cac", "first-year-contribution", "--tier", "micro", "-f", "json"], at("micro-merchant")))
        .stdout,
    ) as { metrics: { value: number }[] };
    const [cac, contribution] = check.metrics as [{ value: number }, { value: number }];
    expect(tier.after).toBeCloseTo(contribution.value + cac.value / 2, 8);
  });
});

describe("scenarios of ue.yaml", () => {
  const surroundings = withScenarios(
    "leaky-bucket",
    "  bold: { churn: -50%, price: +5%, expansion: +100% }\n  careful: { cac: +500, margin: 85% }\n",
  );

  it("stand side by side, with the base", async () => {
    const { stdout, stderr } = await ue(["what-if", "--scenario", "base,bold,careful"], {
      ...surroundings,
      ...screen(100),
    });
    expect(stderr).toBe("");
    await expect(stdout).toMatchFileSnapshot("../golden/what-if/scenarios.txt");
  });

  it("are all shown without being named, and --set stands beside those that are", async () => {
    const all = JSON.parse((await ue(["what-if", "-f", "json"], surroundings)).stdout) as WhatIfReport;
    expect(all.scenarios.map(({ name }) => name)).toEqual(["base", "bold", "careful"]);
    const args = ["what-if", "--scenario", "bold", "--set", "cac=8000", "-f", "json"];
    const mixed = JSON.parse((await ue(args, surroundings)).stdout) as WhatIfReport;
    expect(mixed.scenarios.map(({ name }) => name)).toEqual(["bold", "set"]);
  });

  it("read +500 as a change, though YAML takes it for 500", async () => {
    const { turned } = JSON.parse(
      (await ue(["what-if", "--scenario", "careful", "-f", "json"], surroundings)).stdout,
    ) as WhatIfReport;
    expect(turned.map(({ lever, from, to }) => [lever, from, to])).toEqual([
      ["cac", expect.any(Number), expect.closeTo(9140.3437, 4)],
      ["margin", expect.any(Number), expect.closeTo(0.85, 12)],
    ]);
  });

  it.each([
    ["  bold: { chrun: -20% }\n", "ue.yaml:6:11"],
    ["  bold: { cac: 8% }\n", "ue.yaml:6:16: scenarios.bold.cac"],
    ["  base: { cac: 8000 }\n", "ue.yaml:6:3"],
    ['  "b\\e[31m": { cac: 8000 }\n', "ue.yaml:6:3"],
    ["  two words: { cac: 8000 }\n", "a short name without spaces and commas"],
    ["  bold: 5\n", "ue.yaml:6:9: scenarios.bold"],
    ["  bold: { price: }\n", "scenarios.bold.price"],
  ])("are refused with their place: %s", async (scenarios, place) => {
    const { code, stdout, stderr } = await ue(["what-if"], withScenarios("leaky-bucket", scenarios));
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(place);
  });
});

describe("what cannot be turned", () => {
  it.each([
    [["--set", "chrun=-20%"], "Did you mean churn?"],
    [["--set", "cac=8%"], "expected cac= and a change such as"],
    [["--set", "cac"], "expected cac= and"],
    [["--set", "cac=1", "--set", "cac=2"], "given twice"],
    [["--set", "cac=-9999999"], "cac cannot become"],
    [["--set", "margin=120%"], "margin cannot become 120.0 %"],
    [["--scenario", "bse"], "Did you mean base?"],
    [[], "nothing to turn"],
    [["--set", "cac=1", "--tier", "midd"], 'there is no tier "midd"'],
  ])("is told with what to do: %s", async (args, message) => {
    const { code, stdout, stderr } = await ue(["what-if", ...args], at("leaky-bucket"));
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });

  it("is a lever without a value", async () => {
    const args = ["what-if", "-s", join(COMPANIES, "leaky-bucket/subscriptions.csv"), "--set", "cac=-5%"];
    const { stderr } = await ue(args, { cwd: import.meta.dirname });
    expect(stderr).toContain("cac cannot be turned");
  });
});
