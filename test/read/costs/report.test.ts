import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountRule } from "../../support/account-rules.ts";
import { reproducible } from "../../support/random-business.ts";
import { read } from "../../support/reading.ts";

const EVERYTHING = [accountRule("", "admin")];
const reportOf = (...rows: readonly string[]) =>
  read({
    costs: ["Profit and Loss,,", "Acme,,", ",Jan 2025,Feb 2025", ...rows, "Net Income,,"]
      .map((row) => `${row}\n`)
      .join(""),
    costEntry: { map: EVERYTHING, preset: "qbo-pnl" },
  });
const accountsOf = async (...rows: readonly string[]) => {
  const { accounts, errors } = await reportOf(...rows);
  return errors.length > 0 ? errors : accounts.map((account) => account.replace(" admin", ""));
};

describe("the sections of a report", () => {
  it("are told by their subtotals: an account may have the name of a group elsewhere", async () => {
    expect(
      await accountsOf(
        ...["Cost of Goods Sold,,", "Travel,1,1", "Hosting,2,2", "Total for Cost of Goods Sold,3,3"],
        ...["Expenses,,", "Travel,,", "Hotels,4,4", "Total for Travel,4,4", "Hosting,5,5", "Total for Expenses,9,9"],
      ),
    ).toEqual(["Travel 200", "Hosting 1400", "Travel:Hotels 800"]);
  });

  it("may nest, and a group may have an amount of its own", async () => {
    expect(
      await accountsOf(
        ...["Expenses,,", "People,10,", "Pay,20,20", "Bonus,,5", "Total for Pay,20,25", "Total for People,30,25"],
        "Total for Expenses,30,25",
      ),
    ).toEqual(["People 1000", "People:Pay 4000", "People:Pay:Bonus 500"]);
  });

  it("may be named as an account in them", async () => {
    expect(
      await accountsOf(
        ...["Expenses,,", "Payroll,,", "Payroll,3,3", "Taxes,1,1", "Total for Payroll,4,4", "Rent,2,2"],
        "Total for Expenses,6,6",
      ),
    ).toEqual(["Payroll:Payroll 600", "Payroll:Taxes 200", "Rent 400"]);
  });

  it("may stand in a wrapper without a subtotal", async () => {
    expect(
      await accountsOf(
        ...["Ordinary Income/Expense,,", "Income,,", "Fees,50,50", "Total Income,50,50", "Gross Profit,50,50"],
        ...["Expense,,", "Rent,7,7", "Total Expense,7,7", "Net Ordinary Income,43,43"],
      ),
    ).toEqual(["Rent 1400"]);
  });

  it("of an unknown name are not dropped: their accounts need a rule", async () => {
    expect(await accountsOf("Payroll,,", "Wages,3,3", "Total for Payroll,3,3")).toEqual(["Wages 600"]);
  });

  it("may hold accounts whose names begin as a result or a subtotal does", async () => {
    expect(
      await accountsOf("Expenses,,", "Net income protection,1,1", "Total Wireless,2,2", "Total for Expenses,3,3"),
    ).toEqual(["Net income protection 200", "Total Wireless 400"]);
  });

  it("do not take a subtotal of nothing for an account", async () => {
    expect(await accountsOf("Expenses,,", "Rent,1,1", "Total for Overheads,1,1")).toEqual([
      "c1.csv:6 Jan 2025 subtotal-mismatch",
    ]);
    expect(await accountsOf("Expenses,,", "Rent,1,1", "Total for Overheads,1,1", "Total for Expenses,1,1")).toEqual([
      "c1.csv:7 Jan 2025 subtotal-mismatch",
    ]);
  });

  it("count an empty subtotal cell as 0", async () => {
    expect(await accountsOf("Expenses,,", "Rent,1,", "Total for Expenses,1,")).toEqual(["Rent 100"]);
    expect(await accountsOf("Expenses,,", "Rent,1,2", "Total for Expenses,1,")).toEqual([
      "c1.csv:6 Feb 2025 subtotal-mismatch",
    ]);
  });

  it("may have rows of percentages, and results that no sum tells", async () => {
    expect(
      await accountsOf(
        ...["Income,,", "Fees,50,50", "Total for Income,50,50", "Expenses,,", "Rent,5,5", "Total for Expenses,5,5"],
        ...["Operating margin,90%,90%", "EBITDA,46,46"],
      ),
    ).toEqual(["Rent 1000"]);
  });
});

interface Group {
  readonly name: string;
  readonly own: number | null;
  readonly children: readonly Group[];
}

const ACCOUNTS = ["Rent", "Travel", "Wages", "Hosting", "Net income tools", "Total wireless"];
const GROUPS = ["People", "Office", "Net sales team", "Total care"];
function groups(depth: number): fc.Arbitrary<Group> {
  const children = depth === 0 ? fc.constant([]) : fc.array(groups(depth - 1), { maxLength: 3 });
  const own = fc.option(fc.integer({ min: -99_999, max: 99_999 }), { nil: null });
  return fc
    .record({ account: fc.constantFrom(...ACCOUNTS), group: fc.constantFrom(...GROUPS), own, children })
    .map(({ account, group, own, children }) =>
      children.length === 0 ? { name: account, own: own ?? 1, children } : { name: group, own, children },
    );
}

const totalOf = ({ own, children }: Group): number => children.reduce((sum, child) => sum + totalOf(child), own ?? 0);
const money = (cents: number | null) => (cents === null ? "" : (cents / 100).toFixed(2));
const rowsOf = (at: Group): string[] =>
  at.children.length === 0
    ? [`${at.name},${money(at.own)}`]
    : [`${at.name},${money(at.own)}`, ...at.children.flatMap(rowsOf), `Total for ${at.name},${money(totalOf(at))}`];

describe("any report", () => {
  const readRows = (rows: readonly string[]) =>
    read({
      costs: ["Profit and Loss", ",Jan 2025", ...rows].map((row) => `${row}\n`).join(""),
      costEntry: { map: EVERYTHING, preset: "qbo-pnl", decimal: "point" },
    });
  const expenses = fc
    .array(groups(3), { minLength: 1, maxLength: 4 })
    .map((children) => ({ name: "Expenses", own: null, children }))
    .filter((section) => totalOf(section) !== 0);

  it("with all its subtotals gives each cent once; with one amount changed it does not add up", async () => {
    await fc.assert(
      fc.asyncProperty(expenses, fc.nat(), async (section, pick) => {
        const rows = [...rowsOf(section), `Net Income,${money(-totalOf(section))}`];
        const { costs, errors } = await readRows(rows);
        expect(errors).toEqual([]);
        const sum = costs.reduce((all, row) => all + Number(row.split(" ")[2]), 0);
        expect(sum).toBe(totalOf(section));
        const filled = rows.flatMap((row, index) => (row.endsWith(",") ? [] : [index]));
        const at = filled[pick % filled.length]!;
        const broken = rows.map((row, index) => (index === at ? row.replace(/,.*/, ",1234567.89") : row));
        expect((await readRows(broken)).errors.join()).toContain("subtotal-mismatch");
      }),
      { ...reproducible, numRuns: 150 },
    );
  });
});

describe("the months of a report", () => {
  const quiet = (...months: readonly string[]) =>
    read({
      costs: `Profit and Loss\n,${months.join(",")}\nExpenses\nRent,,5.00,,7.00,0.00\nTotal for Expenses,,5.00,,7.00,0.00\nNet Income,0,-5.00,,-7.00,0.00\n`,
      costEntry: { map: EVERYTHING },
    });

  it("are those between the first and the last cost; within, an empty cell is 0", async () => {
    const { costs, issues, errors } = await quiet("Jan 2025", "Feb 2025", "Mar 2025", "Apr 2025", "May 2025");
    expect(errors).toEqual([]);
    expect(costs).toEqual(["2025-02 admin 500", "2025-04 admin 700", "2025-03 admin 0"]);
    expect(issues.find(({ code }) => code === "months-left-out")!.args.months).toBe("2025-01, 2025-05");
  });

  it("stand there once each", async () => {
    const { errors } = await quiet("Jan 2025", "Feb 2025", "2025-02", "Apr 2025", "May 2025");
    expect(errors).toEqual(["c1.csv:2 2025-02 column-duplicate"]);
  });
});

describe("the amounts of a report", () => {
  const amounts = (decimal: "point" | "comma" | null, first: string, second: string) =>
    read({
      costs: `Profit and Loss;\n;Jan 2025\nExpenses;\nRent;${first}\nHosting;${second}\nTotal for Expenses;1.234,00\nNet Income;-1.234,00\n`,
      costEntry: { map: EVERYTHING, decimal },
    });

  it("have one decimal mark, which all cells together tell", async () => {
    expect((await amounts(null, "1.000", "234")).accounts).toEqual(["Rent admin 100000", "Hosting admin 23400"]);
  });

  it("are all numbers", async () => {
    expect((await amounts(null, "tausend", "234")).errors).toEqual(["c1.csv:4 Jan 2025 amount-form"]);
    expect((await amounts(null, "1.000,005", "234")).errors).toEqual(["c1.csv:4 Jan 2025 amount-decimals"]);
  });

  it("ask for their decimal mark where nothing tells it", async () => {
    const doubtful = "Profit and Loss\n,Jan 2025\nExpenses\nRent,1.000\nTotal for Expenses,1.000\nNet Income,-1.000\n";
    expect((await read({ costs: doubtful, costEntry: { map: EVERYTHING } })).errors).toEqual([
      "c1.csv:4 decimal-undecided",
    ]);
  });
});
