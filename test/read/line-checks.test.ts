import { describe, expect, it } from "vitest";
import { csv, read } from "../support/reading.ts";

const found = async (subscriptions: string | string[], more: object = {}) => {
  const { errors, warnings } = await read({ subscriptions, ...more });
  return [...errors, ...warnings];
};

describe("rows that repeat another", () => {
  const header = "customer_id,start_date,amount,note";

  it("are errors, each naming the first of them, also across files", async () => {
    const row = "acme,2025-01-01,100,x";
    const { issues, errors } = await read({
      subscriptions: [csv(header, row, row), csv(header, "bolt,2025-01-01,1,", row)],
    });
    expect(errors).toEqual(["s1.csv:3 duplicate-row", "s2.csv:3 duplicate-row"]);
    expect(issues[1]!.args).toEqual({ otherFile: "s1.csv", otherLine: 2 });
  });

  it("count once with dedupe", async () => {
    const row = "acme,2025-01-01,100,x";
    const reading = await read({ subscriptions: csv(header, row, row, "acme,2025-01-01,100,y", row), dedupe: true });
    expect(reading.errors).toEqual([]);
    expect(reading.lines).toHaveLength(2);
    expect(reading.warnings).toEqual(["s1.csv duplicates-dropped"]);
    expect(reading.issues[0]!.args).toEqual({ count: 2, examples: "acme" });
    expect(reading.files[0]).toMatchObject({ rows: 4, used: 2, excluded: 2 });
  });

  it("do not repeat it when any cell differs, known to the program or not", async () => {
    const all =
      "customer_id,start_date,amount,end_date,interval,quantity,currency,kind,subscription_id,plan,segment,channel,trial_end,note";
    const cells = "acme,2025-01-01,100,2026-01-01,month,1,CNY,usage,A1,basic,clinics,direct,2025-01-08,x".split(",");
    const other = [
      "bolt",
      "2025-01-02",
      "101",
      "2026-01-02",
      "year",
      "2",
      "USD",
      "value_added",
      "A2",
      "pro",
      "shops",
      "web",
      "2025-01-09",
      "y",
    ];
    const variants = cells.map((_, i) => cells.map((cell, j) => (i === j ? other[i] : cell)).join(","));
    const reading = await read({
      subscriptions: csv(all, cells.join(","), ...variants),
      currency: "CNY",
      rates: { USD: "7" },
    });
    expect(reading.errors).toEqual([]);
    expect(reading.lines).toHaveLength(15);
  });

  it("do not repeat it when they differ in a cell that a refund or one-off line is not read for", async () => {
    const all = "customer_id,start_date,amount,kind,end_date,interval,trial_end";
    const rows = ["", "2026-01-01,,", ",year,", ",,2025-02-01"].flatMap((unread) =>
      ["refund", "one_off"].map((kind) => `acme,2025-01-01,100,${kind},${unread || ",,"}`),
    );
    expect(await found(csv(all, ...rows))).toEqual([]);
    expect(await found(csv(all, ...rows, rows[2]!))).toEqual(["s1.csv:10 duplicate-row"]);
  });

  it("do not decide the end rule, nor overlap", async () => {
    const subscriptions = csv(
      "customer_id,start_date,end_date,amount,subscription_id",
      ...Array.from({ length: 30 }, () => "acme,2025-01-01,2025-02-01,1,A"),
      "acme,2025-02-01,,1,A",
      "bolt,2025-01-01,2025-01-31,1,B",
      "bolt,2025-02-01,,1,B",
    );
    expect((await read({ subscriptions, dedupe: true, endDate: "auto" })).errors).toEqual([
      "s1.csv:2 end_date end-date-undecided",
    ]);
    expect((await read({ subscriptions, dedupe: true })).errors).toEqual([]);
  });
});

describe("overlapping lines of one subscription id", () => {
  const header = "customer_id,subscription_id,start_date,end_date,amount,kind";

  it("are errors that name the other line", async () => {
    const subscriptions = csv(header, "acme,A,2025-06-01,,2,", "acme,A,2025-01-01,2025-06-02,1,");
    const { issues, errors } = await read({ subscriptions });
    expect(errors).toEqual(["s1.csv:2 start_date subscription-overlap"]);
    expect(issues[0]!.args).toEqual({
      id: "A",
      customer: "acme",
      start: "2025-06-01",
      otherFile: "s1.csv",
      otherLine: 3,
      otherEnd: "2025-06-02",
    });
  });

  it("are found behind a short line, and on open ends", async () => {
    const rows = [
      "acme,A,2025-01-01,2025-12-01,1,",
      "acme,A,2025-02-01,2025-03-01,2,",
      "acme,A,2025-04-01,,3,",
      "acme,A,2026-01-01,,4,",
    ];
    expect(await found(csv(header, ...rows))).toEqual([
      "s1.csv:3 start_date subscription-overlap",
      "s1.csv:4 start_date subscription-overlap",
      "s1.csv:5 start_date subscription-overlap",
    ]);
  });

  it("may meet on the end day unless it is served", async () => {
    const subscriptions = csv(header, "acme,A,2025-01-01,2025-06-01,1,", "acme,A,2025-06-01,,2,");
    expect(await found(subscriptions)).toEqual([]);
    expect(await found(subscriptions, { endDate: "inclusive" })).toEqual(["s1.csv:3 start_date subscription-overlap"]);
  });

  it("are fine for other kinds, other ids, no id and lines of no length", async () => {
    const rows = [
      "acme,A,2025-01-01,,1,",
      "acme,A,2025-02-01,,1,usage",
      "acme,A,2025-02-01,,1,one_off",
      "acme,B,2025-02-01,,1,",
      "acme,,2025-02-01,,1,",
      "acme,,2025-03-01,,1,",
      "acme,A,2025-03-01,2025-03-01,1,",
    ];
    expect((await read({ subscriptions: csv(header, ...rows) })).errors).toEqual([]);
  });

  it("may belong to two customers, with a warning", async () => {
    const rows = ["acme,A,2025-01-01,,1,", "bolt,A,2025-02-01,,2,", "bolt,A,2025-02-01,,1,usage"];
    const { issues, errors, warnings } = await read({ subscriptions: csv(header, ...rows) });
    expect([...errors, ...warnings]).toEqual(["s1.csv:3 subscription_id subscription-id-shared"]);
    expect(issues[0]!.args).toEqual({ count: 2, examples: "A (acme, bolt)" });
  });
});

describe("customer ids", () => {
  const rows = (...ids: string[]) => csv("customer_id,start_date,amount", ...ids.map((id) => `${id},2025-01-01,1`));

  it("stay apart when they differ in case or spaces, with a warning", async () => {
    const reading = await read({ subscriptions: rows("Acme", "acme", "ACME ", "Blue Sky", "bluesky", "Cart") });
    expect(reading.lines.map(({ customer }) => customer)).toEqual([
      "Acme",
      "acme",
      "ACME",
      "Blue Sky",
      "bluesky",
      "Cart",
    ]);
    expect(reading.warnings).toEqual(["customer_id customer-ids-similar"]);
    expect(reading.issues[0]!.args).toEqual({
      count: 3,
      examples: '"Acme" and "acme", "Acme" and "ACME", "Blue Sky" and "bluesky"',
    });
  });

  it("raise no warning when they differ in more", async () => {
    expect(await found(rows("Acme", "acme2", "Ácme", "a-cme"))).toEqual([]);
  });
});

describe("a file in which no line ever ended", () => {
  const header = "customer_id,start_date,amount,kind";
  const open = (first: string, last: string) => csv(header, `acme,${first},1,`, `bolt,${last},1,`);

  it("is doubted when its starts span more than six months", async () => {
    expect(await found(open("2024-01-01", "2024-08-01"))).toEqual(["s1.csv end_date no-ended-line"]);
    expect(await found(open("2024-01-01", "2024-07-31"))).toEqual([]);
  });

  it("is not doubted for a single end, and other kinds do not matter", async () => {
    const end = csv("customer_id,start_date,amount,end_date", "cart,2024-02-01,1,2024-03-01");
    expect(await found([open("2024-01-01", "2024-08-01"), end])).toEqual([]);
    expect(await found(csv(header, "acme,2024-01-01,1,usage", "acme,2025-01-01,1,"))).toEqual([]);
  });
});
