import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { renderCsv, renderExcel, renderExcelEu } from "../../src/render/csv.ts";
import { ue } from "../support/io.ts";
import { checkReport, metricsReport } from "../support/reports.ts";

const cwd = join(import.meta.dirname, "../../fixtures/companies/leaky-bucket");

describe("csv", () => {
  it("has one row for each metric and group, unrounded, the interval in three columns, lines ended as RFC 4180 asks", () => {
    expect(renderCsv(metricsReport(["SMB, north"]))).toBe(
      [
        "id,month,by,group,unit,value,reason,low,high,confidence,n",
        'ndr,2025-06,segment,"SMB, north",ratio,0.30000000000000004,,-1.5,1e-7,0.9,61',
        'new-business-subsidy,2025-06,segment,"SMB, north",money,-1234.5,,,,,',
        'ltv,2025-06,segment,"SMB, north",money,,no-costs,,,,',
        "",
      ].join("\r\n"),
    );
  });

  it("has the gates of a check, in the order of the JSON", () => {
    const [header = "", first = ""] = renderCsv(checkReport()).split("\r\n");
    expect(header).toBe(
      "id,stage,kind,metric,by,group,operator,threshold,value,margin,low,high,confidence,n,outcome,close,reason,decidedBy,action,source,title,because,verdict,owner,note,waiverReason,waiverOwner,waiverExpires,baseline,maxDrop",
    );
    expect(first).toBe(
      "gtm.ndr,gtm,required,ndr,,,>=,0.8,0.7442131010088243,-0.055786898991175726,0.6391586857421135,0.8371647039924052,0.9,120,fail,true,,,Call five customers.,handbook,NDR,The bucket leaks.,,,,,,,,",
    );
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", '"\'\tx"'],
    ["\rx", '"\'\rx"'],
    ["\nx", '"\'\nx"'],
    ["\uff1d1", "'\uff1d1"],
    ['=A1,"x"', '"\'=A1,""x"""'],
    ["a=1", "a=1"],
    ["a;b", '"a;b"'],
    ["x\n::error::y", '"x\n\'::error::y"'],
    ["x\r\n ::error::y", '"x\r\n \'::error::y"'],
    ["\u001b[31mred\u009b0m", "\ufffd[31mred\ufffd0m"],
    ["\u202etxt", "\ufffdtxt"],
    ["\u05d0\u200f", "\u05d0\u200f"],
  ])("writes the text %j as %j", (name, cell) => {
    expect(renderCsv(metricsReport([name]))).toContain(
      `\r\nnew-business-subsidy,2025-06,segment,${cell},money,-1234.5,,,,,\r\n`,
    );
  });

  it.each(["check", "metrics", "mrr", "cohorts", "gates"])(
    "of a report of %s without records has its header",
    async (name) => {
      const list = { check: "gates", metrics: "metrics", mrr: "movements", cohorts: "cohorts", gates: "gates" }[name]!;
      const { stdout } = await ue([name, "--format", "csv"], { cwd });
      const json = await ue([name, "--format", "json"], { cwd });
      const empty = renderCsv({ ...JSON.parse(json.stdout), [list]: [] });
      expect(empty).toBe(`${stdout.split("\r\n")[0]}\r\n`);
    },
  );

  it.each([
    [["check"], "gates"],
    [["metrics"], "metrics"],
    [["metrics", "--by", "tier"], "metrics"],
    [["mrr"], "movements"],
    [["mrr", "--by", "tier"], "movements"],
    [["cohorts"], "cohorts"],
    [["gates"], "gates"],
  ])("of ue %j reads back as the values of the JSON", async (args, list) => {
    const json = JSON.parse((await ue([...args, "--format", "json"], { cwd })).stdout);
    for (const format of ["csv", "excel", "excel-eu"]) {
      const { stdout, stderr } = await ue([...args, "--format", format], { cwd });
      expect(stderr).toBe("");
      const delimiter = format === "excel-eu" ? ";" : ",";
      const rows = parse(stdout, { columns: true, bom: true, delimiter, recordDelimiter: "\r\n" }) as Cells[];
      expect(rows.length).toBe(json[list].length);
      for (const [index, row] of rows.entries()) expect(row).toEqual(cellsOf(json[list][index], format));
    }
  });

  type Cells = Record<string, string>;

  /** A record of the JSON as the texts of its cells. */
  function cellsOf(record: Record<string, unknown>, format: string): Cells {
    const { interval, waiver, baseline, ...rest } = {
      interval: undefined,
      waiver: undefined,
      baseline: undefined,
      ...record,
    };
    const flat = {
      ...rest,
      ...(interval === undefined ? {} : ((interval ?? EMPTY) as object)),
      ...(waiver === undefined ? {} : UNWAIVED),
      ...(baseline === undefined ? {} : UNCOMPARED),
    };
    return Object.fromEntries(
      Object.entries(flat).map(([name, value]) => {
        const text = value === null ? "" : String(value);
        return [name, format === "excel-eu" && typeof value === "number" ? text.replace(".", ",") : text];
      }),
    );
  }
  const EMPTY = { low: null, high: null, confidence: null };
  const UNCOMPARED = { baseline: null, maxDrop: null };
  const UNWAIVED = { waiverReason: null, waiverOwner: null, waiverExpires: null };
});

describe("the dialects of Excel", () => {
  it("excel is csv behind a byte order mark", () => {
    const report = metricsReport(["SMB"]);
    expect(renderExcel(report)).toBe(`\ufeff${renderCsv(report)}`);
  });

  it("excel-eu has semicolons and decimal commas, in numbers alone", () => {
    expect(
      renderExcelEu(metricsReport(["v1.5; x"]))
        .split("\r\n")
        .slice(0, 3),
    ).toEqual([
      "\ufeffid;month;by;group;unit;value;reason;low;high;confidence;n",
      'ndr;2025-06;segment;"v1.5; x";ratio;0,30000000000000004;;-1,5;1e-7;0,9;61',
      'new-business-subsidy;2025-06;segment;"v1.5; x";money;-1234,5;;;;;',
    ]);
  });
});
