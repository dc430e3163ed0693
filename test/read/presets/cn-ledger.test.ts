import { describe, expect, it } from "vitest";
import { accountRule } from "../../support/account-rules.ts";
import { importText } from "../../support/imports.ts";
import { csv, read } from "../../support/reading.ts";

const LEDGER = importText("cn-ledger", "costs.csv");
const HEADER = "月份,科目编码,科目名称,摘要,借方,贷方";

describe("a Chinese ledger", () => {
  it("gives the debits of its cost accounts, mapped by their names", async () => {
    const { accounts, errors } = await read({ costs: LEDGER });
    expect(errors).toEqual([]);
    expect(accounts).toEqual([
      "销售费用-销售提成 sales 1200000",
      "销售费用-广告费 marketing 1720000",
      "主营业务成本-云服务器 service 1276540",
      "管理费用-办公室租金 admin 500000",
      "管理费用-研发人员工资 rnd 8400000",
      "主营业务收入 ignore -9800000",
    ]);
  });

  it("leaves out closing entries, balance-sheet accounts and sums, and counts them", async () => {
    const { issues, files } = await read({ costs: LEDGER });
    expect(issues.find(({ code }) => code === "ledger-rows-left-out")!.args).toEqual({
      closing: 4,
      sheet: 1,
      sums: 1,
      credits: 1,
      credited: "500.00",
    });
    // 16 rows: those 6 and the revenue are in no number
    expect(files[1]).toMatchObject({ rows: 16, used: 9, excluded: 7 });
  });

  it("knows sums wherever their name stands, without a month or with spaces in it, and no account for one", async () => {
    const { costs, errors, issues } = await read({
      costs: csv(
        HEADER,
        "2025-01,6602,管理费用,累计摊销,100,",
        "2025-01,,,本 月 合 计,100,",
        ",,,合计,100,",
        "合计：,,,,100,",
        ",,本年累计,,100,",
      ),
    });
    expect([costs, errors]).toEqual([["2025-01 admin 10000"], []]);
    expect(issues.find(({ code }) => code === "ledger-rows-left-out")!.args).toMatchObject({ sums: 4 });
  });

  it("asks once for the year of months that have none", async () => {
    const { errors, issues } = await read({ costs: csv(HEADER, "1月,6602,管理费用,a,1,", "2月,6602,管理费用,a,1,") });
    expect(errors).toEqual(["c1.csv:2 月份 month-form"]);
    expect(issues[0]!.args).toEqual({ text: "1月", yearless: 1 });
  });

  it("counts a table of balances once: closed accounts by their debit, and no account beside those below it", async () => {
    const { costs, files } = await read({
      costs: csv(
        HEADER,
        "2025-01,6602,管理费用,,150,150",
        "2025-01,660201,办公管理费用,,100,100",
        "2025-01,66020101,租金管理费用,,70,70",
        "2025-01,66020102,水电管理费用,,30,30",
        "2025-01,660202,差旅管理费用,,50,0",
      ),
    });
    expect(costs).toEqual(["2025-01 admin 7000", "2025-01 admin 3000", "2025-01 admin 5000"]);
    expect(files[1]).toMatchObject({ rows: 5, used: 3, excluded: 2 });
  });

  it("counts an account beside those below it when it holds amounts of its own", async () => {
    const { costs } = await read({
      costs: csv(HEADER, "2025-01,6602,管理费用,a,80,", "2025-01,660201,管理费用-租金,b,100,"),
    });
    expect(costs).toEqual(["2025-01 admin 8000", "2025-01 admin 10000"]);
  });

  it("lets a credit lower the cost, unless it clears all that the account was debited in the month", async () => {
    const entries = (credit: string) =>
      csv(
        HEADER,
        "2025-01,6601,销售费用,提成,1000,",
        "2025-01,6601,销售费用,提成,500,",
        `2025-01,6601,销售费用,冲回,,${credit}`,
      );
    const totalOf = async (credit: string) => (await read({ costs: entries(credit) })).accounts;
    expect(await totalOf("200")).toEqual(["销售费用 sales 130000"]);
    expect(await totalOf("1500")).toEqual(["销售费用 sales 150000"]);
  });

  it("takes a debit in red as what it is: given back", async () => {
    const { accounts } = await read({
      costs: csv(HEADER, "202501,6601,销售费用,提成,1000,", "202501,6601,销售费用,冲销,-400,"),
    });
    expect(accounts).toEqual(["销售费用 sales 60000"]);
  });

  it("warns of closing entries that debit an account of costs", async () => {
    const { warnings, issues, costs } = await read({
      costs: csv(HEADER, "2025年1月,6602,管理费用,房租,100,", "2025年1月,6401,主营业务成本,结转本月成本,300,"),
    });
    expect(warnings).toEqual(["c1.csv:3 ledger-costs-carried", "c1.csv no-cost-of-service"]);
    expect(issues.find(({ code }) => code === "ledger-costs-carried")!.args).toMatchObject({ amount: "300.00" });
    expect(costs).toEqual(["2025-01 admin 10000"]);
  });

  it("is mapped by the user's rules first, by name or code, and asks for what no rule knows", async () => {
    const costs = csv(
      HEADER,
      "2025-01,6601,销售费用,a,100,",
      "2025-01,660105,业务招待费,b,7,",
      "2025-01,6711,营业外支出,c,3,",
    );
    const { errors, issues } = await read({ costs });
    expect(errors).toEqual(["c1.csv:3 account-unmapped"]);
    expect(issues[0]!.args.block).toBe(
      "- { account: '^业务招待费$', to: ??? }  # 7.00\n- { account: '^营业外支出$', to: ??? }  # 3.00",
    );
    const map = [accountRule("^6711", null), accountRule("^销售费用$", "marketing"), accountRule("^6601", "sales")];
    expect((await read({ costs, costEntry: { map } })).accounts).toEqual([
      "销售费用 marketing 10000",
      "业务招待费 sales 700",
      "营业外支出 ignore 300",
    ]);
  });
});
