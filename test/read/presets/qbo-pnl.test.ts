import { describe, expect, it } from "vitest";
import { accountRule, changed } from "../../support/account-rules.ts";
import { importFolder, importText } from "../../support/imports.ts";
import { ue } from "../../support/io.ts";
import { read } from "../../support/reading.ts";

const REPORT = importText("qbo-pnl", "costs.csv");
const MAP = [
  accountRule("^Hosting|processing fees", "service"),
  accountRule("^Advertising", "marketing"),
  accountRule("commission", "sales"),
  accountRule("^Payroll expenses:Wages", { service: "0.3", rnd: "0.5", sales: "0.2" }),
  accountRule("^Payroll|rent|^Refunds", "admin"),
];
const readReport = (costs: string, map = MAP) => read({ costs, costEntry: { map }, currency: "USD" });
const sumOf = (costs: readonly string[], month: string, category: string) =>
  costs
    .filter((row) => row.startsWith(`${month} ${category} `))
    .reduce((sum, row) => sum + Number(row.split(" ")[2]), 0);

describe("a QuickBooks profit and loss report", () => {
  it("gives the accounts of its cost sections, and nothing else", async () => {
    const { accounts, errors } = await readReport(REPORT);
    expect(errors).toEqual([]);
    expect(accounts).toEqual([
      "Hosting - AWS service 1284125",
      "Payment processing fees service 344800",
      "Advertising marketing 1900000",
      "Office rent admin 720000",
      "Payroll expenses admin 50000",
      "Payroll expenses:Payroll taxes admin 868000",
      "Payroll expenses:Wages service 2604000",
      "Payroll expenses:Wages rnd 4340002",
      "Payroll expenses:Wages sales 1736000",
      "Refunds from suppliers admin -12000",
      "Sales commissions sales 1034400",
    ]);
  });

  it("adds up, in each month, to its cost of goods sold and expenses", async () => {
    const { costs } = await readReport(REPORT);
    const total = (month: string) =>
      costs.filter((row) => row.startsWith(month)).reduce((sum, row) => sum + Number(row.split(" ")[2]), 0);
    // 3940.40 + 31610.01, 4026.75 + 31318.01, 4118.10 + 34824.00, 4204.00 + 34652.00
    expect(["2025-01", "2025-02", "2025-03", "2025-04"].map(total)).toEqual([3555041, 3534476, 3894210, 3885600]);
  });

  it("splits an account with the odd cent where the remainder is largest", async () => {
    const { costs } = await readReport(REPORT);
    // 21000.01: 6300.003, 10500.005, 4200.002; the half cent wins. Taxes 2100.00 and commissions 2460.00 come on top.
    expect(sumOf(costs, "2025-01", "rnd")).toBe(1050001);
    expect(sumOf(costs, "2025-01", "sales")).toBe(420000 + 246000);
  });

  it("says what it was read as, what went where, and what was left out", async () => {
    const { issues, files, notes } = await readReport(REPORT);
    expect(notes).toEqual(["c1.csv preset-detected", "c1.csv sections-left-out", "c1.csv accounts-mapped"]);
    expect(issues.find(({ code }) => code === "sections-left-out")!.args.sections).toBe("Other Expenses 1210.00");
    expect(files[1]).toMatchObject({ rows: 29, used: 9, excluded: 20 });
  });

  it("may be named in full or in part by a rule, the first of which counts", async () => {
    const { accounts } = await readReport(REPORT, [
      accountRule("^wages$", "rnd"),
      accountRule("^payroll expenses:", "admin"),
      accountRule(".", null),
    ]);
    expect(accounts.filter((account) => !account.includes("ignore"))).toEqual([
      "Payroll expenses:Payroll taxes admin 868000",
      "Payroll expenses:Wages rnd 8680002",
    ]);
  });

  it("lists all accounts without a rule in one error, the largest first", async () => {
    const { errors, issues } = await readReport(REPORT, []);
    expect(errors).toEqual(["c1.csv:11 account-unmapped"]);
    expect(String(issues[0]!.args.block).split("\n")).toEqual([
      "- { account: '^Payroll expenses:Wages$', to: ??? }  # 86800.02, perhaps split: { service: 0.3, rnd: 0.5, sales: 0.2 }",
      "- { account: '^Advertising$', to: marketing }  # 19000.00",
      "- { account: '^Hosting - AWS$', to: service }  # 12841.25",
      "- { account: '^Sales commissions$', to: sales }  # 10344.00",
      "- { account: '^Payroll expenses:Payroll taxes$', to: ??? }  # 8680.00, perhaps split: { service: 0.3, rnd: 0.5, sales: 0.2 }",
      "- { account: '^Office rent$', to: admin }  # 7200.00",
      "- { account: '^Payment processing fees$', to: service }  # 3448.00",
      "- { account: '^Payroll expenses$', to: ??? }  # 500.00, perhaps split: { service: 0.3, rnd: 0.5, sales: 0.2 }",
      "- { account: '^Refunds from suppliers$', to: ??? }  # -120.00",
    ]);
  });

  it.each<[string, readonly [string, string][], string]>([
    [
      "a changed account",
      [['"4,000.00","4,000.00","5,500.00"', '"4,000.00","4,001.00","5,500.00"']],
      "c1.csv:16 Total subtotal-mismatch",
    ],
    [
      "a lost account",
      [['"   Office rent","1,800.00","1,800.00","1,800.00","1,800.00","7,200.00"\n', ""]],
      "c1.csv:23 Jan 2025 subtotal-mismatch",
    ],
    [
      "a changed subtotal of an account",
      [
        [
          '$23,350.01","$23,100.01","$24,890.00","$24,640.00","$95,980.02"',
          '$23,350.01","$23,100.01","$24,890.00","$24,650.00","$95,990.02"',
        ],
      ],
      "c1.csv:21 Apr 2025 subtotal-mismatch",
    ],
    [
      "a changed result",
      [
        [
          '"$45,259.60","$46,723.25","$48,481.90","$50,146.00","$190,610.75"',
          '"$45,259.60","$46,723.25","$48,481.90","$50,146.10","$190,610.85"',
        ],
      ],
      "c1.csv:14 Apr 2025 subtotal-mismatch",
    ],
  ])("does not reconcile with %s", async (_, changes, problem) => {
    const { errors } = await readReport(changed(REPORT, ...changes));
    expect(errors[0]).toBe(problem);
  });

  it("names what it found and what it expected", async () => {
    const { issues } = await readReport(
      changed(REPORT, [
        '"$3,940.40","$4,026.75","$4,118.10","$4,204.00","$16,289.25"',
        '"$3,940.40","$4,026.75","$4,118.10","$4,205.00","$16,290.25"',
      ]),
    );
    expect(issues[0]!.args).toEqual({ label: "Total for Cost of Goods Sold", found: "4205.00", expected: "4204.00" });
  });

  it("is read with the accounts in any indentation, and with `Total X`", async () => {
    const plain = REPORT.replace(/^" +/gm, '"').replaceAll("Total for ", "Total ");
    const [one, other] = [await readReport(REPORT), await readReport(plain)];
    expect(other.errors).toEqual([]);
    expect(other.costs).toEqual(one.costs);
  });

  it("may end with a sentence whose date is cut at its commas", async () => {
    const cut = changed(REPORT, [
      '"Accrual Basis  Friday, May 02, 2025 09:14 AM GMT-07:00",,,,,',
      "Cash Basis Friday, May 02, 2025 09:14 AM",
    ]);
    expect((await readReport(cut)).errors).toEqual([]);
  });

  it("is refused with a part of a month", async () => {
    const { errors } = await readReport(changed(REPORT, ['"Apr 2025"', '"Apr 1-17, 2025"']));
    expect(errors).toEqual(["c1.csv:5 Apr 1-17, 2025 month-partial"]);
  });

  it("without months says how to get them", async () => {
    const { errors, issues } = await readReport("Profit and Loss,\nExpenses,\nRent,5.00\nTotal for Expenses,5.00\n");
    expect(errors).toEqual(["c1.csv:1 report-not-by-month"]);
    expect(issues[0]!.args.remedy).toMatch(/Display columns by: Months/);
  });

  it("names the headings that are nearly months, and drops none of them", async () => {
    const odd = await readReport(changed(REPORT, ['"Apr 2025"', '"2025-13"']));
    expect(odd.errors).toEqual(["c1.csv:5 2025-13 month-form"]);
    const short = "Profit and Loss,,\n,Jan 25,Feb 25\nExpenses,,\nRent,5.00,5.00\nTotal for Expenses,5.00,5.00\n";
    expect((await readReport(short)).errors).toEqual(["c1.csv:2 Jan 25 month-form", "c1.csv:2 Feb 25 month-form"]);
  });

  it("is checked from one ue.yaml together with its subscriptions", async () => {
    const { code, stdout, stderr } = await ue(["check", "--config", "ue.yaml", "--format", "json"], {
      cwd: importFolder("qbo-pnl"),
    });
    const report = JSON.parse(stdout);
    expect([stderr, code]).toEqual(["", 3]);
    expect(report.costWindow).toEqual({ from: "2025-01", to: "2025-04", months: 4 });
    const costs = report.metrics.find((metric: { id: string; by: unknown }) => metric.id === "cumulative-cost");
    expect(costs.value).toBeCloseTo(16289.25 + 132404.02, 10);
  });
});
