import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doublingMonth, forecast, mrrLimit, resultOf } from "../../../src/metrics/growth/forecast.ts";
import { ceilingOf, doublingMonths, mrrAfter } from "../../../src/metrics/growth/recurring-growth.ts";
import {
  constantCurve,
  keptAYear,
  type RetentionCurve,
  retentionCurve,
  totalKept,
  withFactors,
} from "../../../src/metrics/growth/retention-curve.ts";

const drivers = (openingByAge: readonly number[], retention: RetentionCurve, newMrr = 5000) => ({
  openingByAge,
  newMrr,
  retention,
  costs: null,
});

describe("a forecast with the same retention at every age", () => {
  it.each([
    ["below 100 %", 0.97, 100_000, 120_410.51],
    ["below 100 %, from above the ceiling", 0.97, 200_000, 189_794.75],
    ["at 100 %", 1, 100_000, 160_000],
    ["above 100 %", 1.01, 100_000, 176_095.02],
  ])("%s is the closed form: rho %d, %d becomes %d in 12 months", (_, rho, opening, after) => {
    const parts = [opening * 0.3, 0, opening * 0.7];
    const months = forecast(drivers(parts, constantCurve(rho)), 24);
    expect(months[11]!.mrr).toBeCloseTo(after, 2);
    const growth = { opening, newMrr: 5000, logKept: Math.log(rho) };
    for (const { ahead, mrr } of months) expect(mrr).toBeCloseTo(mrrAfter(growth, ahead), 6);
    const limit = mrrLimit(drivers(parts, constantCurve(rho)));
    if (rho < 1) expect(limit).toBeCloseTo(ceilingOf(growth)!, 6);
    else expect(limit).toBeNull();
    const doubling = doublingMonths(growth);
    expect(doublingMonth(drivers(parts, constantCurve(rho)))).toBe(doubling === null ? null : Math.ceil(doubling));
  });
});

const factor = fc.double({ min: 0.5, max: 1.1, noNaN: true });
const curve = fc.record({
  factors: fc.array(factor, { maxLength: 8 }),
  tail: fc.array(factor, { minLength: 1, maxLength: 4 }),
});

describe("a forecast by age", () => {
  it("is what following every cohort by itself adds up to", () => {
    fc.assert(
      fc.property(
        curve,
        fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { maxLength: 6 }),
        (retention, base) => {
          const kept = (from: number, months: number) => {
            let share = 1;
            for (let age = from; age < from + months; age++) {
              const beyond = age - retention.factors.length;
              share *= beyond < 0 ? retention.factors[age]! : retention.tail[beyond % retention.tail.length]!;
            }
            return share;
          };
          forecast(drivers(base, retention, 70), 15).forEach(({ ahead, mrr, fromBase, fromNew }) => {
            const old = base.reduce((sum, amount, age) => sum + amount * kept(age, ahead), 0);
            let young = 0;
            for (let month = 1; month <= ahead; month++) young += 70 * kept(0, ahead - month);
            expect(fromBase).toBeCloseTo(old, 8);
            expect(fromNew).toBeCloseTo(young, 8);
            expect(mrr).toBeCloseTo(old + young, 8);
          });
        },
      ),
      { seed: 4, numRuns: 60 },
    );
  });

  it("tends to new MRR x the months that a cohort pays in all", () => {
    const retention = { factors: [0.8, 0.95, 1.02], tail: [0.99, 0.9, 1] };
    const far = forecast(drivers([1000], retention), 2000).slice(-3);
    // the tail goes round in three months, and so does nothing of the limit: every cohort is at another age
    for (const { mrr } of far) expect(mrr).toBeCloseTo(mrrLimit(drivers([1000], retention))!, 6);
    expect(totalKept({ factors: [], tail: [1, 1] })).toBeNull();
    expect(totalKept({ factors: [0.5], tail: [0] })).toBeCloseTo(1.5, 12);
  });

  it("understates the old customers when they are aged as new ones", () => {
    // new customers lose a fifth in each of their first three months, old ones almost nothing
    const retention = { factors: [0.8, 0.8, 0.8], tail: [0.995] };
    const [asOld] = forecast(drivers([0, 0, 0, 100_000], retention, 0), 12).slice(-1);
    const [asNew] = forecast(drivers([100_000], retention, 0), 12).slice(-1);
    expect(asOld!.mrr).toBeCloseTo(100_000 * 0.995 ** 12, 6);
    expect(asNew!.mrr).toBeCloseTo(100_000 * 0.8 ** 3 * 0.995 ** 9, 6);
  });

  it("tells how much of it rests on ages that nobody has reached", () => {
    const [first, second] = forecast(drivers([100, 50], { factors: [0.9, 0.9], tail: [0.5] }, 10), 2);
    expect(first!.beyondObserved).toBe(0);
    // the older cohort goes from age 2 to 3 beyond what was seen: 50 x .9 x .5
    expect(second!.beyondObserved).toBeCloseTo(22.5, 12);
  });

  it("has the margin ladder of each month: revenue, then each layer taken off", () => {
    const costs = { revenuePerMrr: 0.95, serviceShare: 0.2, acquisition: 100, delivery: 20, rnd: 200, admin: 50 };
    expect(resultOf({ ...drivers([], constantCurve(1)), costs }, 1000)).toEqual({
      revenue: 950,
      profits: [830, 640, 440, 390],
    });
  });
});

describe("doubling", () => {
  it("of nothing has no month", () => {
    expect(doublingMonth(drivers([], constantCurve(1)))).toBeNull();
    expect(doublingMonth(drivers([0, 0], constantCurve(1)))).toBeNull();
    expect(doublingMonths({ opening: 0, newMrr: 10, logKept: 0 })).toBeNull();
  });

  it("where nothing is kept comes with the first new MRR or never", () => {
    const growth = { opening: 100, logKept: Number.NEGATIVE_INFINITY };
    expect(doublingMonths({ ...growth, newMrr: 200 })).toBe(1);
    expect(doublingMonths({ ...growth, newMrr: 199.99 })).toBeNull();
    expect([mrrAfter({ ...growth, newMrr: 200 }, 0), mrrAfter({ ...growth, newMrr: 200 }, 3)]).toEqual([100, 200]);
    expect(ceilingOf({ ...growth, newMrr: 200 })).toBe(200);
  });
});

describe("the retention curve", () => {
  const cell = (cohort: number, age: number, customers: number, mrr: number) => ({
    ...{ group: "", cohort, age, customers, mrr, grossMrr: mrr, members: 20, newMrr: 2000 },
  });

  it("pools MRR after over MRR before of all cohorts that have both ages", () => {
    const cells = [
      ...[cell(1, 0, 20, 2000), cell(1, 1, 18, 1800), cell(1, 2, 15, 1750)],
      ...[cell(2, 0, 20, 3000), cell(2, 1, 20, 3100)],
      cell(3, 0, 20, 900),
    ];
    const { factors, tail } = retentionCurve(cells)!;
    expect(factors).toEqual([4900 / 5000, 1750 / 1800]);
    expect(tail).toEqual([(4900 + 1750) / (5000 + 1800)]);
  });

  it("goes on with the last observed year, and keeps in it what that year kept", () => {
    const steps = Array.from({ length: 16 }, (_, age) => (age === 11 ? 0.7 : 1));
    const kept = (age: number) => steps.slice(0, age).reduce((mrr, step) => mrr * step, 10_000);
    const cells = Array.from({ length: 17 }, (_, age) => cell(1, age, 30, kept(age)));
    const curve = retentionCurve(cells)!;
    expect(curve.factors).toHaveLength(16);
    expect(keptAYear(curve)).toBeCloseTo(0.7, 12);
    // the renewal that came after 12 months comes again after 24 and 36
    const months = forecast(drivers([10_000], curve, 0), 37).map(({ mrr }) => Math.round(mrr));
    expect([months[10], months[11], months[22], months[23], months[34], months[35]]).toEqual([
      ...[10_000, 7000, 7000, 4900, 4900, 3430],
    ]);
  });

  it("ends where fewer than ten customers pay, and is none where they never were more", () => {
    const cells = [cell(1, 0, 12, 1200), cell(1, 1, 9, 900), cell(1, 2, 8, 800)];
    expect(retentionCurve(cells)!.factors).toEqual([0.75]);
    expect(retentionCurve([cell(1, 0, 9, 900), cell(1, 1, 9, 900)])).toBeNull();
    expect(retentionCurve([])).toBeNull();
  });

  it("is changed factor by factor", () => {
    expect(withFactors({ factors: [0.5], tail: [0.8] }, (kept) => kept / 2)).toEqual({ factors: [0.25], tail: [0.4] });
  });
});
