import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { COMPANY_NAMES } from "../../support/companies.ts";
import { ue } from "../../support/io.ts";
import { namedCell, type ReadCell, type ReadWorkbook, readWorkbook } from "../../support/workbook.ts";
import { parseXml } from "../../support/xml.ts";

const COMPANIES = join(import.meta.dirname, "../../../fixtures/companies");
const bytesOf = async (company: string, ...args: string[]) =>
  Buffer.from((await ue(["report", "--format", "xlsx", ...args], { cwd: join(COMPANIES, company) })).stdout, "latin1");
const json = async (company: string, ...args: string[]) =>
  JSON.parse((await ue(["report", "--format", "json", ...args], { cwd: join(COMPANIES, company) })).stdout);

const cellsOf = ({ sheets }: ReadWorkbook): [at: string, cell: ReadCell][] =>
  [...sheets].flatMap(([sheet, cells]) => [...cells].map(([at, cell]): [string, ReadCell] => [`${sheet}!${at}`, cell]));

const SHEETS = ["Summary", "Metrics", "Movements", "Cohorts", "Inputs", "Checks", "About"];

describe.each(COMPANY_NAMES)("the workbook of %s", (company) => {
  let book: ReadWorkbook;
  // biome-ignore lint/suspicious/noExplicitAny: JSON as it comes
  let report: any;
  beforeAll(async () => {
    book = readWorkbook(await bytesOf(company));
    report = await json(company);
  });

  it("has its sheets, in parts of well-formed XML", () => {
    expect([...book.sheets.keys()]).toEqual(SHEETS);
    for (const [path, xml] of Object.entries(book.parts)) {
      const plain = xml.replace(' standalone="yes"', "").replaceAll(/ xml:space="[a-z]+"/g, "");
      expect(() => parseXml(plain.replaceAll("r:id=", "id=").replaceAll("xmlns:r=", "xmlns-r=")), path).not.toThrow();
    }
  });

  it("states every headline metric twice, as a formula and as a constant, both as the report has it", () => {
    for (const { name, metric, value } of report.calculation.formulas) {
      if (metric === null) continue;
      const stated = report.check.metrics.find(
        ({ id, by }: { id: string; by: string | null }) => id === metric && by === null,
      );
      expect(value, metric).toBe(stated.value);
      const live = namedCell(book, name);
      expect(live.formula, metric).not.toBeNull();
      if (value === null) expect([live.type, live.value], metric).toEqual(["e", "#N/A"]);
      else {
        expect(Number(live.value), metric).toBe(value);
        const constant = namedCell(book, `exported_${metric.replaceAll("-", "_")}`);
        expect([constant.formula, Number(constant.value)], metric).toEqual([null, value]);
      }
    }
  });

  it("uses in formulas only cells that have something in them, and names that exist", () => {
    for (const [at, { formula }] of cellsOf(book)) {
      if (formula === null) continue;
      const bare = formula.replace(/"[^"]*"/g, "");
      for (const [name] of bare.matchAll(/\b[a-z][a-z0-9]*_[a-z0-9_]+\b/g))
        expect(book.names.has(name), `${at}: ${name}`).toBe(true);
      for (const [, sheet, reference] of bare.matchAll(/(?<![A-Za-z_$])(?:(\w+)!)?(\$?[A-Z]{1,2}\$?\d+)\b/g)) {
        const cells = book.sheets.get(sheet ?? at.split("!")[0]!)!;
        expect(cells.has(reference!.replaceAll("$", "")), `${at}: ${formula}`).toBe(true);
      }
    }
  });

  it("finds all its checks to hold", () => {
    expect(namedCell(book, "all_checks")).toMatchObject({ type: "b", value: "1" });
    const holds = [...book.sheets.get("Checks")!].filter(([at, { type }]) => at.startsWith("B") && type === "b");
    expect(holds.length).toBeGreaterThan(20);
    expect(holds.filter(([, { value }]) => value !== "1")).toEqual([]);
  });

  it("holds every number of the report in its tidy sheet, once", () => {
    const rows = [...book.sheets.get("Metrics")!].filter(([at]) => /^E\d+$/.test(at)).slice(1);
    const distinct = new Set(
      [...report.check.metrics, ...report.groups, ...report.tiers]
        .map((each) => ({ ...each, month: report.asOf }))
        .concat(report.series)
        .map(({ month, by, group, id }) => `${month} ${by} ${group} ${id}`),
    );
    expect(rows.length).toBe(distinct.size);
  });
});

describe("a workbook", () => {
  it("is the same bytes for the same files", async () => {
    const [once, again] = [await bytesOf("leaky-bucket"), await bytesOf("leaky-bucket")];
    expect(once.equals(again)).toBe(true);
  });

  it("has names that no spreadsheet takes for the address of a cell", async () => {
    const { names } = readWorkbook(await bytesOf("leaky-bucket"));
    expect(names.size).toBeGreaterThan(100);
    for (const name of names.keys()) {
      if (name === "_xlnm.Print_Titles") continue;
      expect(name).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)+$/);
      expect(name).not.toMatch(/^[a-z]{1,3}\d+$|^r\d*c\d*$|^(true|false)$/i);
    }
    expect("cac12").toMatch(/^[a-z]{1,3}\d+$/i);
  });

  it("writes months as dates of spreadsheets", async () => {
    const { sheets } = readWorkbook(await bytesOf("leaky-bucket"));
    const months = [...sheets.get("Movements")!].filter(([at]) => /^A\d+$/.test(at)).slice(3);
    const last = months.at(-1)![1];
    // 45809 days after the end of 1899 it was the first of June 2025
    expect(Date.UTC(1899, 11, 30) + 45809 * 86_400_000).toBe(Date.UTC(2025, 5, 1));
    expect([last.type, last.value]).toEqual(["n", "45809"]);
  });

  it("speaks Chinese when asked to, under the same names of sheets and cells", async () => {
    const [english, chinese] = [
      readWorkbook(await bytesOf("leaky-bucket")),
      readWorkbook(await bytesOf("leaky-bucket", "--lang", "zh")),
    ];
    expect([...chinese.sheets.keys()]).toEqual(SHEETS);
    expect([...chinese.names.keys()]).toEqual([...english.names.keys()]);
    expect(chinese.sheets.get("Summary")!.get("A1")!.value).toBe("这门生意能不能扩张？截至 2025-06");
    const formulas = (book: ReadWorkbook) => cellsOf(book).map(([at, { formula }]) => [at, formula]);
    expect(formulas(chinese).filter(([at]) => at !== "Summary!A4")).toEqual(
      formulas(english).filter(([at]) => at !== "Summary!A4"),
    );
  });

  it("is about one group where one is asked for", async () => {
    const book = readWorkbook(await bytesOf("leaky-bucket", "--tier", "micro"));
    const report = await json("leaky-bucket", "--tier", "micro");
    const { value } = report.check.metrics.find(({ id }: { id: string }) => id === "mrr");
    expect(Number(namedCell(book, "metric_mrr").value)).toBe(value);
    expect(value).toBeGreaterThan(0);
  });

  it("is not written to a terminal, but is to a pipe and to a file", async () => {
    const cwd = join(COMPANIES, "leaky-bucket");
    const { code, stdout, stderr } = await ue(["report", "--format", "xlsx"], { cwd, isTTY: true, columns: 80 });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      "error: xlsx is no text and would garble the terminal. Name a file (-o report.xlsx), or send it on: ... > report.xlsx\n",
    );
    expect((await bytesOf("leaky-bucket")).subarray(0, 2).toString()).toBe("PK");
  });
});
