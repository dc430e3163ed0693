import { describe, expect, it } from "vitest";
import { mixedSigns, statedCode, statedSign } from "../../../src/read/text/currency-signs.ts";
import { csv, read } from "../../support/reading.ts";

const columns = new Map([
  ["customer_id", "Client"],
  ["start_date", "Begin"],
  ["amount", "Price"],
]);
const lines = (...prices: string[]) =>
  read({
    subscriptions: csv("Client,Begin,Price", ...prices.map((price, i) => `c${i},2025-01-01,"${price}"`)),
    entry: { columns, history: "complete" },
    rates: { GBP: "2" },
    ...(prices.some((price) => price.includes("£")) ? { currency: "EUR" } : {}),
  });

describe("the sign of an amount", () => {
  it.each([
    ["€ 10", "EUR", "EUR"],
    ["10.00 EUR", "EUR", "EUR"],
    ["US$10", "USD", "USD"],
    ["-£3.50", "GBP", "GBP"],
    ["10元", "CNY", "CNY"],
    ["RMB 10", "CNY", "CNY"],
    ["$10", "$", ""],
    ["￥10", "¥", ""],
    ["(1,234.50)", "", ""],
  ])("%s states %j, and the code %j", (text, sign, code) => {
    expect([statedSign(text), statedCode(text)]).toEqual([sign, code]);
  });

  it("may not differ where one sign stands for several currencies", () => {
    expect(mixedSigns(["$1", "2", "€3"])).toEqual({ signs: ["$", "EUR"], at: 2 });
    expect(mixedSigns(["€1", "2 EUR", "3"])).toBeNull();
    expect(mixedSigns(["€1", "£2"])).toBeNull();
    expect(mixedSigns(["$1", "$2"])).toBeNull();
  });
});

describe("amounts of a mapped file", () => {
  it("are in the currency that they state", async () => {
    const { currency, lines: read, errors } = await lines("€10.00", "€20.00");
    expect([currency, errors]).toEqual(["EUR", []]);
    expect(read.map(({ mrr }) => mrr / 720)).toEqual([1000, 2000]);
    const two = await lines("€10.00", "£20.00");
    expect([two.errors, two.lines.map(({ mrr }) => mrr / 720)]).toEqual([[], [1000, 4000]]);
  });

  it("are never added over signs that nothing tells apart", async () => {
    expect((await lines("$10.00", "€20.00")).errors).toEqual(["s1.csv:3 Price currency-signs-mixed"]);
    expect((await lines("$10.00", "USD 20.00")).errors).toEqual(["s1.csv:3 Price currency-signs-mixed"]);
  });
});

describe("costs", () => {
  it("are refused with signs of several currencies, in flat files and in reports", async () => {
    const flat = csv("Konto,Datum,Betrag", "Hosting,2025-01-01,$1.50", "Hosting,2025-02-01,€2.50");
    const costEntry = {
      columns: new Map([
        ["account", "Konto"],
        ["date", "Datum"],
        ["amount", "Betrag"],
      ]),
    };
    expect((await read({ costs: flat, costEntry })).errors).toEqual(["c1.csv:3 Betrag currency-signs-mixed"]);
    const report = csv(
      ",Jan 2025,Feb 2025",
      "Expenses,,",
      "Rent,$5.00,€5.00",
      "Total Expenses,5.00,5.00",
      "Net Income,,",
    );
    expect((await read({ costs: report })).errors).toEqual(["c1.csv:3 currency-signs-mixed"]);
  });
});
