import { describe, expect, it } from "vitest";
import { ltvOf, method, plus, subscriptionsOf } from "./subscriptions.ts";

/** Published survival and retention tables, written as subscription files and read back by `ue ltv`. */

/** Survivors at the start and after each renewal, all won in one month. */
function cohort(survivors: readonly number[], every: number, start = "2015-01") {
  return survivors.flatMap((count, renewal) => {
    const next = survivors[renewal + 1];
    const end = next === undefined ? null : plus(start, every * (renewal + 1));
    return Array.from({ length: count - (next ?? 0) }, () => ({ start, end }));
  });
}

// Fader and Hardie 2007, table 1
const HIGH_END = [1000, 869, 743, 653, 593, 551, 517, 491];

describe("Fader and Hardie's high-end customers", () => {
  it("as annual contracts have alpha .668, beta 3.806 and 12-term mean 7.155650", async () => {
    const csv = subscriptionsOf(cohort(HIGH_END, 12), "year");
    const report = await ltvOf(csv, "--as-of", "2022-01", "--horizon", "144");
    const [basis] = report.basis;
    expect(basis).toMatchObject({ renewalMonths: 12, renewalsObserved: 7, model: "sbg" });
    expect(basis!.alpha).toBeCloseTo(0.668088, 6);
    expect(basis!.beta).toBeCloseTo(3.806095, 6);
    // twelve years of twelve payments each
    expect(method(report, "sbg").months! / 12).toBeCloseTo(7.15565, 6);
    expect(report.survival[144]!.sbg).toBeCloseTo(0.377999, 6);
  });

  it("as monthly contracts have the same model by months", async () => {
    const report = await ltvOf(subscriptionsOf(cohort(HIGH_END, 1)), "--as-of", "2015-08", "--horizon", "12");
    expect(report.basis[0]).toMatchObject({ renewalMonths: 1, renewalsObserved: 7 });
    expect(method(report, "sbg").months).toBeCloseTo(7.15565, 6);
    const km = method(report, "km");
    expect([km.months, km.reason, km.estimableTo]).toEqual([null, "beyond-follow-up", 7]);
    // the first seven shares of the table itself
    const seen = HIGH_END.slice(0, 7).reduce((sum, count) => sum + count / 1000, 0);
    expect(report.basis[0]!.estimableMonths).toBeCloseTo(seen, 9);
  });
});

describe("Freireich's 21 patients on 6-MP (weeks taken as months)", () => {
  const tenures = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+".split(" ");
  const lives = tenures.map((text) => {
    const tenure = Number.parseInt(text, 10);
    if (text.endsWith("+")) return { start: plus("2025-12", -tenure), end: null };
    return { start: plus("2025-10", -tenure), end: "2025-10" };
  });

  it("survive as published, and their mean is told only as far as 10 are at risk", async () => {
    const report = await ltvOf(subscriptionsOf(lives), "--as-of", "2025-12", "--horizon", "13");
    const published = [
      [6, 0.857143],
      [7, 0.806723],
      [10, 0.752941],
      [13, 0.690196],
      [16, 0.627451],
      [22, 0.537815],
      [23, 0.448179],
    ];
    for (const [week, share] of published) expect(report.survival[week!]!.survival).toBeCloseTo(share!, 6);
    expect(report.survival[14]!.followed).toBe(true);
    expect(report.survival[18]!.followed).toBe(false);
    const km = method(report, "km");
    // 6 whole weeks, 1 at .857143, 3 at .806723, 3 at .752941
    expect(km.months).toBeCloseTo(6 + 0.857143 + 3 * 0.806723 + 3 * 0.752941, 5);
    expect(km.interval!.low).toBeLessThan(km.months!);
    expect(km.interval!.high).toBeLessThanOrEqual(13);
  });
});

describe("a file that begins after its customers", () => {
  const START = "2015-01";
  const OBSERVED = "2021-01";
  const AS_OF = "2024-12";

  /** Forty customers a month, of whom 4 % leave each month; those who left before the export begins are not in it. */
  const lives = Array.from({ length: 120 }, (_, i) => plus(START, i)).flatMap((start) => {
    const survivors = (t: number) => Math.round(40 * 0.96 ** t);
    return Array.from({ length: 120 }, (_, t) => t + 1)
      .flatMap((t) => Array.from({ length: survivors(t - 1) - survivors(t) }, () => ({ start, end: plus(start, t) })))
      .map((life) => (life.end > AS_OF ? { start, end: null } : life))
      .filter(({ end }) => end === null || end >= OBSERVED);
  });
  const csv = subscriptionsOf(lives);
  const truth = (1 - 0.96 ** 36) / 0.04;

  it("is found out, said, and read with customers entering at the age they had", async () => {
    const report = await ltvOf(csv, "--as-of", AS_OF);
    expect(report.observedFrom).toBe(OBSERVED);
    expect(report.issues.map(({ code }) => code)).toContain("losses-missing-before");
    expect(method(report, "km").months! / truth).toBeCloseTo(1, 1);
  });

  it("would overstate lifetimes if those customers were taken for all there were", async () => {
    const naive = await ltvOf(csv, "--as-of", AS_OF, "--observed-from", START);
    expect(naive.observedFrom).toBe(START);
    expect(method(naive, "km").months! / truth).toBeGreaterThan(1.1);
  });
});
