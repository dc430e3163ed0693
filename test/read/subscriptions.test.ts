import { describe, expect, it } from "vitest";
import { ticks } from "../support/lines.ts";
import { csv, read } from "../support/reading.ts";

const errors = async (...subscriptions: string[]) => (await read({ subscriptions })).errors;
const line = async (header: string, row: string, more: object = {}) =>
  (await read({ subscriptions: csv(header, row), ...more })).lines[0]!;

describe("the header of a subscriptions file", () => {
  it("may come in any order and case, with spaces around names", async () => {
    const reading = await read({
      subscriptions: csv(" Amount ,KIND,Customer_ID,Start_Date", "100,usage,acme,2025-01-01"),
    });
    expect(reading.lines).toMatchObject([{ customer: "acme", start: "2025-01-01", kind: "usage", mrr: ticks(100) }]);
  });

  it("must have three columns, and each name once", async () => {
    expect(await errors(csv("customer,amount,plan,Plan", "acme,100,a,b"))).toEqual([
      "s1.csv:1 plan column-duplicate",
      "s1.csv:1 customer_id column-missing",
      "s1.csv:1 start_date column-missing",
    ]);
  });

  it("may have columns without a meaning, but none that looks like a known one misspelt", async () => {
    const header = "customer_id,start_date,amount";
    const reading = await read({ subscriptions: csv(`${header},contact,,note`, "acme,2025-01-01,100,Anna,,x") });
    expect([reading.errors, reading.issues.find(({ code }) => code === "columns-ignored")?.args]).toEqual([
      [],
      { columns: "contact, note" },
    ]);
    expect(await errors(csv(`${header},end_dat,curency,segmnt`, "acme,2025-01-01,100,,,"))).toEqual([
      "s1.csv:1 end_dat column-misspelt",
      "s1.csv:1 curency column-misspelt",
      "s1.csv:1 segmnt column-misspelt",
    ]);
  });

  it("may stand alone in no file", async () => {
    expect(await errors(csv("customer_id,start_date,amount"))).toEqual(["s1.csv no-rows"]);
  });

  it("is each file's own", async () => {
    const reading = await read({
      subscriptions: [
        csv("customer_id,start_date,amount", "acme,2025-01-01,100"),
        csv("amount,start_date,customer_id,segment", "50,2025-02-01,acme,clinics"),
      ],
    });
    expect(reading.lines.map(({ start, mrr }) => [start, mrr])).toEqual([
      ["2025-01-01", ticks(100)],
      ["2025-02-01", ticks(50)],
    ]);
    expect(reading.segments).toEqual({ acme: "clinics" });
    expect(reading.files).toMatchObject([
      { role: "subscriptions", file: "s1.csv", rows: 1, used: 1, excluded: 0 },
      { role: "subscriptions", file: "s2.csv", rows: 1, used: 1, excluded: 0 },
    ]);
  });
});

describe("all problems", () => {
  it("of all files come in one run, file by file, line by line", async () => {
    const header = "customer_id,start_date,end_date,amount,interval,quantity,kind";
    const reading = await read({
      subscriptions: [
        csv(
          header,
          ",2025-13-01,31/12/2025,1e3,fortnight,-1,once",
          "acme,2025-01-01,,100,month,1,recurring",
          "acme,2025-01-01,,100,month,1,recurring",
          "bolt,2025-03-01,2025-02-01,100,month,1,recurring",
          "bolt,2025-03-01",
          "cart,1969-12-31,2200-01-01,99999999999999999,term,1,recurring",
          "dune,2025-01-01,,-1,term,1,recurring",
        ),
        csv("customer_id,amount", "acme,100"),
      ],
      costs: [csv("month,category,amount", "2025-01,sales,", "2025,selling,1.005"), csv("month,amount", "2025-01,1")],
    });
    expect(reading.errors).toEqual([
      "s1.csv:2 customer_id cell-empty",
      "s1.csv:2 kind kind-unknown",
      "s1.csv:2 amount amount-form",
      "s1.csv:2 start_date date-impossible",
      "s1.csv:2 end_date date-form",
      "s1.csv:2 interval interval-unknown",
      "s1.csv:2 quantity quantity-form",
      "s1.csv:4 duplicate-row",
      "s1.csv:5 end_date end-before-start",
      "s1.csv:6 column-count",
      "s1.csv:7 amount amount-too-large",
      "s1.csv:7 start_date date-out-of-range",
      "s1.csv:7 end_date date-out-of-range",
      "s1.csv:8 amount amount-negative",
      "s1.csv:8 end_date term-without-end",
      "s2.csv:1 start_date column-missing",
      "c1.csv:2 amount cell-empty",
      "c1.csv:3 category category-unknown",
      "c1.csv:3 month month-form",
      "c1.csv:3 amount amount-decimals",
      "c2.csv:1 category column-missing",
    ]);
  });

  it("beyond the first thousand are counted, not kept", async () => {
    const rows = Array.from({ length: 1500 }, () => "acme,2025-01-01,x");
    expect(await errors(csv("customer_id,start_date,amount", ...rows))).toHaveLength(1000);
  });

  it("name the text that was found, cut when it is long", async () => {
    const { issues } = await read({
      subscriptions: csv("customer_id,start_date,amount", `acme,2025-01-01,9${"x".repeat(90)}`),
    });
    expect(issues[0]!.args.text).toBe(`9${"x".repeat(56)}...`);
  });
});

describe("the amount of a line", () => {
  const header = "customer_id,start_date,end_date,amount,interval,quantity";

  it.each([
    ["100", "month", ticks(100)],
    ["100", "", ticks(100)],
    ["100", "quarter", (100 * 100 * 720) / 3],
    ["100", "half_year", (100 * 100 * 720) / 6],
    ["100", "year", (100 * 100 * 720) / 12],
    ["100", "2_years", (100 * 100 * 720) / 24],
    ["100", "3_years", (100 * 100 * 720) / 36],
    ["100", "5_years", (100 * 100 * 720) / 60],
    ["100", "18m", (100 * 100 * 720) / 18],
    ["100", "week", (100 * 100 * 720 * 52) / 12],
    ["0.01", "7m", 103],
    ["100.50", "Month", ticks(100.5)],
    ["100.5000", "month", ticks(100.5)],
    ["+100", "month", ticks(100)],
    ["0", "month", 0],
  ])("%s a %s", async (amount, interval, expected) => {
    const found = await line(header, `acme,2025-01-15,,${amount},${interval},`);
    expect([found.mrr, found.end]).toEqual([expected, null]);
  });

  it.each([
    ["one month that ends a month", "2025-01-31", "2025-02-28", 1],
    ["a year", "2024-02-29", "2025-02-28", 12],
    ["a year and a half", "2025-01-15", "2026-07-15", 18],
  ])("over a term: %s", async (_, start, end, months) => {
    const found = await line(header, `acme,${start},${end},100,term,`);
    expect([found.mrr, found.value]).toEqual([Math.round((100 * 100 * 720) / months), ticks(100)]);
  });

  it("over a term of days", async () => {
    const found = await line(header, "acme,2025-01-10,2025-01-20,100,term,");
    expect(found.mrr).toBe(Math.round((100 * 100 * 720 * 365.25) / 12 / 10));
  });

  it("over a term whose end day is still served", async () => {
    const found = await line(header, "acme,2025-01-01,2025-12-31,1200,term,", { endDate: "inclusive" });
    expect([found.end, found.mrr]).toEqual(["2026-01-01", ticks(100)]);
  });

  it.each([
    ["2.5", ticks(250)],
    ["0", 0],
    ["1.0", ticks(100)],
    [".5", ticks(50)],
    ["0.333", ticks(33.3)],
    ["3", ticks(300)],
  ])("times a quantity of %s", async (quantity, expected) => {
    const found = await line(header, `acme,2025-01-15,,100,month,${quantity}`);
    expect([found.mrr, found.value]).toEqual([expected, expected]);
  });

  it.each(["-1", "1,5", "two", "1e2", "1/2"])("times no quantity of %s", async (quantity) => {
    expect(await errors(csv(header, `acme,2025-01-15,,100,month,"${quantity}"`))).toEqual([
      "s1.csv:2 quantity quantity-form",
    ]);
  });

  it.each([
    ["1,200.00", "amount-form"],
    ["1.200,00", "amount-form"],
    ["12 000", "amount-form"],
    ["\u00a5100", "amount-form"],
    ["1e3", "amount-form"],
    ["(100)", "amount-form"],
    ["100.", "amount-form"],
    ["\uff11\uff10", "amount-form"],
    ["-0.01", "amount-negative"],
    ["0.001", "amount-decimals"],
    ["90071992547409.92", "amount-too-large"],
  ])("is not %s: %s", async (amount, code) => {
    expect(await errors(csv(header, `acme,2025-01-15,,"${amount}",month,`))).toEqual([`s1.csv:2 amount ${code}`]);
  });
});

describe("the days of a line", () => {
  const header = "customer_id,start_date,end_date,amount,trial_end";

  it("run to the day before an exclusive end, and to an inclusive one", async () => {
    const row = "acme,2025-01-10,2025-02-10,100,";
    expect((await line(header, row, { endDate: "exclusive" })).end).toBe("2025-02-10");
    expect((await line(header, row, { endDate: "inclusive" })).end).toBe("2025-02-11");
  });

  it("may be none at all: a warning, and nothing is counted", async () => {
    const subscriptions = csv(header, "acme,2025-01-10,2025-01-10,100,", "bolt,2025-01-10,2025-01-10,100,");
    const reading = await read({ subscriptions });
    expect(reading.warnings).toEqual(["s1.csv:2 zero-length"]);
    expect(reading.issues[0]!.args).toEqual({ count: 2, examples: "acme, bolt" });
    expect(reading.lines.map(({ mrr }) => mrr)).toEqual([0, 0]);
    expect(reading.files[0]).toMatchObject({ rows: 2, used: 0, excluded: 2 });
    expect((await read({ subscriptions, endDate: "inclusive" })).warnings).toEqual([]);
  });

  it("may end the day before they start only where the end day is served", async () => {
    const subscriptions = csv(header, "acme,2025-01-10,2025-01-09,100,");
    expect((await read({ subscriptions })).errors).toEqual(["s1.csv:2 end_date end-before-start"]);
    expect((await read({ subscriptions, endDate: "inclusive" })).warnings).toEqual(["s1.csv:2 zero-length"]);
  });

  it("are paid from the end of the trial", async () => {
    expect(await line(header, "acme,2025-01-10,,100,2025-01-24")).toMatchObject({ paidFrom: "2025-01-24" });
    expect(await line(header, "acme,2025-01-10,,100,2025-01-01")).toMatchObject({ paidFrom: "2025-01-10" });
    const never = await read({ subscriptions: csv(header, "acme,2025-01-10,2025-01-20,100,2025-01-24") });
    expect([never.lines[0]!.mrr, never.warnings, never.files[0]!.excluded]).toEqual([0, [], 1]);
  });

  it.each([
    ["2025-01-10T23:30:00-02:00", "2025-01-11"],
    ["2025-01-10 23:30:00", "2025-01-10"],
    ["2025-01-10T00:30:00+02:00", "2025-01-09"],
    ["2025-01-10T12:00:00Z", "2025-01-10"],
  ])("may be timestamps: %s", async (text, expected) => {
    expect((await line(header, `acme,${text},,100,`)).start).toBe(expected);
  });

  it.each(["2025-1-9", "2025/01/09", "2025/1/9 0:00", "20250109", "9 Jan 2025", "Jan 9, 2025", "2025年1月9日"])(
    "may have any form that reads the same in every order: %s",
    async (text) => {
      expect((await line(header, `acme,"${text}",,100,`)).start).toBe("2025-01-09");
    },
  );

  it.each([
    ["09.01.2025", "date-form"],
    ["25.01.09", "date-form"],
    ["13/25/2025", "date-impossible"],
    ["2025/02/29", "date-impossible"],
    ["1/9/2025", "date-form"],
    ["45667", "date-form"],
    ["2025-02-29", "date-impossible"],
    ["2025-00-10", "date-impossible"],
    ["0000-01-01", "date-out-of-range"],
    ["2200-01-01", "date-out-of-range"],
  ])("are not %s: %s", async (text, code) => {
    expect(await errors(csv(header, `acme,${text},,100,`))).toEqual([`s1.csv:2 start_date ${code}`]);
  });
});

describe("a one-off or refund line", () => {
  const header = "customer_id,start_date,end_date,amount,interval,trial_end,kind";

  it.each(["one_off", "refund"])("%s: interval, end and trial end are ignored, whatever they say", async (kind) => {
    const reading = await read({
      subscriptions: csv(
        header,
        `acme,2025-01-10,yesterday,100,now and then,never,${kind}`,
        `bolt,2025-01-10,2024-01-01,50,term,,${kind}`,
      ),
    });
    expect(reading.issues.filter(({ severity }) => severity !== "note")).toEqual([]);
    expect(reading.lines).toEqual([
      { customer: "acme", start: "2025-01-10", end: null, paidFrom: "2025-01-10", kind, mrr: 0, value: ticks(100) },
      { customer: "bolt", start: "2025-01-10", end: null, paidFrom: "2025-01-10", kind, mrr: 0, value: ticks(50) },
    ]);
    expect(reading.files[0]).toMatchObject({ used: 2, excluded: 0 });
  });

  it("says nothing about the end rule", async () => {
    const reading = await read({
      subscriptions: csv(header, "acme,2025-01-10,2025-01-31,100,,,one_off"),
      endDate: "auto",
    });
    expect(reading.notes).toEqual(["currency-assumed"]);
  });
});

describe("a customer's segment and channel", () => {
  const header = "customer_id,start_date,amount,segment,channel,kind";

  it("are the values on the earliest start that has one, whatever the order of rows and the kind", async () => {
    const { segments, channels } = await read({
      subscriptions: csv(
        header,
        "acme,2025-03-01,100,late,partner,recurring",
        "acme,2025-01-01,100,,,recurring",
        "acme,2025-02-01,100,early,,one_off",
        "bolt,2025-01-01,100,,,recurring",
      ),
    });
    expect(segments).toEqual({ acme: "early", bolt: "" });
    expect(channels).toEqual({ acme: "partner", bolt: "" });
  });

  it("are decided by code point on equal starts, also across files", async () => {
    const row = (segment: string) => `acme,2025-01-01,100,${segment},,recurring`;
    const reading = await read({
      subscriptions: [
        csv(header, row("b"), row("\u{1f600}")),
        csv(header, row("\uffee"), row("a"), row("Z"), row("Ä")),
      ],
    });
    expect(reading.segments).toEqual({ acme: "Z" });
    const astral = await read({ subscriptions: csv(header, row("\u{1f600}"), row("\uffee")) });
    expect(astral.segments).toEqual({ acme: "\uffee" });
  });
});
