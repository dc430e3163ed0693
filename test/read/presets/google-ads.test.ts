import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { accountRule, changed } from "../../support/account-rules.ts";
import { importFolder, importText } from "../../support/imports.ts";
import { read } from "../../support/reading.ts";

const REPORT = importText("google-ads", "costs.csv");

describe("a Google Ads report", () => {
  it("is marketing, by the month of each day, without its totals", async () => {
    const { costs, currency, errors, files } = await read({ costs: REPORT });
    expect(errors).toEqual([]);
    // 1120.55 + 840.10 + 980.00 + 1402.35 + 350.00 = 4693.00, as its total says
    expect(costs).toEqual([
      "2025-01 marketing 112055",
      "2025-01 marketing 84010",
      "2025-02 marketing 98000",
      "2025-02 marketing 0",
      "2025-03 marketing 140235",
      "2025-03 marketing 35000",
    ]);
    expect(currency).toBe("USD");
    expect(files[1]).toMatchObject({ role: "costs", file: "c1.csv", rows: 8, used: 6, excluded: 2 });
  });

  it("reads the same as the UTF-16 file with tabs that is offered for Excel", async () => {
    const excel = readFileSync(join(importFolder("google-ads"), "excel.csv"));
    expect((await read({ costs: excel })).costs).toEqual((await read({ costs: REPORT })).costs);
  });

  it("can send campaigns elsewhere", async () => {
    const { accounts } = await read({ costs: REPORT, costEntry: { map: [accountRule("^partners", "sales")] } });
    expect(accounts).toEqual([
      "Brand marketing 210055 USD",
      "Dentists - search marketing 224245 USD",
      "Partners sales 35000 USD",
    ]);
  });

  it.each(["Month", "month"])("may have the column %s instead of days", async (name) => {
    const monthly = `Cost\n"Jan - Feb 2025"\n${name},Campaign,Currency code,Cost\n2025-01,Brand,USD,"1,200.50"\nFebruary 2025,Brand,USD,900.00\n`;
    expect((await read({ costs: monthly })).costs).toEqual(["2025-01 marketing 120050", "2025-02 marketing 90000"]);
  });

  it("without days or months says how to get them", async () => {
    const { errors, issues } = await read({ costs: changed(REPORT, ["Day,", "Week,"]) });
    expect(errors).toEqual(["c1.csv:3 report-not-by-month"]);
    expect(issues[0]!.args.remedy).toMatch(/Segment > Time > Month/);
  });

  it("has a cost in every row", async () => {
    const { errors, issues } = await read({ costs: changed(REPORT, ["840.10", " --"]) });
    expect(errors).toEqual(["c1.csv:5 Cost cell-empty"]);
    expect(issues.find(({ code }) => code === "cell-empty")!.args).toEqual({ text: "--" });
  });
});
