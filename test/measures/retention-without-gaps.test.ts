import { describe, expect, it } from "vitest";
import { OPEN_END } from "../../src/domain/day.ts";
import { bridged, retentionWithout, shortGaps } from "../../src/measures/late-renewals.ts";
import { buildLedger } from "../../src/measures/ledger.ts";
import { month, span, totalOf } from "../support/business.ts";
import { day, linesOf, type Row, ticks } from "../support/lines.ts";

const start = "2024-01-01";
/** A line of the year 2024, then one from another day on. */
const back = (again: string, more: Partial<Row> = {}): Row[] => [
  { customer: "ada", start, end: "2025-01-01", mrr: 100 },
  { customer: "ada", start: again, mrr: 100, ...more },
];
const gapsOf = (rows: readonly Row[], days = 30) => shortGaps(linesOf(rows), days);

describe("a short gap", () => {
  it("is from the first unpaid day to the day on which the customer is back, of at most so many days", () => {
    const gap = { customer: 0, from: day("2025-01-01") };
    expect(gapsOf(back("2025-01-31"))).toEqual([{ ...gap, to: day("2025-01-31") }]);
    expect(gapsOf(back("2025-02-01"))).toEqual([]);
    expect(gapsOf(back("2025-01-02"), 1)).toEqual([{ ...gap, to: day("2025-01-02") }]);
    expect([gapsOf(back("2025-01-02"), 0), gapsOf(back("2025-01-02"), -1)]).toEqual([[], []]);
  });

  it("is none where a line begins on the day or before", () => {
    expect([gapsOf(back("2025-01-01")), gapsOf(back("2024-06-01"))]).toEqual([[], []]);
  });

  it("ends with the first paid day, and with lines that count in MRR alone", () => {
    expect(gapsOf(back("2025-01-01", { trialEnd: "2025-01-15" }))[0]!.to).toBe(day("2025-01-15"));
    expect(gapsOf(back("2025-01-15", { kind: "usage" }))).toEqual([]);
    expect(gapsOf(back("2025-01-15", { mrr: 0 }))).toEqual([]);
    expect(gapsOf(back("2025-01-10", { trialEnd: "2025-01-20", end: "2025-01-20" }))).toEqual([]);
  });

  it("is not filled by a line that is free or usage, however long it lasts", () => {
    const gap = { customer: 0, from: day("2025-01-01"), to: day("2025-01-15") };
    const during = { customer: "ada", start: "2024-06-01", mrr: 5 };
    expect(gapsOf([...back("2025-01-15"), { ...during, mrr: 0 }])).toEqual([gap]);
    expect(gapsOf([...back("2025-01-15"), { ...during, kind: "usage" }])).toEqual([gap]);
  });

  it("is none between lines that follow on the day, also where a trial stands before them", () => {
    const trial = { customer: "ada", start: "2024-01-01", trialEnd: "2024-04-01", mrr: 9 };
    expect(gapsOf([trial, { customer: "ada", start: "2024-02-01", end: "2024-04-01", mrr: 5 }])).toEqual([]);
  });

  it("begins where the line that lasts longest ends", () => {
    const within = { customer: "ada", start: "2024-03-01", end: "2024-04-01", mrr: 5 };
    const [gap, ...others] = gapsOf([...back("2025-01-15"), within]);
    expect([gap!.from, others]).toEqual([day("2025-01-01"), []]);
    const open = { customer: "ada", start: "2024-03-01", mrr: 5 };
    expect(gapsOf([...back("2025-01-15"), open])).toEqual([]);
  });

  it("belongs to one customer: what another does closes none", () => {
    const rows = [
      { customer: "ada", start, end: "2025-01-01", mrr: 1 },
      { customer: "bo", start: "2025-01-15", end: "2025-03-01", mrr: 1 },
      { customer: "bo", start: "2025-03-05", end: "2025-05-01", mrr: 1 },
      { customer: "bo", start: "2025-05-09", mrr: 1 },
    ];
    expect(gapsOf(rows).map(({ customer, from }) => [customer, from])).toEqual([
      [1, day("2025-03-01")],
      [1, day("2025-05-01")],
    ]);
  });

  it("is bridged by the line before it, and the lines themselves stay as they are", () => {
    const lines = linesOf(back("2025-01-15"));
    expect(bridged(lines, [])).toBe(lines);
    expect(bridged(lines, shortGaps(lines, 30)).end[0]).toBe(day("2025-01-15"));
    expect(lines.end[0]).toBe(day("2025-01-01"));
  });

  it("is not bridged by the line of another customer that ends on the same day", () => {
    const lines = linesOf([...back("2025-01-15"), { customer: "bo", start, end: "2025-01-01", mrr: 100 }]);
    expect([...bridged(lines, shortGaps(lines, 30)).end]).toEqual([day("2025-01-15"), OPEN_END, day("2025-01-01")]);
  });
});

describe("retention without short gaps", () => {
  const rows: Row[] = [
    // away at the end of March alone
    { customer: "ada", start, end: "2025-03-20", mrr: 100 },
    { customer: "ada", start: "2025-04-10", mrr: 100 },
    { customer: "bo", start, end: "2025-02-10", mrr: 50 },
    { customer: "cy", start: "2024-12-01", mrr: 30 },
    // away at the end of June, which is as-of
    { customer: "di", start, end: "2025-06-20", mrr: 40 },
    { customer: "di", start: "2025-07-05", mrr: 40 },
    // lost before the year, in its first month, and after it
    { customer: "eve", start: "2023-01-01", end: "2024-06-10", mrr: 9 },
    { customer: "fay", start, end: "2024-07-10", mrr: 5 },
    { customer: "gus", start, end: "2025-07-10", mrr: 10 },
  ];
  const lines = linesOf(rows);
  // a year ago 100 + 50 + 40 + 5 + 10, of it 100 + 10 now; lost: ada, bo, di, fay
  // open at the start of a month: ada 9 + 2, bo 8, cy 6, di 12, fay 1, gus 12
  const COUNTED = { opening: ticks(205), closing: ticks(110), events: 4, exposure: 50 };
  const retention = (days: number) =>
    retentionWithout(
      shortGaps(lines, days),
      COUNTED,
      buildLedger(lines, "exclude"),
      month("2025-06"),
      span("2024-07", "2025-06"),
    );

  it("counts who is away for a month end as lost, where no gap is short", () => {
    const total = totalOf({ rows, asOf: "2025-06" });
    const { opening, closing } = total.statistics.retention;
    const window = span("2024-07", "2025-06");
    expect({
      opening,
      closing,
      events: total.sum("churnedCustomers", window),
      exposure: total.exposure(window),
    }).toEqual(COUNTED);
    expect(retention(0)).toEqual({ ndr: 110 / 205, churn: 4 / 50 });
  });

  it("counts who came back in time as never lost", () => {
    expect(retention(30)).toEqual({ ndr: 150 / 205, churn: 2 / 51 });
    // di was away for 15 days, ada for 21
    expect(retention(15)).toEqual({ ndr: 150 / 205, churn: 3 / 50 });
  });
});
