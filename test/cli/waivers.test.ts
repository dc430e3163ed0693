import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, it } from "vitest";
import type { GatesReport } from "../../src/report/gates-report.ts";
import type { CheckReport } from "../../src/report/report.ts";
import { ue } from "../support/io.ts";
import { descendants, parseXml } from "../support/xml.ts";

const root = mkdtempSync(join(tmpdir(), "ue-waivers-"));
afterAll(() => rmSync(root, { recursive: true }));

/** leaky-bucket fails gtm.ndr alone, at as-of 2025-06. */
function company(name: string, more: string): string {
  const cwd = join(root, name);
  cpSync(join(import.meta.dirname, "../../fixtures/companies/leaky-bucket"), cwd, { recursive: true });
  writeFileSync(join(cwd, "ue.yaml"), `${readFileSync(join(cwd, "ue.yaml"), "utf8")}\n${more}\n`);
  return cwd;
}

const HOSTILE = "=cmd|x\\u001b[31m <b>*@octocat* ]]> ::error::no %0A";
const waived = (expires: string, reason = "two migrations", owner = "Anna") =>
  `waivers: [ { gate: gtm.ndr, reason: "${reason}", owner: "${owner}", expires: ${expires} } ]`;
const check = async (cwd: string, format: string) => await ue(["check", "--format", format], { cwd });

describe("a waived gate", () => {
  const cwd = company("waived", waived("2025-12-31"));

  it("turns exit code 1 into 0, and is counted apart", async () => {
    const { code, stdout } = await check(cwd, "json");
    const report = JSON.parse(stdout) as CheckReport & { headline: string };
    expect([code, report.verdict, report.waived]).toEqual([0, "pass", 1]);
    expect(report.gates.find(({ id }) => id === "gtm.ndr")).toMatchObject({
      outcome: "fail",
      waiver: { reason: "two migrations", owner: "Anna", expires: "2025-12-31" },
    });
    expect(report.headline).toBe(
      "You may scale the sales team: 6 required gates pass, 1 failing gate is waived. 4 questions are still open.",
    );
  });

  it("is marked in the table with what it would have been", async () => {
    const { stdout } = await check(cwd, "table");
    expect(stdout).toContain("WAIVED  NDR 74.4 % is below 80 %. Waived until 2025-12-31 by Anna: two migrations.");
    expect(stdout).toMatch(/^✗ waived {2}NDR +74\.4 %/m);
    expect(stdout).not.toContain("What to do");
  });

  it("is told by ue gates, beside who answers for own gates", async () => {
    const own = company(
      "policy",
      `${waived("2025-12-31")}\ngates:\n  - { id: own, metric: grr, min: 0.1, owner: "${HOSTILE}", note: weekly }`,
    );
    const told = async (format: string) => (await ue(["gates", "--format", format], { cwd: own })).stdout;
    const { gates } = JSON.parse(await told("json")) as GatesReport;
    expect(gates.find(({ id }) => id === "gtm.ndr")).toMatchObject({
      owner: null,
      waiver: { reason: "two migrations", owner: "Anna", expires: "2025-12-31" },
    });
    expect(gates.find(({ id }) => id === "own")).toMatchObject({ note: "weekly", waiver: null });
    const table = await told("table");
    expect(table).toContain("\u2022 gtm.ndr \u2013 Waiver until 2025-12-31 (Anna): two migrations\n");
    expect(table).toMatch(/\u2022 own \u2013 Owner: =cmd\|x.+\. Note: weekly\n/);
    expect(table).not.toContain("\u001b");
    expect(await told("markdown")).not.toContain("<b>");
    const rows = parse(await told("csv"), { columns: true }) as Record<string, string>[];
    expect(rows.find(({ id }) => id === "gtm.ndr")).toMatchObject({ waiverOwner: "Anna", waiverExpires: "2025-12-31" });
    expect(await told("excel")).toMatch(/'=cmd/);
  });

  it("is a skipped case of JUnit, so that the build passes", async () => {
    const { stdout } = await check(cwd, "junit");
    const ndr = descendants(parseXml(stdout), "testcase").find(({ attributes }) =>
      attributes.name!.startsWith("gtm.ndr:"),
    )!;
    expect(descendants(ndr, "skipped").map(({ attributes }) => attributes.message)).toEqual([
      "Fails and is waived. NDR 74.4 % is below 80 %. Waived until 2025-12-31 by Anna: two migrations.",
    ]);
    expect(stdout).not.toContain("<failure");
  });

  it("is a warning of GitHub, never an error", async () => {
    const { stdout } = await check(cwd, "github");
    expect(stdout).toContain("::warning title=GTM%3A NDR (waived)::NDR 74.4 %25 is below 80 %25. Waived until");
    expect(stdout).not.toContain("::error");
  });

  it("has its waiver in three columns of CSV, and stands at the top of Markdown", async () => {
    const rows = parse((await check(cwd, "csv")).stdout, { columns: true }) as Record<string, string>[];
    const { outcome, waiverReason, waiverOwner, waiverExpires } = rows.find(({ id }) => id === "gtm.ndr")!;
    expect([outcome, waiverReason, waiverOwner, waiverExpires]).toEqual([
      "fail",
      "two migrations",
      "Anna",
      "2025-12-31",
    ]);
    expect((await check(cwd, "markdown")).stdout).toContain("\n- **WAIVED:** NDR 74.4 % is below 80 %.");
  });

  it("is said beside the stage that the data supports, where no stage is asked for", async () => {
    const all = company("all-stages", waived("2025-12-31"));
    writeFileSync(join(all, "ue.yaml"), readFileSync(join(all, "ue.yaml"), "utf8").replace("stage: gtm", ""));
    const { stdout } = await ue(["check", "-q"], { cwd: all });
    expect(stdout).toContain("The data supports GTM (1 failing gate is waived).");
  });
});

describe("the end of a waiver", () => {
  it.each([
    ["2025-07-31", 0, 0, 0],
    ["2025-07-30", 0, 1, 0],
    ["2025-06-30", 0, 1, 0],
    ["2025-06-29", 1, 0, 1],
  ])("%s, at as-of 2025-06", async (expires, exitCode, expiring, expired) => {
    const cwd = company(`ends-${expires}`, waived(expires));
    const { code, stdout } = await check(cwd, "json");
    const { issues } = JSON.parse(stdout) as CheckReport;
    const count = (name: string) =>
      issues.filter((issue) => issue.code === name && issue.severity === "warning").length;
    expect([code, count("waiver-expiring"), count("waiver-expired")]).toEqual([exitCode, expiring, expired]);
    const table = await check(cwd, "table");
    expect(table.stdout.includes("\nWAIVER EXPIRED  The waiver of gtm.ndr ended on 2025-06-29")).toBe(expired === 1);
  });

  it("is judged at the as-of month that is asked for, whatever the day of the run", async () => {
    const cwd = company("past", waived("2025-03-31"));
    const at = async (asOf: string) => (await ue(["check", "--as-of", asOf, "-q"], { cwd })).code;
    expect([await at("2025-03"), await at("2025-04")]).toEqual([0, 1]);
  });
});

describe("a waiver that does not fit", () => {
  it.each([
    ["waivers: [ { gate: gtm.ndr, expires: 2025-12-31 } ]", "waivers.0.reason is missing"],
    ["waivers: [ { gate: gtm.ndr, reason: x } ]", "waivers.0.expires is missing"],
    ["waivers: [ { gate: gtm.ndr, reason: x, expires: 2025-02-31 } ]", "a day that exists, such as 2025-12-31"],
    ["waivers: [ { gate: gtm.ndr, reason: x, expires: 2025-12 } ]", "a day that exists, such as 2025-12-31"],
    ["waivers: [ { gate: gtm.ndr, reason: x, expiry: 2025-12-31 } ]", 'Did you mean "expires"?'],
    ["waivers: [ { gate: gtm.nrd, reason: x, expires: 2025-12-31 } ]", 'Did you mean "gtm.ndr"?'],
  ])("ends with 2: %s", async (yaml, message) => {
    const { code, stdout, stderr } = await check(company(`bad-${message.length}-${yaml.length}`, yaml), "table");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});

describe("hostile texts of an own gate and its waiver", () => {
  const gate = (more: string) =>
    `gates: [ { id: budget.cac, metric: cac, max: 100, owner: "${HOSTILE}", note: "${HOSTILE}", action: x } ]\n${more}`;
  const failing = company("hostile-gate", gate(""));
  const held = company("hostile-waiver", gate(waived("2025-12-31", HOSTILE, HOSTILE)));

  it.each(["table", "github", "junit", "markdown", "csv", "excel", "excel-eu", "jsonl", "json"])(
    "are inert as %s",
    async (format) => {
      for (const cwd of [failing, held]) {
        const { stdout } = await check(cwd, format);
        expect(stdout).toContain("octocat");
        expect(stdout).not.toContain("\u001b");
        if (format === "markdown") expect(stdout).not.toMatch(/<b>|[^;]octocat|[^\\]\*@/);
        if (format === "junit") expect(stdout).not.toMatch(/<b>|]]>/);
        if (format === "github")
          expect(stdout.split("\n").filter((line) => !/^(::(error|warning|notice) |$)/.test(line))).toEqual([]);
        if (/csv|excel/.test(format)) expect(stdout).not.toMatch(/(^|[,;"])=cmd/m);
      }
    },
  );

  it("are told with the gate where it fails: owner and note", async () => {
    for (const format of ["table", "markdown", "junit", "github"])
      expect((await check(failing, format)).stdout, format).toMatch(/Owner: .*Note: /);
    const { gates } = JSON.parse((await check(failing, "json")).stdout) as CheckReport;
    const { owner, note } = gates.find(({ id }) => id === "budget.cac")!;
    expect([owner, note]).toEqual([HOSTILE, HOSTILE].map((text) => text.replace("\\u001b", "\u001b")));
  });
});
