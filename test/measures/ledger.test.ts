import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMonth } from "../../src/domain/month.ts";
import { buildLedger, firstPaidMonth, type Ledger, mrrOf } from "../../src/measures/ledger.ts";
import { month } from "../support/business.ts";
import { linesOf, type Row, ticks } from "../support/lines.ts";
import { randomRows, reproducible } from "../support/random-business.ts";

/** The runs of the first customer: from which month on it pays what, in major units. */
function runs(rows: readonly Row[], usage: "include" | "exclude" = "exclude"): Record<string, number> {
  return runsOf(buildLedger(linesOf(rows), usage), 0);
}

function runsOf({ runOffsets, runMonth, runMrr }: Ledger, customer: number): Record<string, number> {
  const result: Record<string, number> = {};
  for (let run = runOffsets[customer]!; run < runOffsets[customer + 1]!; run++)
    result[formatMonth(runMonth[run]!)] = runMrr[run]! / ticks(1);
  return result;
}

const ada = { customer: "ada" };

describe("the ledger", () => {
  it("has a line in MRR on the last day of its first month, and not in the month that it ends in", () => {
    expect(runs([{ ...ada, start: "2025-01-15", end: "2025-04-15", mrr: 100 }])).toEqual({
      "2025-01": 100,
      "2025-04": 0,
    });
  });

  it("takes a line that starts on the last day as live at the month's end", () => {
    expect(runs([{ ...ada, start: "2025-01-31", mrr: 100 }])).toEqual({ "2025-01": 100 });
  });

  it("takes a line that ends on the first of a month as live on the last day before", () => {
    expect(runs([{ ...ada, start: "2025-01-01", end: "2025-03-01", mrr: 100 }])).toEqual({
      "2025-01": 100,
      "2025-03": 0,
    });
  });

  it("takes a line that ends on the last day as gone at the month's end, because its end is exclusive", () => {
    expect(runs([{ ...ada, start: "2025-01-01", end: "2025-02-28", mrr: 100 }])).toEqual({
      "2025-01": 100,
      "2025-02": 0,
    });
  });

  it("has no run for a renewal at the same price", () => {
    const rows = [
      { ...ada, start: "2025-01-15", end: "2025-02-15", mrr: 100 },
      { ...ada, start: "2025-02-15", end: "2025-03-15", mrr: 100 },
      { ...ada, start: "2025-03-15", mrr: 100 },
    ];
    expect(runs(rows)).toEqual({ "2025-01": 100 });
  });

  it("adds up lines that overlap", () => {
    const rows = [
      { ...ada, start: "2025-01-01", end: "2025-06-01", mrr: 100 },
      { ...ada, start: "2025-03-10", end: "2025-05-10", amount: 120, interval: "year" },
    ];
    expect(runs(rows)).toEqual({ "2025-01": 100, "2025-03": 110, "2025-05": 100, "2025-06": 0 });
  });

  it("starts a line at the end of its trial", () => {
    const line = { ...ada, start: "2025-01-20", mrr: 100 };
    expect(runs([{ ...line, trialEnd: "2025-02-03" }])).toEqual({ "2025-02": 100 });
    expect(runs([{ ...line, trialEnd: "2025-01-01" }])).toEqual({ "2025-01": 100 }); // before the start: the start
  });

  it("is in order of the first paid days, which a trial moves behind those of later lines", () => {
    const trial = { ...ada, start: "2025-01-01", trialEnd: "2025-06-10", mrr: 100 };
    expect(runs([trial, { ...ada, start: "2025-02-01", mrr: 30 }])).toEqual({ "2025-02": 30, "2025-06": 130 });
  });

  it("knows the months in which a customer paid for days alone", () => {
    const days = { customer: "bo", start: "2025-03-05", end: "2025-03-25", mrr: 100 };
    const { flashes } = buildLedger(linesOf([{ ...ada, start: "2025-01-01", mrr: 1 }, days]), "exclude");
    expect(flashes).toEqual([{ customer: 1, month: month("2025-03") }]);
  });

  it("has nothing of a trial that never converts, a line of zero length, or one that costs nothing", () => {
    expect(runs([{ ...ada, start: "2025-01-01", end: "2025-02-01", trialEnd: "2025-02-01", mrr: 100 }])).toEqual({});
    expect(runs([{ ...ada, start: "2025-01-01", end: "2025-02-01", trialEnd: "2025-03-01", mrr: 100 }])).toEqual({});
    expect(runs([{ ...ada, start: "2025-01-01", end: "2025-01-01", mrr: 100 }])).toEqual({});
    expect(runs([{ ...ada, start: "2025-01-01", mrr: 0 }])).toEqual({});
    expect(runs([{ ...ada, start: "2025-01-01", mrr: 100, quantity: 0 }])).toEqual({});
  });

  it("counts usage only where it is asked to, and one-off, value-added and refund lines never", () => {
    const usage: Row[] = [{ ...ada, start: "2025-01-01", mrr: 100, kind: "usage" }];
    expect(runs(usage, "exclude")).toEqual({});
    expect(runs(usage, "include")).toEqual({ "2025-01": 100 });
    for (const kind of ["one_off", "value_added", "refund"] as const)
      expect(runs([{ ...ada, start: "2025-01-01", mrr: 100, kind }], "include")).toEqual({});
  });

  it("answers for any month, before the first run and after the last", () => {
    const ledger = buildLedger(linesOf([{ ...ada, start: "2025-01-15", end: "2025-04-15", mrr: 100 }]), "exclude");
    const mrr = (text: string) => mrrOf(ledger, 0, month(text));
    expect(["1970-01", "2024-12", "2025-01", "2025-03", "2025-04", "2199-12"].map(mrr)).toEqual([
      0,
      0,
      ticks(100),
      ticks(100),
      0,
      0,
    ]);
  });

  it("knows the first month end at which a customer pays, or that there is none", () => {
    const ledger = buildLedger(
      linesOf([
        { customer: "ada", start: "2025-01-15", end: "2025-01-20", mrr: 100 }, // gone by the month's end
        { customer: "ada", start: "2025-05-01", mrr: 100 },
        { customer: "bo", start: "2025-01-15", end: "2025-01-20", mrr: 100 },
      ]),
      "exclude",
    );
    expect(firstPaidMonth(ledger, 0)).toBe(month("2025-05"));
    expect(firstPaidMonth(ledger, 1)).toBeNull();
  });

  it("holds a customer with hundreds of lines, in whatever order they change", () => {
    // month k of 0..199 has a line for 1 + k % 3 that lasts two months: month k pays for k and k - 1
    const start = (k: number) => `${2000 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, "0")}-10`;
    const rows = Array.from({ length: 200 }, (_, k) => ({
      ...ada,
      start: start(k),
      end: start(k + 2),
      mrr: 1 + (k % 3),
    }));
    const ledger = buildLedger(linesOf(rows), "exclude");
    for (const k of [1, 2, 3, 64, 65, 150, 199])
      expect(mrrOf(ledger, 0, month(start(k).slice(0, 7)))).toBe(ticks(1 + (k % 3) + 1 + ((k - 1) % 3)));
    expect(mrrOf(ledger, 0, month(start(201).slice(0, 7)))).toBe(0);
  });

  it("has runs that rise in time, differ from their neighbours, and never fall below 0", () => {
    fc.assert(
      fc.property(randomRows, (rows) => {
        const { lines, runOffsets, runMonth, runMrr } = buildLedger(linesOf(rows), "include");
        for (let customer = 0; customer < lines.customers.length; customer++) {
          let before = 0;
          for (let run = runOffsets[customer]!; run < runOffsets[customer + 1]!; run++) {
            if (run > runOffsets[customer]!) expect(runMonth[run]).toBeGreaterThan(runMonth[run - 1]!);
            expect(runMrr[run]).toBeGreaterThanOrEqual(0);
            expect(runMrr[run]).not.toBe(before);
            before = runMrr[run]!;
          }
        }
      }),
      reproducible,
    );
  });
});

it("the ledger of a customer with hundreds of lines is what adding them up month by month gives", () => {
  const at = (months: number) => `${2020 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-05`;
  // neither starts nor ends are in order of the lines
  const rows = Array.from({ length: 200 }, (_, i) => {
    const first = (i * 37) % 50;
    return { customer: "ada", start: at(first), end: at(first + 1 + ((i * 11) % 9)), mrr: 1 + (i % 7) };
  });
  const ledger = buildLedger(linesOf([{ customer: "bo", start: "2020-01-05", mrr: 3 }, ...rows]), "exclude");
  for (let months = 0; months < 62; months++) {
    const paid = rows.filter(({ start, end }) => start <= at(months) && end > at(months));
    const expected = paid.reduce((sum, { mrr }) => sum + mrr, 0);
    expect(mrrOf(ledger, 1, month("2020-01") + months)).toBe(ticks(expected));
  }
});
