import { describe, expect, it } from "vitest";
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
