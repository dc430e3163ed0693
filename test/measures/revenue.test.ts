import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OPEN_END } from "../../src/domain/day.ts";
import { divideRounded } from "../../src/domain/money.ts";
import type { MeasureColumn } from "../../src/measures/month-tables.ts";
import { renewalDayOf, share } from "../../src/measures/revenue.ts";
import { groupsOf, month, span, totalOf } from "../support/business.ts";
import { day, linesOf, type Row, ticks } from "../support/lines.ts";

const ada = { customer: "ada" };

/** A revenue column of some months, in major units. */
function column(rows: readonly Row[], name: MeasureColumn, months: readonly string[], asOf = "2026-12"): number[] {
  const total = totalOf({ rows, asOf });
  return months.map((text) => total.at(name, month(text)) / ticks(1));
}

describe("revenue", () => {
  it("follows MRR by the day: 15 January to 15 February earns 17/31 and 14/28 of a month", () => {
    const rows = [{ ...ada, start: "2025-01-15", end: "2025-02-15", mrr: 868 }]; // 31 x 28
    expect(column(rows, "firstYear", ["2025-01", "2025-02", "2025-03"])).toEqual([17 * 28, 14 * 31, 0]);
  });

  it("earns whole months in between, whatever their length", () => {
    const rows = [{ ...ada, start: "2025-01-31", end: "2025-05-02", mrr: 31 }];
    // one day of January, February to April whole, one day of May
    expect(column(rows, "firstYear", ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06"])).toEqual([
      1, 31, 31, 31, 1, 0,
    ]);
  });

  it("counts the days of a line that starts and ends in one month", () => {
    const rows = [{ ...ada, start: "2025-01-10", end: "2025-01-12", mrr: 31 }];
    expect(column(rows, "firstYear", ["2025-01"])).toEqual([2]);
  });

  it("starts with the paid span, after the trial", () => {
    const rows = [{ ...ada, start: "2025-01-01", trialEnd: "2025-01-22", end: "2025-02-01", mrr: 31 }];
    expect(column(rows, "firstYear", ["2025-01"])).toEqual([10]); // 22 to 31 January
  });

  it("has nothing of a trial that never converts", () => {
    const rows = [{ ...ada, start: "2025-01-01", trialEnd: "2025-03-01", end: "2025-02-01", mrr: 31 }];
    expect(column(rows, "firstYear", ["2025-01", "2025-02", "2025-03"])).toEqual([0, 0, 0]);
  });

  it("spreads an annual amount over the months, not over the invoices", () => {
    const rows = [{ ...ada, start: "2025-01-01", end: "2026-01-01", amount: 1200, interval: "year" }];
    expect(totalOf({ rows, asOf: "2025-12" }).revenue(span("2025-01", "2025-12"))).toBe(ticks(1200));
    expect(column(rows, "firstYear", ["2025-01", "2025-02", "2025-12"])).toEqual([100, 100, 100]);
  });

  it("stops at as-of", () => {
    const rows = [{ ...ada, start: "2025-01-15", mrr: 31 }];
    const total = totalOf({ rows, asOf: "2025-01" });
    expect(total.revenue(span("2025-01", "2025-12"))).toBe(ticks(17));
  });

  it("takes a one-off in the month of its start, whole, and only that", () => {
    const rows: Row[] = [{ ...ada, start: "2025-01-31", end: "2026-01-31", amount: 500, quantity: 2, kind: "one_off" }];
    expect(column(rows, "firstYear", ["2025-01", "2025-02"])).toEqual([1000, 0]);
  });

  it("has nothing of a one-off on the first day after as-of, in any group", () => {
    const rows: Row[] = [
      { ...ada, start: "2025-01-01", mrr: 10, segment: "north" },
      { ...ada, start: "2025-03-01", amount: 500, kind: "one_off" },
      { customer: "bo", start: "2025-01-01", mrr: 7, segment: "south" },
    ];
    const groups = groupsOf({ rows, asOf: "2025-02" }, "segment");
    const revenue = ["north", "south"].map((name) => groups.get(name)!.revenue(span("2025-01", "2025-03")));
    expect(revenue).toEqual([ticks(20), ticks(14)]);
  });

  it("is exact where the parts of a month stay below 2^53 ticks, though the whole months would not", () => {
    // 75e9 a month is 0.6 of 2^53 ticks, and half of it 0.3: both in February, of which bo pays 14 of 28 days
    const rows = [
      { ...ada, start: "2025-01-01", end: "2025-04-01", mrr: 75e9 },
      { customer: "bo", start: "2025-01-15", end: "2025-02-15", mrr: 75e9 },
    ];
    expect(column(rows, "firstYear", ["2025-02", "2025-03"])).toEqual([112.5e9, 75e9]);
  });

  it("takes usage like recurring, and keeps its share apart, whether or not it counts in MRR", () => {
    const rows: Row[] = [
      { ...ada, start: "2025-01-15", end: "2025-03-15", mrr: 31, kind: "usage" },
      { ...ada, start: "2025-01-01", end: "2025-04-01", mrr: 100 },
    ];
    for (const usage of ["include", "exclude"] as const) {
      const total = totalOf({ rows, asOf: "2025-03", options: { usage } });
      expect(total.at("usage", month("2025-01"))).toBe(ticks(17));
      expect(total.at("usage", month("2025-02"))).toBe(ticks(31));
      expect(total.at("usage", month("2025-03"))).toBe(ticks(14));
      expect(total.at("firstYear", month("2025-02"))).toBe(ticks(131));
    }
  });

  it("keeps value-added revenue out of all other revenue", () => {
    const rows: Row[] = [{ ...ada, start: "2025-01-15", end: "2025-03-15", mrr: 31, kind: "value_added" }];
    expect(column(rows, "valueAdded", ["2025-01", "2025-02", "2025-03"])).toEqual([17, 31, 14]);
    expect(totalOf({ rows, asOf: "2025-12" }).revenue(span("2025-01", "2025-12"))).toBe(0);
  });

  it("keeps value-added revenue whole across a renewal day", () => {
    const rows: Row[] = [
      { ...ada, start: "2024-01-15", mrr: 10 },
      { ...ada, start: "2024-11-15", end: "2025-03-15", mrr: 31, kind: "value_added" },
    ];
    const months = ["2024-11", "2024-12", "2025-01", "2025-02", "2025-03"];
    expect(column(rows, "valueAdded", months)).toEqual(
      [16 * (31 / 30), 31, 31, 31, 14].map((n) => expect.closeTo(n, 4)),
    );
  });

  it("takes refunds off in the month of their start", () => {
    const rows: Row[] = [
      { ...ada, start: "2025-01-01", mrr: 100 },
      { ...ada, start: "2025-02-11", amount: 30, quantity: 2, kind: "refund" },
    ];
    const total = totalOf({ rows, asOf: "2025-03" });
    expect(total.revenue(span("2025-02", "2025-02"))).toBe(ticks(40)); // 100 - 60
    expect(total.revenue(span("2025-01", "2025-03"))).toBe(ticks(240));
  });
});

describe("renewal revenue", () => {
  it("begins twelve months after the first paid day, by the day", () => {
    const rows = [{ ...ada, start: "2024-01-15", end: "2025-03-01", mrr: 31 }];
    const months = ["2024-12", "2025-01", "2025-02"];
    expect(column(rows, "firstYear", months)).toEqual([31, 14, 0]); // 1 to 14 January is the first year
    expect(column(rows, "renewal", months)).toEqual([0, 17, 31]);
  });

  it("begins on 28 February for who first paid on a leap day", () => {
    const rows = [{ ...ada, start: "2024-02-29", mrr: 28 }];
    expect(column(rows, "firstYear", ["2025-02", "2025-03"])).toEqual([27, 0]);
    expect(column(rows, "renewal", ["2025-02", "2025-03"])).toEqual([1, 28]);
  });

  it("splits a month so that the first-year part is rounded and the two parts add up to the whole", () => {
    // 0.01 for 7 months is 720 / 7, rounded to 103 ticks a month; January 2025 is split 14 to 17 days
    const rows = [{ ...ada, start: "2024-01-15", amount: 0.01, interval: "7m" }];
    const total = totalOf({ rows, asOf: "2025-02" });
    expect(total.at("firstYear", month("2025-01"))).toBe(47); // 103 x 14 / 31 = 46.52
    expect(total.at("renewal", month("2025-01"))).toBe(56); // the rest; 103 x 17 / 31 = 56.48
    expect(total.at("renewal", month("2025-02"))).toBe(103);
  });

  it("belongs to the customer: a second line after the renewal day is renewal from its first day", () => {
    const rows = [
      { ...ada, start: "2024-01-01", end: "2024-03-01", mrr: 100 },
      { ...ada, start: "2025-06-01", end: "2025-07-01", mrr: 40 },
    ];
    expect(column(rows, "renewal", ["2025-05", "2025-06"])).toEqual([0, 40]);
  });

  it("lies in the middle month of a line that begins before and ends after it", () => {
    const rows = [
      { ...ada, start: "2024-01-11", end: "2024-01-12", mrr: 31 },
      { ...ada, start: "2024-12-11", end: "2025-02-11", mrr: 31 },
    ];
    expect(column(rows, "firstYear", ["2024-12", "2025-01", "2025-02"])).toEqual([21, 10, 0]);
    expect(column(rows, "renewal", ["2024-12", "2025-01"])).toEqual([0, 21]);
  });

  it("puts a one-off or refund on the side of its date", () => {
    const rows: Row[] = [
      { ...ada, start: "2024-01-15", mrr: 1 },
      { ...ada, start: "2025-01-14", amount: 10, kind: "one_off" },
      { ...ada, start: "2025-01-15", amount: 20, kind: "one_off" },
      { ...ada, start: "2025-01-14", amount: 3, kind: "refund" },
      { ...ada, start: "2025-01-15", amount: 4, kind: "refund" },
    ];
    const total = totalOf({ rows, asOf: "2025-01" });
    const january = month("2025-01");
    expect(total.at("firstYearRefunds", january)).toBe(ticks(3));
    expect(total.at("renewalRefunds", january)).toBe(ticks(4));
    const line = Math.round((ticks(1) * 14) / 31);
    expect(total.at("firstYear", january)).toBe(ticks(10) + line);
    expect(total.at("renewal", january)).toBe(ticks(20) + ticks(1) - line);
  });

  it("never comes for a customer without a recurring or usage line above 0", () => {
    const rows: Row[] = [
      { ...ada, start: "2023-01-01", amount: 10, kind: "one_off" },
      { ...ada, start: "2023-01-01", mrr: 0 },
      { ...ada, start: "2023-01-01", mrr: 5, kind: "value_added" },
      { ...ada, start: "2023-01-01", end: "2023-02-01", trialEnd: "2023-03-01", mrr: 5 },
      { ...ada, start: "2025-06-01", amount: 10, kind: "one_off" },
      { ...ada, start: "2025-06-01", amount: 2, kind: "refund" },
    ];
    expect(column(rows, "firstYear", ["2023-01", "2025-06"])).toEqual([10, 10]);
    expect(column(rows, "firstYearRefunds", ["2025-06"])).toEqual([2]);
    expect(renewalDayOf(linesOf(rows), 0)).toBe(OPEN_END);
  });

  it.each<[string, readonly Row[], string]>([
    [
      "the earliest line",
      [
        { ...ada, start: "2024-05-01", mrr: 1 },
        { ...ada, start: "2024-03-10", mrr: 1 },
      ],
      "2025-03-10",
    ],
    ["the end of the trial", [{ ...ada, start: "2024-03-10", trialEnd: "2024-04-09", mrr: 1 }], "2025-04-09"],
    [
      "a later line, when the first one's trial lasts longer",
      [
        { ...ada, start: "2024-03-10", trialEnd: "2024-06-10", mrr: 1 },
        { ...ada, start: "2024-04-01", mrr: 1 },
      ],
      "2025-04-01",
    ],
    ["a usage line", [{ ...ada, start: "2024-03-10", mrr: 1, kind: "usage" }], "2025-03-10"],
    [
      "the first line that is not free",
      [
        { ...ada, start: "2024-03-10", mrr: 0 },
        { ...ada, start: "2024-07-31", mrr: 1 },
      ],
      "2025-07-31",
    ],
  ])("is reckoned from %s", (_, rows, expected) => {
    expect(renewalDayOf(linesOf(rows), 0)).toBe(day(expected));
  });
});

describe("share", () => {
  it("rounds a half of a tick away from zero", () => {
    expect(share(1, 15, 30)).toBe(1);
    expect(share(103, 15, 30)).toBe(52); // 51.5
    expect(share(1, 14, 30)).toBe(0);
  });

  it("is exact up to 2^53, where mrr x days is not", () => {
    const cases = fc.tuple(
      fc.oneof(fc.maxSafeNat(), fc.nat(1000)),
      fc.integer({ min: 28, max: 31 }),
      fc.integer({ min: 0, max: 31 }),
    );
    fc.assert(
      fc.property(cases, ([mrr, length, some]) => {
        const days = Math.min(some, length);
        expect(share(mrr, days, length)).toBe(Number(divideRounded(BigInt(mrr) * BigInt(days), BigInt(length))));
      }),
      { numRuns: 500 },
    );
  });
});
