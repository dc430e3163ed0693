import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { schemaText } from "../../src/cli/commands/schema.ts";
import { EXIT_CODES } from "../../src/cli/exit-code.ts";
import { TOPICS } from "../../src/cli/help/topics.ts";
import { HANDBOOK } from "../../src/gates/policy.ts";
import { METRICS } from "../../src/metrics/index.ts";
import { FORMAT_NAMES, FORMATS } from "../../src/render/index.ts";
import { ue } from "../support/io.ts";

const own = mkdtempSync(join(tmpdir(), "ue-help-"));
afterAll(() => rmSync(own, { recursive: true }));
writeFileSync(join(own, "ue.yaml"), "version: 1\ngates: [{ id: budget.cac, metric: cac, max: 9000 }]\n");

async function help(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await ue(["help", ...args], { cwd: own, columns: 80 });
  expect([code, stderr]).toEqual([0, ""]);
  return stdout;
}

describe("help", () => {
  it("lists its topics, in the list of commands too", async () => {
    for (const text of [await help(), (await ue(["--help"], { cwd: own })).stdout])
      for (const topic of Object.keys(TOPICS)) expect(text).toContain(`ue help ${topic}`);
  });

  it.each(Object.keys(TOPICS))("on %s fits 80 columns, but for the page that is Markdown", async (topic) => {
    const widest = Math.max(...(await help(topic)).split("\n").map((line) => line.length));
    if (topic !== "definitions") expect(widest).toBeLessThanOrEqual(80);
  });

  it("of every command fits 80 columns, examples included", async () => {
    const { stdout } = await ue(["__complete", "--", ""], { cwd: own });
    const names = stdout.split("\n").flatMap((line) => line.split("\t")[0] || []);
    expect(names.length).toBeGreaterThan(10);
    for (const name of ["", ...names]) {
      const text = (await ue([...(name === "" ? [] : [name]), "--help"], { cwd: own, columns: 80 })).stdout;
      expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
    }
  });

  it("on exit codes says what the README says", async () => {
    const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8").replace(/ +/g, " ");
    const text = await help("exit-codes");
    for (const { code, meaning } of EXIT_CODES) {
      expect(readme).toContain(`| ${code} | ${meaning} |`);
      expect(text).toContain(`${code}          ${meaning}`);
    }
  });

  it("on formats has each of them with its ending", async () => {
    const text = await help("formats");
    for (const name of FORMAT_NAMES)
      expect(text).toMatch(new RegExp(`^${name} +${FORMATS[name].extension ?? ""} +\\S`, "m"));
  });

  it("on config has every key that the schema has", async () => {
    const text = await help("config");
    const keys = new Set([...text.matchAll(/^(\S+) {2,}\S/gm)].map(([, key]) => key!));
    const named = new Set<string>();
    JSON.stringify(JSON.parse(schemaText("config")), (key, value) => {
      if (key === "properties") for (const name of Object.keys(value)) named.add(name);
      return value;
    });
    expect(named.size).toBeGreaterThan(50);
    expect([...named].filter((name) => ![...keys].some((key) => key.split(".").at(-1) === name))).toEqual([]);
    expect([...keys]).toEqual(
      expect.arrayContaining([
        "options.window",
        "tiers[].below",
        "gates[].when_undefined",
        "attest.NAME.answer",
        "waivers[].expires",
      ]),
    );
  });

  it("on metrics follows the help of the command, with every formula", async () => {
    const text = await help("metrics");
    expect(text).toContain("Usage: ue metrics");
    const plain = text.replace(/\s+/g, " ");
    for (const { id, formula } of METRICS) {
      expect(text).toMatch(new RegExp(`^${id}  \\S`, "m"));
      expect(plain).toContain(`= ${formula.replace(/\s+/g, " ")} `);
    }
  });

  it("on gates shows the policy in force, own gates of ue.yaml among them", async () => {
    const text = await help("gates");
    expect(text).toContain("Usage: ue gates");
    for (const { id } of [...HANDBOOK.gates, ...HANDBOOK.questions]) expect(text).toContain(`\n${id} `);
    expect(text).toMatch(/^budget\.cac +required +≤ 9,000 /m);
  });

  it("on definitions prints the page for the policy in force", async () => {
    const text = await help("definitions");
    expect(text).toMatch(/^# Definitions\n/);
    expect(text).toContain("#### budget.cac (required)");
  });
});

describe("the nearest name", () => {
  const cwd = join(import.meta.dirname, "../../fixtures/companies/healthy-gtm");
  writeFileSync(join(own, "preset.yaml"), "version: 1\nsubscriptions: { files: [s.csv], preset: stripe-invoice }\n");
  writeFileSync(join(own, "key.yaml"), "version: 1\nsubscription: { files: [s.csv] }\n");
  writeFileSync(join(own, "metric.yaml"), "version: 1\ngates: [{ id: a.b, metric: nrd, min: 1 }]\n");
  writeFileSync(join(own, "s.csv"), "customer_id,start_date,amount\na,2024-01-01,1\n");
  writeFileSync(join(own, "column.csv"), "custmer_id,start_date,amount\na,2024-01-01,1\n");
  writeFileSync(join(own, "category.csv"), "month,category,amount\n2024-01,sale,1\n");

  it.each<[string, string[], string]>([
    ["command", ["chek"], "check"],
    ["option", ["check", "--stge", "gtm"], "--stage"],
    ["metric", ["metrics", "nrd"], "ndr"],
    ["gate", ["explain", "gtm.nrd"], "gtm.ndr"],
    ["stage", ["check", "--stage", "gmt"], "gtm"],
    ["format", ["check", "--format", "jsn"], "json"],
    ["dimension", ["check", "--by", "segmnt"], "segment"],
    ["view", ["cohorts", "--view", "logo"], "logos"],
    ["shell", ["completion", "fsh"], "fish"],
    ["schema", ["schema", "cofig"], "config"],
    ["segment", ["check", "--segment", "clinc"], '"clinic"'],
    ["tier", ["check", "--tier", "micr"], '"micro"'],
    ["help topic", ["help", "exit-code"], "exit-codes"],
    ["command to help with", ["help", "cohort"], "cohorts"],
    ["preset", ["check", "--config", join(own, "preset.yaml")], "stripe-invoices"],
    ["key of ue.yaml", ["check", "--config", join(own, "key.yaml")], "subscriptions"],
    ["metric of a gate", ["gates", "--config", join(own, "metric.yaml")], "ndr"],
    ["column", ["check", "-s", join(own, "column.csv")], "customer_id"],
    ["cost category", ["check", "-s", join(own, "s.csv"), "-c", join(own, "category.csv")], "sales"],
  ])("is offered for a %s", async (_, args, meant) => {
    const { code, stdout, stderr } = await ue(args, { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^(.*\n)?error: /);
    expect(stderr).toContain(meant);
    expect(stderr).toMatch(/Did you mean|nearest|Rename/);
    expect(stderr).not.toContain("internal error");
  });
});
