import { describe, expect, it } from "vitest";
import { currencyCode } from "../../src/domain/currency-codes.ts";
import { minorDigits } from "../../src/domain/money.ts";
import { accountRule } from "../support/account-rules.ts";
import { csv, read } from "../support/reading.ts";

const HEADER = "customer_id,start_date,amount,currency";
const subscriptions = (...rows: string[]) => csv(HEADER, ...rows.map((row) => `acme,2025-01-01,${row}`));
const COSTS = "month,category,amount,currency";
const TICKS = 720;

describe("the reporting currency", () => {
  it("is the one that is asked for, without a note", async () => {
    const reading = await read({ subscriptions: subscriptions("1,", "2,eur"), currency: "EUR" });
    expect([reading.currency, reading.errors, reading.notes]).toEqual(["EUR", [], []]);
  });

  it("is CNY when no line states one, with a note", async () => {
    const reading = await read({ subscriptions: subscriptions("1,") });
    expect([reading.currency, reading.notes]).toEqual(["CNY", ["currency-assumed"]]);
    expect(reading.issues[0]!.args).toEqual({ currency: "CNY", stated: 0 });
  });

  it("is the only one that lines state, of costs too, with a note", async () => {
    const reading = await read({
      subscriptions: subscriptions("1,usd", "2,"),
      costs: csv(COSTS, "2025-01,service,1,USD"),
    });
    expect([reading.currency, reading.errors]).toEqual(["USD", []]);
    expect(reading.issues.at(-1)!.args).toEqual({ currency: "USD", stated: 1 });
  });

  it("must be said when lines state several", async () => {
    const reading = await read({ subscriptions: subscriptions("1,USD"), costs: csv(COSTS, "2025-01,service,1,EUR") });
    expect(reading.errors).toEqual(["c1.csv:2 currency currency-rate-missing"]);
    expect(reading.issues[0]!.args).toEqual({ currencies: "USD, EUR", count: 2, reporting: "" });
  });

  it("must be said when lines without one would be read with the wrong digits", async () => {
    const reading = await read({ subscriptions: subscriptions("1000,JPY", "9.99,") });
    expect(reading.errors).toEqual(["s1.csv:3 currency currency-rate-missing"]);
    expect((await read({ subscriptions: subscriptions("1000,JPY", "999,"), currency: "JPY" })).errors).toEqual([]);
  });

  it("has three letters", async () => {
    expect((await read({ subscriptions: subscriptions("1,US$", "1,Euro", "1, cny ") })).errors).toEqual([
      "s1.csv:2 currency currency-form",
      "s1.csv:3 currency currency-form",
    ]);
  });
});

describe("a currency code", () => {
  it("is one of ISO 4217, or RMB; another is an error with the one meant", async () => {
    const reading = await read({
      subscriptions: subscriptions("1,XYZ", "1,ueR", "1,CYN", "1,rmb", "1,hrk"),
      costs: csv(COSTS, "2025-01,service,1,USX"),
      currency: "CNY",
      rates: { HRK: "1" },
    });
    expect(reading.issues.map(({ file, line, args }) => [file, line, args.text, args.nearest])).toEqual([
      ["s1.csv", 2, "XYZ", ""],
      ["s1.csv", 3, "ueR", "EUR"],
      ["s1.csv", 4, "CYN", "CNY"],
      ["c1.csv", 2, "USX", "USD"],
    ]);
  });

  it("has its digits wherever they are not two", () => {
    const others = ["CLP", "JPY", "KRW", "KWD", "BHD", "CLF", "UYW"].map((code) => [
      currencyCode(code.toLowerCase()),
      minorDigits(code),
    ]);
    expect(others).toEqual([
      ["CLP", 0],
      ["JPY", 0],
      ["KRW", 0],
      ["KWD", 3],
      ["BHD", 3],
      ["CLF", 4],
      ["UYW", 4],
    ]);
    expect(["", "US", "USDX", "XXX", "net", "U D"].map(currencyCode)).toEqual(Array(6).fill(null));
  });
});

describe("the currency of an entry", () => {
  const entry = { currency: "CNY" };

  it("is that of rows that state none, and needs a rate as any other", async () => {
    const input = { subscriptions: subscriptions("700,", "100,USD"), entry, currency: "USD" };
    const { lines, files } = await read({ ...input, rates: { CNY: "0.14" } });
    expect(lines.map(({ mrr }) => mrr)).toEqual([9_800 * TICKS, 10_000 * TICKS]);
    expect(files[0]!.facts.currencies).toEqual(["CNY", "USD"]);
    const without = await read(input);
    expect(without.errors).toEqual(["s1.csv:2 currency currency-rate-missing"]);
    expect(without.issues[0]!.args).toEqual({ currencies: "CNY", count: 1, reporting: "USD" });
  });

  it("gives its rows their digits", async () => {
    const { errors } = await read({
      subscriptions: csv("customer_id,start_date,amount", "acme,2025-01-01,1.5"),
      entry: { currency: "JPY" },
      currency: "USD",
      rates: { JPY: "0.007" },
    });
    expect(errors).toEqual(["s1.csv:2 amount amount-decimals"]);
  });

  it("is the reporting one where nothing else is stated", async () => {
    const reading = await read({ subscriptions: csv("customer_id,start_date,amount", "acme,2025-01-01,1"), entry });
    expect([reading.currency, reading.errors]).toEqual(["CNY", []]);
    expect(reading.issues.at(-1)!.args).toEqual({ currency: "CNY", stated: 1 });
  });

  it("gives way to a sign in a mapped file", async () => {
    const columns = new Map([["customer_id", "Client"]]);
    const { lines } = await read({
      subscriptions: csv("Client,start_date,amount", "acme,2025-01-01,10", "bolt,2025-01-01,10 EUR"),
      entry: { ...entry, columns },
      currency: "USD",
      rates: { CNY: "0.1", EUR: "2" },
    });
    expect(lines.map(({ mrr }) => mrr)).toEqual([100 * TICKS, 2_000 * TICKS]);
  });

  const REPORT = (amount: string) =>
    csv("Profit and Loss,", ",Jan 2025", "Expenses,", `Hosting,${amount}`, `Total for Expenses,${amount}`);
  const hosting = [accountRule("", "service")];

  it.each([
    ["canonical rows", csv("month,category,amount", "2025-01,service,1000"), {}],
    ["columns of months", csv("category,2025-01", "service,1000"), {}],
    ["a ledger", csv("月份,科目名称,借方,贷方", "2025-01,服务器,1000,"), { preset: "cn-ledger" }],
    ["a report", REPORT("1000"), { preset: "qbo-pnl", map: hosting }],
  ])("is that of costs in %s", async (_, costs, more) => {
    const reading = await read({ costs, costEntry: { ...entry, ...more }, currency: "USD", rates: { CNY: "0.14" } });
    expect([reading.errors, reading.costs]).toEqual([[], ["2025-01 service 14000"]]);
    expect(reading.files[1]!.facts.currencies).toEqual(["CNY"]);
  });

  it("gives way to the sign of a report's amounts, of which there may be one", async () => {
    const costEntry = { ...entry, preset: "qbo-pnl", map: hosting };
    const rates = { CNY: "0.1", EUR: "2" };
    const reading = await read({ costs: REPORT("€1000"), costEntry, currency: "USD", rates });
    expect([reading.errors, reading.costs]).toEqual([[], ["2025-01 service 200000"]]);
    const mixed = REPORT("€1000").replace("Hosting,€", "Hosting,£");
    expect((await read({ costs: mixed, costEntry, currency: "USD", rates })).errors).toEqual([
      "c1.csv:5 currency-signs-mixed",
    ]);
  });
});

describe("amounts", () => {
  it.each([
    ["CNY", "1.005", ["s1.csv:2 amount amount-decimals"]],
    ["CNY", "1.0500", []],
    ["JPY", "1.5", ["s1.csv:2 amount amount-decimals"]],
    ["JPY", "1.00", []],
    ["KWD", "1.005", []],
    ["KWD", "1.0005", ["s1.csv:2 amount amount-decimals"]],
  ])("of %s have its digits: %s", async (currency, amount, expected) => {
    expect((await read({ subscriptions: subscriptions(`${amount},${currency}`) })).errors).toEqual(expected);
    const unstated = await read({ subscriptions: subscriptions(`${amount},`), currency });
    expect(unstated.errors).toEqual(expected);
  });
});

describe("another currency", () => {
  it("needs a rate, never 1", async () => {
    const reading = await read({
      subscriptions: subscriptions("1,USD", "1,EUR", "1,CNY", "1,"),
      currency: "CNY",
      rates: { EUR: "8" },
    });
    expect(reading.errors).toEqual(["s1.csv:2 currency currency-rate-missing"]);
    expect(reading.issues[0]!.args).toEqual({ currencies: "USD", count: 1, reporting: "CNY" });
  });

  it.each([
    ["USD", "CNY", "7.1234", "99.99", 71_226.8766 * TICKS],
    ["JPY", "CNY", "0.048", "1000", 4_800 * TICKS],
    ["JPY", "CNY", "0.0481", "1", 4.81 * TICKS],
    ["KWD", "CNY", "23.5", "1.234", 2_899.9 * TICKS],
    ["CNY", "JPY", "20.5", "9.99", 204.795 * TICKS],
    ["JPY", "KWD", "0.002", "1000", 2_000 * TICKS],
    ["USD", "CNY", "7.123456789012345", "1", 712.3456789012345 * TICKS],
  ])("%s into %s at %s is exact to a tick: %s", async (from, into, rate, amount, expected) => {
    const { lines, errors } = await read({
      subscriptions: subscriptions(`${amount},${from}`),
      currency: into,
      rates: { [from]: rate },
    });
    expect([errors, lines[0]!.mrr, lines[0]!.value]).toEqual([[], Math.round(expected), Math.round(expected)]);
  });

  it("is rounded once on a line: amount, quantity, rate and interval together", async () => {
    const { lines } = await read({
      subscriptions: csv(`${HEADER},quantity,interval`, "acme,2025-01-01,0.01,USD,0.333,7m"),
      currency: "CNY",
      rates: { USD: "7.1" },
    });
    expect(lines[0]!.mrr).toBe(Math.round((0.333 * 7.1 * 720) / 7));
  });

  it("is rounded to a minor unit in a cost row, half away from zero", async () => {
    const { costs } = await read({
      costs: csv(
        COSTS,
        "2025-01,sales,1.234,KWD",
        "2025-01,service,0.01,USD",
        "2025-01,admin,-0.01,USD",
        "2025-01,rnd,5,",
      ),
      currency: "CNY",
      rates: { KWD: "23.5", USD: "0.5" },
    });
    expect(costs).toEqual(["2025-01 sales 2900", "2025-01 service 1", "2025-01 admin -1", "2025-01 rnd 500"]);
  });

  it("keeps a rate for the reporting currency itself unused", async () => {
    const { lines } = await read({ subscriptions: subscriptions("1,CNY"), currency: "CNY", rates: { CNY: "2" } });
    expect(lines[0]!.mrr).toBe(100 * TICKS);
  });
});
