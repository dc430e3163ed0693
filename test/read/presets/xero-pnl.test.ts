import { describe, expect, it } from "vitest";
import { accountRule, changed } from "../../support/account-rules.ts";
import { importText } from "../../support/imports.ts";
import { read } from "../../support/reading.ts";

const REPORT = importText("xero-pnl", "costs.csv");
const MAP = [
  accountRule("^Hosting", "service"),
  accountRule("onboarding", "delivery"),
  accountRule("Marketing", "marketing"),
  accountRule("^Wages", "rnd"),
  accountRule(".", "admin"),
];
const readReport = (costs: string) => read({ costs, costEntry: { map: MAP } });

describe("a Xero profit and loss report", () => {
  it("gives the accounts of its cost sections; the revenue account Sales is no cost", async () => {
    const { accounts, errors, notes } = await readReport(REPORT);
    expect(errors).toEqual([]);
    expect(notes).toContain("c1.csv preset-detected");
    expect(accounts).toEqual([
      "Hosting service 588000",
      "Subcontract onboarding delivery 170000",
      "Advertising & Marketing marketing 960000",
      "Consulting credit admin -25000",
      "Rent admin 420000",
      "Wages and Salaries rnd 4750000",
    ]);
  });

  it("may have its months in any order", async () => {
    const { costs } = await readReport(REPORT);
    expect(costs.filter((row) => row.includes("marketing"))).toEqual([
      "2025-03 marketing 360000",
      "2025-02 marketing 310000",
      "2025-01 marketing 290000",
    ]);
  });

  it("is checked from its income on: a changed sale is in no subtotal and no result", async () => {
    const { errors } = await readReport(
      changed(REPORT, [
        '"31,500.00","30,200.00","29,800.00","91,500.00"',
        '"31,500.00","30,200.00","29,900.00","91,600.00"',
      ]),
    );
    expect(errors).toEqual([
      "c1.csv:10 Jan 2025 subtotal-mismatch",
      "c1.csv:17 Jan 2025 subtotal-mismatch",
      "c1.csv:26 Jan 2025 subtotal-mismatch",
    ]);
  });

  it.each([
    "2025-03,2025-02,2025-01",
    "2025年3月,2025年2月,2025年1月",
    "Mar-25,Feb-25,Jan-25",
    "31 Mar 2025,28 Feb 2025,31 Jan 2025",
  ])("may head its months %s", async (headings) => {
    const [one, other] = [
      await readReport(REPORT),
      await readReport(changed(REPORT, ["Mar 2025,Feb 2025,Jan 2025", headings])),
    ];
    expect(other.errors).toEqual([]);
    expect(other.costs).toEqual(one.costs);
  });

  it("may have groups within a section, with subtotals or without", async () => {
    const withTotals = changed(
      REPORT,
      ["Advertising &", "Growth\nAdvertising &"],
      ["Consulting credit", 'Total Growth,"3,600.00","3,100.00","2,900.00","9,600.00"\nConsulting credit'],
    );
    const { accounts, errors } = await readReport(withTotals);
    expect(errors).toEqual([]);
    expect(accounts).toContain("Growth:Advertising & Marketing marketing 960000");
    const bare = await readReport(changed(REPORT, ["Advertising &", "Growth\nAdvertising &"]));
    expect(bare.errors).toEqual([]);
    expect(bare.accounts).toEqual((await readReport(REPORT)).accounts);
  });
});
