import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { schemaText } from "../../src/cli/commands/schema.ts";
import { METRICS } from "../../src/metrics/index.ts";
import { renderJson } from "../../src/render/json.ts";
import { buildExplain } from "../../src/report/explain/build-explain.ts";
import type { ExplainReport, QuestionReport } from "../../src/report/explain/explain-report.ts";
import { COMPANY_NAMES, company } from "../support/companies.ts";
import { ue } from "../support/io.ts";

const at = (name: string) => ({ cwd: join(import.meta.dirname, "../../fixtures/companies", name) });
const screen = (columns: number) => ({ isTTY: true, columns, env: { NO_COLOR: "1" } });

async function report(name: string, ...args: string[]): Promise<ExplainReport> {
  const { stdout, stderr, code } = await ue(["explain", ...args, "--format", "json"], at(name));
  expect([stderr, code]).toEqual(["", 0]);
  return JSON.parse(stdout) as ExplainReport;
}

describe.each(["leaky-bucket", "buys-growth"])("ue explain of %s", (name) => {
  it.each([
    "ndr",
    "ltv-to-cac",
    "cac",
    "gross-profit-2",
    "subsidy-cover",
    "customer-churn-rate",
    "revenue",
    "multi-year-share",
    "gtm.gm2-increment",
  ])("explains %s as before, in 80 columns", async (id) => {
    const { stdout, stderr, code } = await ue(["explain", id, "--top", "5"], { ...at(name), ...screen(80) });
    expect([stderr, code]).toEqual(["", 0]);
    for (const line of stdout.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
    await expect(stdout).toMatchFileSnapshot(`../golden/${name}/explain-${id}.txt`);
  });

  it("needs no wrapping of numbers in 140 columns, and has the same sections as Markdown", async () => {
    const { stdout } = await ue(["explain", "ltv-to-cac", "--top", "5"], { ...at(name), ...screen(140) });
    await expect(stdout).toMatchFileSnapshot(`../golden/${name}/explain-ltv-to-cac-140.txt`);
    const markdown = await ue(["explain", "ltv-to-cac", "--top", "5", "--format", "markdown"], at(name));
    await expect(markdown.stdout).toMatchFileSnapshot(`../golden/${name}/explain-ltv-to-cac.md`);
  });
});

describe("every metric of every company", () => {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schemaText("report")) as object);

  it.each(COMPANY_NAMES)("can be explained, as the schema says: %s", async (name) => {
    const { analysis, asOf, config, settings, provenance } = await company(name);
    for (const metric of METRICS) {
      const subject = { kind: "metric", metric } as const;
      const request = { ...config, asOf, settings, subject, scope: null, top: 2 };
      const explained = buildExplain(analysis, request, provenance);
      const valid = validate(JSON.parse(renderJson(explained)));
      expect(valid, `${metric.id}: ${JSON.stringify(validate.errors?.slice(0, 3))}`).toBe(true);
      expect(explained.metrics[0]!.id).toBe(metric.id);
      expect(explained.missing.length === 0).toBe(explained.metrics[0]!.value !== null);
    }
  });
});

describe("the report of an explanation", () => {
  it("has rows that add up to the sums, and sums that are the inputs", async () => {
    const { sums, evidence, metrics } = await report("leaky-bucket", "ndr", "--all");
    expect(sums.map(({ key, total }) => [key, total])).toEqual([
      ["cohort opening", metrics[0]!.inputs[0]!.value],
      ["cohort closing", metrics[0]!.inputs[1]!.value],
    ]);
    for (const { key, total, evidence: count } of sums) {
      expect(evidence).toHaveLength(count);
      expect(evidence.reduce((sum, row) => sum + Number(row[key]), 0)).toBeCloseTo(total!, 6);
    }
  });

  it("adds up costs by the categories of each sum", async () => {
    const { sums, evidence } = await report("buys-growth", "service-margin", "--all");
    for (const { key, categories, total } of sums.filter(({ family }) => family === "costs")) {
      const rows = evidence.filter(({ category }) => category !== null && categories!.includes(category));
      expect(rows.reduce((sum, row) => sum + Number(row[key]), 0)).toBeCloseTo(total!, 6);
    }
  });

  it("shows as many rows as asked for, 10 by default, and all with --all", async () => {
    const shown = async (...args: string[]) => (await report("leaky-bucket", "ndr", ...args)).evidence.length;
    expect([await shown(), await shown("--top", "3"), await shown("--all")]).toEqual([10, 3, 120]);
  });

  it("leads from a metric without a value to what is missing", async () => {
    const { missing, metrics } = await report("leaky-bucket", "ltv-to-cac", "--as-of", "2023-08");
    expect(metrics[0]!.reason).toBe("short-history");
    expect(missing.map(({ metric, why, input }) => [metric, why, input])).toEqual([
      ["ltv-to-cac", "input", "ltv"],
      ["ltv", "input", "serviceMargin"],
      ["service-margin", "months", null],
    ]);
  });

  it("starts with the gate's record and the gate that decided in its place", async () => {
    const { subject, gates, verdictChanges } = await report("leaky-bucket", "gtm.gm2-increment");
    expect(subject).toEqual({ kind: "gate", id: "gtm.gm2-increment", by: null, group: null });
    expect(gates.map(({ id, decidedBy, outcome }) => [id, decidedBy, outcome])).toEqual([
      ["gtm.gm2-increment", "gtm.sales-efficiency", "pass"],
      ["gtm.sales-efficiency", null, "pass"],
    ]);
    expect(verdictChanges.map(({ gate }) => gate)).toEqual(["gtm.sales-efficiency"]);
  });

  it("is of the group that a gate is aimed at, or that is asked for", async () => {
    const aimed = await report("micro-merchant", "gtm.first-year-contribution.micro");
    expect(aimed.subject).toMatchObject({ by: "tier", group: "micro" });
    const asked = await report("micro-merchant", "first-year-contribution", "--tier", "micro");
    expect(asked.metrics).toEqual(aimed.metrics);
    expect(asked.gates.map(({ id }) => id)).toEqual(["gtm.first-year-contribution.micro"]);
    expect(asked.allocation.length).toBeGreaterThan(0);
    expect(asked.leftOut[0]).toMatchObject({ reason: "other-groups", what: "customers" });
  });

  it("counts what was left out", async () => {
    const { leftOut } = await report("leaky-bucket", "ndr");
    expect(leftOut.map(({ reason, kind, count }) => [reason, kind, count])).toEqual([
      ["trial-not-converted", "", 6],
      ["kind", "refund", 8],
      ["kind", "one_off", 36],
    ]);
  });
});

describe("ue explain --format csv", () => {
  it("is the rows of evidence, with the same sums", async () => {
    const { stdout } = await ue(["explain", "churned-mrr", "--all", "--format", "csv"], at("leaky-bucket"));
    const rows = parse(stdout, { columns: true }) as Record<string, string>[];
    const { sums } = await report("leaky-bucket", "churned-mrr");
    expect(Object.keys(rows[0]!)).toEqual([
      "family",
      "customer",
      "month",
      "category",
      "what",
      "before",
      "after",
      "churned",
    ]);
    expect(rows.reduce((sum, { churned }) => sum + Number(churned), 0)).toBeCloseTo(sums[0]!.total!, 6);
    expect(rows.every(({ what, before, churned }) => what === "churned" && before === churned)).toBe(true);
  });
});

describe("what ue explain is asked for", () => {
  it("may be a question, without any data", async () => {
    const { stdout, code } = await ue(["explain", "gtm.leading-indicator", "--format", "json"], {
      cwd: join(import.meta.dirname, "../support"),
    });
    expect(code).toBe(0);
    const { report: name, questions, standsInFor } = JSON.parse(stdout) as QuestionReport;
    expect([name, questions[0].id, standsInFor]).toEqual(["question", "gtm.leading-indicator", ["gtm.ndr"]]);
  });

  it.each([
    ["ndrr", "Did you mean ndr?"],
    ["gtm.ltvtocac", "Did you mean gtm.ltv-to-cac?"],
    ["pmf.sucess-case", "Did you mean pmf.success-case?"],
  ])("has a nearest match: %s", async (id, meant) => {
    const { code, stdout, stderr } = await ue(["explain", id], at("leaky-bucket"));
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(meant);
  });

  it.each([
    [["gtm.subsidy-cover.micro", "--tier", "mid"], 'gate gtm.subsidy-cover.micro is aimed at tier "micro"'],
    [["ndr", "--tier", "midd"], 'there is no tier "midd"'],
    [["ndr", "--top", "0"], "Expected a whole number of rows"],
    [["ndr", "--tier", "mid", "--segment", "x"], "cannot be combined"],
  ])("is refused where it makes no sense: %s", async (args, message) => {
    const { code, stdout, stderr } = await ue(["explain", ...args], at("leaky-bucket"));
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});
