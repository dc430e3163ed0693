import { describe, expect, it } from "vitest";
import type { RiskTable } from "../../../src/measures/lifetimes.ts";
import { followUp, restrictedMean, survivalCurve } from "../../../src/metrics/statistics/kaplan-meier.ts";

interface Life {
  readonly entry?: number;
  readonly exit: number;
  readonly lost: boolean;
}

/** Counted straight from the definition: entry < t <= exit. */
function riskTable(lives: readonly Life[]): RiskTable {
  const tenures = Array.from({ length: Math.max(...lives.map(({ exit }) => exit)) }, (_, i) => i + 1);
  return {
    atRisk: tenures.map((t) => lives.filter(({ entry = 0, exit }) => entry < t && t <= exit).length),
    lost: tenures.map((t) => lives.filter(({ exit, lost }) => lost && exit === t).length),
  };
}

/** `2` left at 2, `2+` was still there at 2. */
function lives(text: string): Life[] {
  return text.split(" ").map((each) => ({ exit: Number.parseInt(each, 10), lost: !each.endsWith("+") }));
}

describe("the survival curve", () => {
  const eight = riskTable(lives("1 2 2+ 3 4+ 5 5 6+"));

  it("is 7/8 3/4 3/5 1/5 after 1 2 3 5 for the tenures 1 2 2+ 3 4+ 5 5 6+", () => {
    const survival = survivalCurve(eight);
    [1, 7 / 8, 3 / 4, 3 / 5, 3 / 5, 1 / 5, 1 / 5].forEach((share, t) => {
      expect(survival[t]).toBeCloseTo(share, 15);
    });
  });

  it.each([
    [3, 21 / 8],
    [4, 129 / 40],
    [6, 161 / 40],
  ])("has a mean within %d of %d", (horizon, mean) => {
    expect(restrictedMean(eight, horizon).mean).toBeCloseTo(mean, 14);
  });

  it("stays where it is beyond the last tenure that anybody reached, and grows no less certain", () => {
    const within = restrictedMean(eight, 7);
    // S(6) = 1/5 for each of three more months; no loss there, but the losses before weigh on a larger area
    expect(restrictedMean(eight, 10).mean).toBeCloseTo(within.mean + 3 / 5, 14);
    const area = (from: number) =>
      [1, 7 / 8, 3 / 4, 3 / 5, 3 / 5, ...Array(5).fill(1 / 5)].slice(from).reduce((a, b) => a + b);
    const greenwood = [
      [1, 8, 1],
      [2, 7, 1],
      [3, 5, 1],
      [5, 3, 2],
    ].reduce((sum, [t, n, d]) => sum + (area(t!) ** 2 * d!) / (n! * (n! - d!)), 0);
    expect(restrictedMean(eight, 10).variance).toBeCloseTo(greenwood, 12);
  });

  it("has no payment in no months", () => {
    expect(restrictedMean(eight, 0)).toEqual({ mean: 0, variance: 0 });
    expect(restrictedMean(eight, 1)).toEqual({ mean: 1, variance: 0 });
  });

  it("has a standard error of .630976 within 6", () => {
    expect(Math.sqrt(restrictedMean(eight, 6).variance)).toBeCloseTo(0.630976, 6);
  });

  it("lets late entrants join: tenures 2 10 5 4 3 with entries 1 2 4 0 0 give 2/3 4/9 2/9 1/9 0", () => {
    const exits = [2, 10, 5, 4, 3];
    const table = riskTable([1, 2, 4, 0, 0].map((entry, i) => ({ entry, exit: exits[i]!, lost: true })));
    const survival = survivalCurve(table);
    [
      [2, 2 / 3],
      [3, 4 / 9],
      [4, 2 / 9],
      [5, 1 / 9],
      [10, 0],
    ].forEach(([t, share]) => {
      expect(survival[t!]).toBeCloseTo(share!, 15);
    });
  });

  // Freireich et al., Blood 21 (1963) 699-716, 6-mercaptopurine arm: the example of most textbooks (Cox and Oakes 1984)
  const freireich = riskTable(lives("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"));

  it.each([
    [6, 0.857143],
    [7, 0.806723],
    [10, 0.752941],
    [13, 0.690196],
    [16, 0.627451],
    [22, 0.537815],
    [23, 0.448179],
  ])("of the 21 leukaemia patients on 6-MP is, after %d weeks, the published %d", (week, share) => {
    expect(survivalCurve(freireich)[week]).toBeCloseTo(share, 6);
  });

  it("has no variance from a tenure at which everybody left", () => {
    // S = 1 1/2 0: A at 1 is 1/2, 1/4 x 1 / (2 x 1) = 1/8; tenure 2 loses all that are left
    expect(restrictedMean({ atRisk: [2, 1], lost: [1, 1] }, 3)).toEqual({ mean: 1.5, variance: 0.125 });
  });

  it("agrees with Greenwood's sum written out for every pair of tenures", () => {
    const survival = survivalCurve(freireich);
    let variance = 0;
    for (let t = 1; t < 30; t++) {
      const [n, d] = [freireich.atRisk[t - 1]!, freireich.lost[t - 1]!];
      let area = 0;
      for (let u = t; u < 30; u++) area += survival[u]!;
      if (n > d) variance += (area ** 2 * d) / (n * (n - d));
    }
    expect(restrictedMean(freireich, 30).variance).toBeCloseTo(variance, 12);
  });

  it("has no payment within 0 months and one within 1", () => {
    expect(restrictedMean(eight, 0)).toEqual({ mean: 0, variance: 0 });
    expect(restrictedMean(eight, 1)).toEqual({ mean: 1, variance: 0 });
  });
});

describe("the follow-up", () => {
  it("ends where fewer than 10 customers, or than a tenth of the most, are at risk", () => {
    expect(followUp({ atRisk: [40, 20, 10, 9], lost: [0, 0, 0, 0] })).toBe(3);
    expect(followUp({ atRisk: [400, 60, 39, 12], lost: [0, 0, 0, 0] })).toBe(2);
    expect(followUp({ atRisk: [9], lost: [1] })).toBe(0);
    expect(followUp({ atRisk: [], lost: [] })).toBe(0);
  });
});
