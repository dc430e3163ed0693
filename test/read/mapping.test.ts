import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/read/config.ts";
import type { Entry, StatusMeaning } from "../../src/read/entry.ts";
import { IssueLog } from "../../src/read/issue-log.ts";
import { ticks } from "../support/lines.ts";
import { csv, type Reading, read } from "../support/reading.ts";

const COLUMNS = { customer_id: "Client", start_date: "Begin", end_date: "Finish", amount: "Price", plan: "Tariff" };
const HEADER = "Client,Begin,Finish,Price,Tariff,State";

type Words = Readonly<Record<string, string>>;

function entryOf(more: Partial<Entry> = {}, columns: Words = COLUMNS): Partial<Entry> {
  return { columns: new Map(Object.entries(columns)), ...more };
}

function mapped(rows: readonly string[], more: Partial<Entry> = {}, columns: Words = COLUMNS): Promise<Reading> {
  return read({ subscriptions: csv(HEADER, ...rows), entry: entryOf(more, columns) });
}

const argsOf = ({ issues }: Reading, code: string) => issues.find((issue) => issue.code === code)?.args;

describe("a file that counts months instead of naming days", () => {
  it("is told how its starts are found, mapped or not", async () => {
    const telecom = csv("customerID,tenure,MonthlyCharges,Churn", "7590,34,29.85,No");
    const columns = new Map([
      ["customer_id", "customerID"],
      ["amount", "MonthlyCharges"],
    ]);
    for (const entry of [{}, { columns }]) {
      const { issues } = await read({ subscriptions: telecom, entry });
      const missing = issues.find(({ code, column }) => code === "column-missing" && column === "start_date");
      expect(missing!.args).toMatchObject({ tenure: "tenure" });
    }
  });
});

describe("a column that looks like a status", () => {
  const rows = [
    ["acme,2025-01-01,,10,,Active", "bolt,2025-01-01,,10,,Cancelled", "core,2025-01-01,2025-03-01,10,,Cancelled"],
    ["data,2025-01-01,,10,,Trial", "edge,2025-01-01,,10,,on hold"],
  ].flat();

  it("and is not mapped is warned of, where it calls rows ended or on trial that count as paying", async () => {
    const reading = await mapped(rows);
    expect([reading.lines.length, reading.warnings.filter((code) => code.includes("status"))]).toEqual([
      5,
      ["s1.csv State status-unmapped"],
    ]);
    expect(argsOf(reading, "status-unmapped")).toMatchObject({
      rows: 2,
      statuses: "Cancelled (1), Trial (1)",
      name: "State",
      meanings: '"Active": active, "Cancelled": ended, "Trial": trialing',
    });
  });

  it("is left alone where it is mapped, contradicts nothing, or is some other state", async () => {
    const status = new Map<string, StatusMeaning>([["active", "active"]]);
    const quiet = [
      await mapped(rows.slice(0, 1), { status }, { ...COLUMNS, status: "State" }),
      await mapped([rows[0]!, rows[2]!]),
      await mapped(["acme,2025-01-01,,10,,Rhode Island", "bolt,2025-01-01,,10,,Ended", "core,2025-01-01,,10,,Ohio"]),
    ];
    expect(quiet.map((reading) => argsOf(reading, "status-unmapped"))).toEqual([undefined, undefined, undefined]);
  });
});

describe("columns with names of their own", () => {
  it("are read as `columns:` says, in any case and spacing", async () => {
    const { lines, errors } = await read({
      subscriptions: csv("CLIENT , begin,Finish,  price", "acme,2025-01-01,2025-03-01,12.50"),
      entry: entryOf({}, { customer_id: "client", start_date: "Begin", end_date: "finish", amount: "Price" }),
    });
    expect(errors).toEqual([]);
    expect(lines).toMatchObject([{ customer: "acme", start: "2025-01-01", end: "2025-03-01", mrr: ticks(12.5) }]);
  });

  it("may be mapped the other way round, one by one", async () => {
    const columns = { Client: "customer_id", start_date: "Begin", Price: "Amount" };
    expect((await mapped(["acme,2025-01-01,,12.50,,"], {}, columns)).lines).toMatchObject([{ mrr: ticks(12.5) }]);
  });

  it("are mapped as canonical: theirs where both ways read", async () => {
    const { lines, errors } = await read({
      subscriptions: csv("customer_id,start_date,amount,quantity", "acme,2025-01-01,3,10"),
      entry: entryOf({}, { amount: "quantity", quantity: "amount" }),
    });
    expect(errors).toEqual([]);
    expect(lines[0]!.mrr).toBe(ticks(30));
  });

  it("stand beside canonical ones, which need no mapping", async () => {
    const { lines } = await read({
      subscriptions: csv("Client,start_date,amount,interval", "acme,2025-01-01,120,year"),
      entry: entryOf({}, { customer_id: "Client" }),
    });
    expect(lines).toMatchObject([{ mrr: ticks(10) }]);
  });

  it("that the file lacks are an error with the nearest one", async () => {
    const reading = await mapped(["acme,2025-01-01,,10,,"], {}, { ...COLUMNS, amount: "Prise" });
    expect(argsOf(reading, "mapping-column-missing")).toMatchObject({
      name: "Prise",
      column: "amount",
      file: "s1.csv",
      nearest: "Price",
    });
  });

  it("that mean nothing to the program are an error with the nearest one, once for all files", async () => {
    const { issues } = await read({
      subscriptions: [csv(HEADER, "a,2025-01-01,,10,,"), csv(HEADER, "b,2025-01-01,,10,,")],
      entry: entryOf({}, { ...COLUMNS, ammount: "Cost" }),
    });
    const found = issues.filter(({ code }) => code === "mapping-key-unknown");
    expect(found.map(({ args }) => [args.key, args.nearest])).toEqual([["ammount", "amount"]]);
    expect(issues.filter(({ severity }) => severity === "error")).toEqual(found);
  });

  it("that are required and not mapped are missing", async () => {
    const { errors } = await mapped(["acme,2025-01-01,,10,,"], {}, { customer_id: "Client", start_date: "Begin" });
    expect(errors).toEqual(["s1.csv:1 amount column-missing"]);
  });

  it("must not stand there twice", async () => {
    const { errors } = await read({
      subscriptions: csv("Client,Begin,Price,price", "acme,2025-01-01,1,2"),
      entry: entryOf({}, { customer_id: "Client", start_date: "Begin", amount: "Price" }),
    });
    expect(errors).toEqual(["s1.csv:1 price column-duplicate"]);
  });

  it("are named in the messages about their cells", async () => {
    const rows = ["acme,2025-02-30,,1x,,", ",2025-01-01,,-5,,", "bolt,2025-01-01,2024-01-01,10.0005,,", "a,b"];
    expect((await mapped(rows)).errors).toEqual([
      "s1.csv:2 Begin date-impossible",
      "s1.csv:2 Price amount-form",
      "s1.csv:3 Client cell-empty",
      "s1.csv:3 Price amount-negative",
      "s1.csv:4 Price amount-decimals",
      "s1.csv:5 column-count",
    ]);
  });

  it("take the kind of the entry, except where a row has its own", async () => {
    const { lines } = await read({
      subscriptions: csv("customer_id,start_date,amount,kind", "a,2025-01-01,5,", "a,2025-01-01,6,refund"),
      entry: { kind: "usage" },
    });
    expect(lines.map(({ kind }) => kind)).toEqual(["usage", "refund"]);
  });

  it("add to a preset that is found by its signature", async () => {
    const { segments, errors } = await read({
      subscriptions: csv("account_id,start_date,end_date,mrr,Region", "a,2025-01-01,2025-06-01,10,north"),
      entry: entryOf({}, { segment: "Region" }),
    });
    expect([errors, segments]).toEqual([[], { a: "north" }]);
  });

  it("stop a header that fits nothing, with a hint", async () => {
    const { errors } = await read({ subscriptions: csv(HEADER, "acme,2025-01-01,,10,,") });
    expect(errors).toEqual([
      "s1.csv:1 customer_id column-missing",
      "s1.csv:1 start_date column-missing",
      "s1.csv:1 amount column-missing",
    ]);
  });
});

describe("dates of a mapped file", () => {
  const starts = async (dates: readonly string[], more: Partial<Entry> = {}) => {
    const { lines, errors } = await mapped(
      dates.map((date, i) => `c${i},${date},,10,,`),
      more,
    );
    return errors.length > 0 ? errors : lines.map(({ start }) => start);
  };

  it("are in the order that one part above 12 shows", async () => {
    expect(await starts(["03-04-2025", "25-04-2025"])).toEqual(["2025-04-03", "2025-04-25"]);
    expect(await starts(["3/4/25", "4/25/25"])).toEqual(["2025-03-04", "2025-04-25"]);
  });

  it("may get it from another column", async () => {
    const { lines } = await mapped(["acme,03-04-2025,25-12-2025,10,,"]);
    expect(lines).toMatchObject([{ start: "2025-04-03", end: "2025-12-25" }]);
  });

  it("ask for `date_format:` where nothing shows it, and take it", async () => {
    expect(await starts(["03-04-2025"])).toEqual(["s1.csv:2 Begin date-order-undecided"]);
    expect(await starts(["03-04-2025"], { dateFormat: "DD-MM-YYYY" })).toEqual(["2025-04-03"]);
    expect(await starts(["03-04-2025"], { dateFormat: "M-D-Y" })).toEqual(["2025-03-04"]);
  });

  it("must not contradict each other", async () => {
    // The rarer order is shown first: it is probably the mistake.
    expect(await starts(["25-04-2025", "26-04-2025", "04-25-2025"])).toEqual(["s1.csv:4 Begin date-order-undecided"]);
    expect(await starts(["25-04-2025", "04-25-2025"])).toEqual(["s1.csv:2 Begin date-order-undecided"]);
  });

  it("name the stated form where a cell is in none", async () => {
    const reading = await mapped(["acme,soon,,10,,"], { dateFormat: "DD-MM-YYYY" });
    expect(argsOf(reading, "date-form")).toEqual({ text: "soon", form: "DD-MM-YYYY" });
  });

  it("cannot be in a form that is none", async () => {
    const { issues } = await mapped(["acme,2025-01-01,,10,,"], { dateFormat: "EUR" });
    expect(issues.find(({ code }) => code === "config-invalid")?.args.key).toBe("date_format");
  });
});

describe("amounts of a mapped file", () => {
  const values = async (amounts: readonly string[], more: Partial<Entry> = {}) => {
    const { lines, errors } = await mapped(
      amounts.map((amount, i) => `c${i},2025-01-01,,"${amount}",,`),
      more,
    );
    return errors.length > 0 ? errors : lines.map(({ value }) => value);
  };

  it("have the decimal mark that their column shows", async () => {
    expect(await values(["1.234,50 €", "9,00"])).toEqual([ticks(1234.5), ticks(9)]);
    expect(await values(["$1,234.50", "9"])).toEqual([ticks(1234.5), ticks(9)]);
  });

  it("ask for `decimal:` where nothing shows it, and take it", async () => {
    expect(await values(["1.234"])).toEqual(["s1.csv:2 Price decimal-undecided"]);
    expect(await values(["1.234"], { decimal: "comma" })).toEqual([ticks(1234)]);
  });

  it("are missing where a dash stands", async () => {
    expect(await values(["9.00", "--"])).toEqual(["s1.csv:3 Price cell-empty"]);
    expect(await values(["9.00", ""])).toEqual(["s1.csv:3 Price cell-empty"]);
  });

  it("are the same in canonical columns once the entry says something of them", async () => {
    const { lines } = await read({
      subscriptions: csv("customer_id;start_date;amount", "acme;2025-01-01;1.234,50"),
      entry: { decimal: "comma" },
    });
    expect(lines[0]!.value).toBe(ticks(1234.5));
  });
});

describe("the plan of a mapped file", () => {
  const plans = new Map([
    ["Gold", "12m"],
    ["Silver", "quarter"],
  ]);

  it("tells the interval", async () => {
    const { lines } = await mapped(["a,2025-01-01,,120,Gold,", "b,2025-01-01,,30,Silver,"], { plans });
    expect(lines.map(({ mrr }) => mrr)).toEqual([ticks(10), ticks(10)]);
  });

  it("must then be told for every plan", async () => {
    const rows = ["a,2025-01-01,,120,Gold,", "b,2025-01-01,,30,Bronze,", "c,2025-01-01,,30,Bronze,"];
    const reading = await mapped(rows, { plans });
    expect(reading.errors).toEqual(["s1.csv:3 Tariff interval-undecided"]);
    expect(argsOf(reading, "interval-undecided")).toEqual({ plans: "Bronze (2)", example: "Bronze" });
  });

  it("cannot be told something that is no interval", async () => {
    const log = new IssueLog();
    const text = "version: 1\nsubscriptions:\n  plans: { Gold: 12m, Silver: fortnight }\n";
    expect(await readConfig("ue.yaml", text, async () => null, log)).toBeNull();
    expect(log.all()).toMatchObject([{ code: "config-invalid", line: 3, args: { found: '"fortnight"' } }]);
    expect(log.all()[0]!.args.expected).toMatch(/^one of month, quarter, .*, or Nm for N months/);
  });

  it("goes before a column of intervals, which may be in words", async () => {
    const { lines } = await read({
      subscriptions: csv("Client,Begin,Price,Cycle,Tariff", "a,2025-01-01,120,Yearly,Tin", "b,2025-01-01,120,,Gold"),
      entry: entryOf(
        { plans },
        { customer_id: "Client", start_date: "Begin", amount: "Price", interval: "Cycle", plan: "Tariff" },
      ),
    });
    expect(lines.map(({ mrr }) => mrr)).toEqual([ticks(10), ticks(10)]);
  });
});

describe("the status of a mapped file", () => {
  const columns = { ...COLUMNS, status: "State" };
  const status = new Map<string, StatusMeaning>([
    ["live", "active"],
    ["gone", "ended"],
    ["demo", "trialing"],
    ["test", "ignore"],
  ]);
  const rows = ["a,2025-01-01,,10,,Live", "b,2025-01-01,2025-03-01,10,,gone", "c,2025-01-01,,10,,DEMO"];

  it("tells what counts", async () => {
    const reading = await mapped([...rows, "d,2025-01-01,,10,,test"], { status }, columns);
    expect(reading.lines.map(({ customer }) => customer)).toEqual(["a", "b"]);
    expect(reading.files[0]).toMatchObject({ rows: 4, used: 2, excluded: 2 });
    expect(argsOf(reading, "trialing-left-out")).toEqual({ count: 1, examples: "c" });
    expect(argsOf(reading, "rows-left-out")).toEqual({ count: 1, statuses: "test (1)" });
  });

  it("must be told for all of them, an empty one included", async () => {
    const reading = await mapped([...rows, "d,2025-01-01,,10,,", "e,2025-01-01,,10,,odd"], { status }, columns);
    expect(argsOf(reading, "status-unknown")).toEqual({ statuses: "(empty) (1), odd (1)", example: "odd" });
  });

  it("needs a column", async () => {
    const reading = await mapped(rows, { status });
    expect(argsOf(reading, "mapping-column-missing")).toMatchObject({ name: "status", column: "status" });
  });

  it("that has ended needs an end", async () => {
    const reading = await mapped(["b,2025-01-01,,10,,gone"], { status }, columns);
    expect(reading.errors).toEqual(["s1.csv:2 Finish ended-without-end"]);
  });
});

describe("a preset", () => {
  it("that ue.yaml names is used whatever the header, and says what is missing", async () => {
    const { errors } = await read({
      subscriptions: csv("customer_id,start_date,amount", "a,2025-01-01,1"),
      entry: { preset: "mrr-periods" },
    });
    expect(errors).toEqual(["s1.csv:1 end_date column-missing", "s1.csv:1 mrr column-missing"]);
  });

  it("that does not exist is an error with the nearest one", async () => {
    const { issues } = await read({ entry: { preset: "strip-invoices" } });
    expect(issues[0]).toMatchObject({ code: "preset-unknown", args: { nearest: "stripe-invoices" } });
  });

  it("is not chosen among several that fit", async () => {
    const reading = await read({
      subscriptions: csv("account_id,start_date,end_date,mrr,plan_oid,customer_oid,subscription_oid,plan_amount"),
    });
    expect(argsOf(reading, "preset-ambiguous")).toEqual({ presets: "mrr-periods, baremetrics" });
  });

  it("needs rows", async () => {
    const { errors } = await read({ subscriptions: csv("account_id,start_date,end_date,mrr") });
    expect(errors).toEqual(["s1.csv no-rows"]);
  });
});

describe("any canonical file in other clothes", () => {
  const row = fc.record({
    customer: fc.constantFrom("ada", "bo", "cy"),
    start: fc.integer({ min: 0, max: 3000 }),
    length: fc.option(fc.integer({ min: 1, max: 900 })),
    cents: fc.integer({ min: 0, max: 99_999_999 }),
    interval: fc.constantFrom("month", "quarter", "7m", "year"),
  });
  const iso = (day: number) => new Date(Date.UTC(2018, 0, 1 + day)).toISOString().slice(0, 10);
  const dutch = (day: number) => iso(day).split("-").reverse().join("-");
  const grouped = (cents: number) =>
    `${String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ".")},${String(cents % 100).padStart(2, "0")}`;

  it("gives the same lines", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const plain = rows.map(({ customer, start, length, cents, interval }, i) =>
          [
            customer,
            iso(start),
            length === null ? "" : iso(start + length),
            (cents / 100).toFixed(2),
            interval,
            i,
          ].join(),
        );
        const foreign = rows.map(({ customer, start, length, cents, interval }, i) =>
          [
            i,
            interval,
            `€ ${grouped(cents)}`,
            dutch(start),
            length === null ? "-" : dutch(start + length),
            customer,
          ].join(";"),
        );
        const canonical = await read({
          subscriptions: csv("customer_id,start_date,end_date,amount,interval,note", ...plain),
        });
        const other = await read({
          subscriptions: csv("note;Turnus;Price;Begin;Finish;Client", ...foreign),
          entry: entryOf(
            { dateFormat: "DD-MM-YYYY" },
            { customer_id: "Client", start_date: "Begin", end_date: "Finish", amount: "Price", interval: "Turnus" },
          ),
        });
        expect(other.errors).toEqual([]);
        expect(other.lines).toEqual(canonical.lines);
      }),
      { numRuns: 60 },
    );
  });
});
