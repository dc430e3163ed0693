import { describe, expect, it } from "vitest";
import { handbookShare, LARGEST_SHARE, logisticShare } from "../../../src/metrics/growth/market-share.ts";
import {
  ceilingOf,
  doublingMonths,
  halfwayMonths,
  logKeptOf,
  mrrAfter,
  sustainableGrowth,
} from "../../../src/metrics/growth/recurring-growth.ts";

const from = (opening: number, rho: number, newMrr = 5000) => ({ opening, newMrr, logKept: logKeptOf(rho ** 12) });

function simulated(opening: number, rho: number, newMrr: number, months: number): number {
  let mrr = opening;
  for (let month = 0; month < months; month++) mrr = rho * mrr + newMrr;
  return mrr;
}

describe("growth with a kept share and new MRR", () => {
  it("below 100 % tends to 166,666.67: 120,410.51 after 12 months, 134,572.19 after 24", () => {
    expect(ceilingOf(from(100_000, 0.97))).toBeCloseTo(166_666.67, 2);
    expect(mrrAfter(from(100_000, 0.97), 12)).toBeCloseTo(120_410.51, 2);
    expect(mrrAfter(from(100_000, 0.97), 24)).toBeCloseTo(134_572.19, 2);
  });

  it("falls to the ceiling from above: 189,794.75 after 12 months from 200,000", () => {
    expect(mrrAfter(from(200_000, 0.97), 12)).toBeCloseTo(189_794.75, 2);
  });

  it("is linear at 100 % and compounds above it: 160,000 and 176,095.02 after 12 months", () => {
    expect(mrrAfter(from(100_000, 1), 12)).toBe(160_000);
    expect(mrrAfter(from(100_000, 1.01), 12)).toBeCloseTo(176_095.02, 2);
    expect(ceilingOf(from(100_000, 1))).toBeNull();
    expect(halfwayMonths(from(100_000, 1.01))).toBeNull();
  });

  it.each([0, 0.5, 0.97, 1 - 1e-9, 1 - 1e-14, 1, 1 + 1e-14, 1 + 1e-9, 1.02])(
    "is what a loop adds up to at a kept share of %d",
    (rho) => {
      for (const months of [0, 1, 7, 60])
        expect(mrrAfter(from(100_000, rho), months) / simulated(100_000, rho, 5000, months)).toBeCloseTo(1, 11);
    },
  );

  it("makes half of the way every ln .5 / ln rho months, from below and from above", () => {
    const months = halfwayMonths(from(1, 0.97))!;
    for (const opening of [100_000, 200_000]) {
      const way = ceilingOf(from(opening, 0.97))! - opening;
      expect(mrrAfter(from(opening, 0.97), months) - opening).toBeCloseTo(way / 2, 6);
    }
  });

  it("doubles when a simulation passes twice the opening", () => {
    for (const [opening, rho, newMrr] of [
      [50_000, 0.97, 5000],
      [100_000, 0.999999, 5000],
      [100_000, 1, 5000],
      [100_000, 1.0000001, 0.01],
      [100_000, 1.02, 0],
      [100_000, 1.01, 5000],
    ] as const) {
      const months = doublingMonths(from(opening, rho, newMrr))!;
      expect(mrrAfter(from(opening, rho, newMrr), months) / opening).toBeCloseTo(2, 8);
    }
    expect(doublingMonths(from(100_000, 1))).toBe(20);
    expect(doublingMonths(from(100_000, 1.02, 0))).toBeCloseTo(Math.log(2) / Math.log(1.02), 10);
  });

  it("never doubles below a ceiling of less than twice the opening, or from nothing", () => {
    expect(doublingMonths(from(100_000, 0.97))).toBeNull();
    expect(doublingMonths(from(200_000, 0.97))).toBeNull();
    expect(doublingMonths(from(0, 1.1))).toBeNull();
    expect(doublingMonths(from(2000, 0))).toBe(1);
    expect(doublingMonths(from(100_000, 1, 0))).toBeNull();
  });
});

describe("sustainable growth", () => {
  it("at A .8, w 600, f -500 is 76 % a year", () => {
    expect(sustainableGrowth(0.8, 600, -500)).toBeCloseTo(0.76, 12);
  });

  it("is what a company can add whose renewal profit pays all first-year losses", () => {
    // 1,000 customers of last year: .8 renew and leave 600 each, which pays for 480,000 / 500 = 960 new ones
    const renewed = 0.8 * 1000;
    const won = (renewed * 600) / 500;
    expect((renewed + won) / 1000 - 1).toBeCloseTo(sustainableGrowth(0.8, 600, -500)!, 12);
  });

  it("has no limit by this rule where the first year loses nothing, and shrinks without renewal profit", () => {
    expect(sustainableGrowth(0.8, 600, 0)).toBeNull();
    expect(sustainableGrowth(0.8, -5, -500)).toBeCloseTo(-0.2, 12);
  });
});

describe("market share", () => {
  const start = { toFivePercent: 4, toDouble: 2 };

  it.each([
    [4, 0.05],
    [5, 0.070711],
    [6, 0.1],
    [7, 0.2],
    [7.424, 0.36],
    [9, 0.36],
  ])("by the rule of thumb is at time %d %d", (time, share) => {
    expect(handbookShare(start, time)).toBeCloseTo(share, 4);
  });

  it("is not told before the first 5 %, and never passes 36 %", () => {
    expect(handbookShare(start, 3.9)).toBeNull();
    expect(logisticShare(start, 100)).toBeCloseTo(LARGEST_SHARE, 9);
  });

  it("by a logistic passes the same two points and then grows ever more slowly against itself", () => {
    expect(logisticShare(start, 4)).toBeCloseTo(0.05, 12);
    expect(logisticShare(start, 6)).toBeCloseTo(0.1, 12);
    const doubled = logisticShare(start, 8);
    expect(doubled).toBeLessThan(0.2);
    expect(doubled / 0.1).toBeLessThan(2);
  });
});
