import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CheckReport } from "../../src/report/report.ts";
import type { WhatIfReport } from "../../src/report/what-if/what-if-report.ts";
import { ue } from "../support/io.ts";

const cwd = mkdtempSync(join(tmpdir(), "ue-baseline-"));
afterAll(() => rmSync(cwd, { recursive: true }));

const GATES = `gates:
  - { id: budget.mrr, metric: mrr, max_drop: 5% }
  - { id: budget.cac, metric: cac, no_worse_than_baseline: true }
`;

beforeAll(async () => {
  cpSync(join(import.meta.dirname, "../../fixtures/companies/healthy-gtm"), cwd, { recursive: true });
  writeFileSync(join(cwd, "ue.yaml"), `${readFileSync(join(cwd, "ue.yaml"), "utf8")}\n${GATES}`);
  await ue(["check", "--as-of", "2025-03", "-o", "march.json"], { cwd });
  await ue(["check", "--as-of", "2025-06", "-o", "june.json"], { cwd });
});

const check = async (...args: string[]) => {
  const { code, stdout } = await ue(["check", ...args, "--format", "json"], { cwd });
  const report = JSON.parse(stdout) as CheckReport;
  const gate = (id: string) => report.gates.find((each) => each.id === id)!;
  return { code, report, gate };
};

describe("ue check --baseline", () => {
  it("compares each gate with the value of the report, by the metric's better side", async () => {
    const march = JSON.parse(readFileSync(join(cwd, "march.json"), "utf8")) as CheckReport;
    const was = (id: string) => march.metrics.find((metric) => metric.id === id && metric.by === null)!.value!;
    const { report, gate } = await check("--as-of", "2025-06", "--baseline", "march.json");
    expect(gate("budget.mrr")).toMatchObject({
      operator: ">=",
      threshold: was("mrr") - 0.05 * was("mrr"),
      outcome: "pass",
      baseline: { value: was("mrr"), maxDrop: 0.05 },
    });
    const cac = gate("budget.cac");
    expect(cac).toMatchObject({ operator: "<=", threshold: was("cac"), baseline: { value: was("cac"), maxDrop: 0 } });
    expect(cac.outcome).toBe(cac.value! <= was("cac") ? "pass" : "fail");
    expect(report.baseline).toMatchObject({ file: "march.json", asOf: "2025-03", sameDefinitions: true });
    expect(report.issues.filter(({ code }) => code.startsWith("baseline"))).toEqual([]);
  });

  it("of the same report passes: nothing is worse than itself", async () => {
    const { code, gate } = await check("--as-of", "2025-06", "--baseline", "june.json");
    expect([gate("budget.mrr").outcome, gate("budget.cac").outcome, gate("budget.cac").margin]).toEqual([
      "pass",
      "pass",
      0,
    ]);
    expect(code).toBe(0);
  });

  it("leaves the gates undecided without a baseline: exit code 3", async () => {
    const { code, gate } = await check();
    expect([code, gate("budget.mrr").outcome, gate("budget.mrr").reason]).toEqual([3, "inconclusive", "no-baseline"]);
    const { stdout } = await ue(["check"], { cwd });
    expect(stdout).toContain("no report was given to compare with (--baseline FILE)");
  });

  it("has no number to reach in pages without a baseline: what-if, solve and report show a dash or refuse", async () => {
    const turned = await ue(["what-if", "--set", "churn=-20%", "--format", "json"], { cwd });
    const { gates } = JSON.parse(turned.stdout) as WhatIfReport;
    expect(gates.find(({ id }) => id === "budget.mrr")).toMatchObject({ threshold: null, outcome: "inconclusive" });
    const solved = await ue(["solve", "budget.mrr"], { cwd });
    expect([solved.code, solved.stderr.includes("no gate states a threshold for budget.mrr")]).toEqual([2, true]);
    const page = await ue(["report", "-o", "-", "--format", "html"], { cwd });
    expect([page.code, page.stdout.includes("NaN")]).toEqual([0, false]);
    expect(page.stdout).toContain("no report was given to compare with (--baseline FILE)");
  });

  it("fails where the value fell by more, and says from what", async () => {
    const april = JSON.parse(readFileSync(join(cwd, "march.json"), "utf8")) as CheckReport;
    const metrics = april.metrics.map((metric) =>
      metric.id === "mrr" ? { ...metric, value: metric.value! * 2 } : metric,
    );
    writeFileSync(join(cwd, "doubled.json"), JSON.stringify({ ...april, metrics }));
    const args = ["check", "--baseline", "doubled.json"];
    const { code, stdout } = await ue(args, { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/MRR \(monthly recurring revenue\) [\d,]+ is below [\d,]+ \([\d,]+ in the baseline\)/);
    expect(stdout).toContain("in the baseline, and at most 5 % worse is allowed.");
    for (const format of ["markdown", "junit", "github"])
      expect((await ue([...args, "--format", format], { cwd })).stdout, format).toMatch(/in the baseline/);
    const rows = parse((await ue([...args, "--format", "csv"], { cwd })).stdout, { columns: true }) as Record<
      string,
      string
    >[];
    expect(rows.find(({ id }) => id === "budget.mrr")).toMatchObject({ maxDrop: "0.05", outcome: "fail" });
  });

  it("notes other definitions, and a baseline of a later month", async () => {
    const { report } = await check("--as-of", "2025-03", "--window", "6", "--baseline", "june.json");
    expect(report.issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual(
      expect.arrayContaining(["warning baseline-later", "note baseline-definitions"]),
    );
  });

  it.each([
    [["--baseline", "none.json"], 'There is no file "none.json"'],
    [["--baseline", "ue.yaml"], "This is no JSON"],
    [["--baseline", "march.json", "--currency", "USD"], "are in different currencies"],
  ])("ends with 2: %j", async (args, message) => {
    const { code, stdout, stderr } = await ue(["check", ...args], { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });

  it("refuses a report of another command or currency", async () => {
    const march = JSON.parse(readFileSync(join(cwd, "march.json"), "utf8")) as CheckReport;
    writeFileSync(join(cwd, "dollars.json"), JSON.stringify({ ...march, currency: "USD" }));
    await ue(["mrr", "-o", "mrr.json"], { cwd });
    const dollars = await ue(["check", "--baseline", "dollars.json"], { cwd });
    expect([dollars.code, dollars.stderr.includes("dollars.json has USD, this run has CNY")]).toEqual([2, true]);
    const mrr = await ue(["check", "--baseline", "mrr.json"], { cwd });
    expect([mrr.code, mrr.stderr.includes("reports of different commands")]).toEqual([2, true]);
  });
});

describe("a gate in ue.yaml that is compared with a baseline", () => {
  it.each([
    ["{ id: a, metric: ndr, max_drop: 5%, min: 0.8 }", "several thresholds (min, max_drop)"],
    ["{ id: a, metric: ndr, max_drop: 5 }", "a share such as 5% or 0.05"],
    ["{ id: a, metric: ndr, max_drop: -5% }", "a share such as 5% or 0.05"],
    ["{ id: a, metric: ndr, no_worse_than_baseline: false }", "Expected true"],
    ["{ id: a, metric: ndr, max_dropp: 5% }", 'Did you mean "max_drop"?'],
    ["{ id: a, metric: rnd-share, max_drop: 5% }", "neither better when higher nor when lower"],
  ])("%s is refused", async (gate, message) => {
    writeFileSync(join(cwd, "bad.yaml"), `version: 1\ngates: [ ${gate} ]\n`);
    const { code, stdout, stderr } = await ue(["check", "--config", "bad.yaml", "-s", "subscriptions.csv"], { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });

  it("is told by ue gates as it stands in the policy", async () => {
    const { stdout } = await ue(["gates", "--stage", "gtm"], { cwd });
    expect(stdout).toContain("at most 5 % worse than baseline");
    expect(stdout).toContain("no worse than baseline");
  });
});
