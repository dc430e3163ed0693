import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RiskTable } from "../../../src/measures/lifetimes.ts";
import { fitShiftedBetaGeometric, projectedSurvival } from "../../../src/metrics/statistics/shifted-beta-geometric.ts";

/** Survivors of one cohort at its start and after each renewal. */
function cohort(survivors: readonly number[]): RiskTable {
  return { atRisk: survivors.slice(0, -1), lost: survivors.slice(1).map((left, i) => survivors[i]! - left) };
}

/** The paper's likelihood: products of P(t) by its recursion, and S of those who are still there. */
function recursionLikelihood(survivors: readonly number[], alpha: number, beta: number): number {
  let p = alpha / (alpha + beta);
  let survival = 1;
  let value = 0;
  for (let t = 1; t < survivors.length; t++) {
    if (t > 1) p *= (beta + t - 2) / (alpha + beta + t - 1);
    survival *= (beta + t - 1) / (alpha + beta + t - 1);
    value += (survivors[t - 1]! - survivors[t]!) * Math.log(p);
  }
  return value + survivors.at(-1)! * Math.log(survival);
}

// Fader and Hardie 2007, table 1, high-end customers of a regular service, seven renewals
const HIGH_END = [1000, 869, 743, 653, 593, 551, 517, 491];
// the same table's regular customers
const REGULAR = [1000, 631, 468, 382, 326, 289, 262, 241];

describe("the shifted beta-geometric model", () => {
  it("fits 1000 869 743 653 593 551 517 491 with alpha .668088, beta 3.806089", () => {
    const fit = fitShiftedBetaGeometric(cohort(HIGH_END))!;
    if (fit.model !== "sbg") throw new Error("geometric");
    // where the derivatives are 0 in 50-digit arithmetic; a likelihood this flat hides the sixth digit from optimisers
    expect(fit.alpha).toBeCloseTo(0.668088351106, 10);
    expect(fit.beta).toBeCloseTo(3.806094964058, 9);
    expect(fit.beta).toBeCloseTo(3.806089, 4);
    expect(fit.logLikelihood).toBeCloseTo(-1611.158147, 6);
    const survival = projectedSurvival(fit, 12);
    expect(survival[12]).toBeCloseTo(0.377999, 6);
    expect(survival.slice(0, 12).reduce((sum, share) => sum + share, 0)).toBeCloseTo(7.15565, 6);
  });

  it("fits the paper's regular customers with its alpha .704, beta 1.182", () => {
    const fit = fitShiftedBetaGeometric(cohort(REGULAR))!;
    if (fit.model !== "sbg") throw new Error("geometric");
    expect(fit.alpha).toBeCloseTo(0.704, 3);
    expect(fit.beta).toBeCloseTo(1.182, 3);
    expect(fit.logLikelihood).toBeCloseTo(-1680.27, 2);
  });

  it("fits two renewals exactly: 100 60 48 with alpha .4, beta .6", () => {
    const fit = fitShiftedBetaGeometric(cohort([100, 60, 48]))!;
    if (fit.model !== "sbg") throw new Error("geometric");
    expect(fit.alpha).toBeCloseTo(0.4, 9);
    expect(fit.beta).toBeCloseTo(0.6, 9);
    projectedSurvival(fit, 5).forEach((share, t) => {
      expect(share).toBeCloseTo([1, 0.6, 0.48, 0.416, 0.3744, 0.344448][t]!, 8);
    });
  });

  it("falls back to one chance for all where retention does not rise: 1000 900 810 729", () => {
    const fit = fitShiftedBetaGeometric(cohort([1000, 900, 810, 729]))!;
    expect(fit.model).toBe("geometric");
    expect(fit.model === "geometric" && fit.theta).toBeCloseTo(0.1, 12);
    expect(projectedSurvival(fit, 3)[3]).toBeCloseTo(0.729, 12);
    expect(fitShiftedBetaGeometric(cohort([1000, 950, 850, 700]))!.model).toBe("geometric");
  });

  it("cannot be estimated where nobody left, and loses all where all left at once", () => {
    expect(fitShiftedBetaGeometric(cohort([50, 50, 50]))).toBeNull();
    expect(fitShiftedBetaGeometric(cohort([50, 0]))).toEqual({ model: "geometric", theta: 1, logLikelihood: 0 });
  });

  it("lets cohorts add up, and those who joined late count from then on", () => {
    // a second cohort seen from its third renewal on, and a third one seen once
    const table: RiskTable = { atRisk: [1300, 869, 943, 800], lost: [200, 126, 130, 80] };
    const fit = fitShiftedBetaGeometric(table)!;
    if (fit.model !== "sbg") throw new Error("geometric");
    const likelihood = (alpha: number, beta: number) =>
      table.atRisk.reduce((sum, n, t) => {
        const leave = alpha / (alpha + beta + t);
        return sum + table.lost[t]! * Math.log(leave) + (n - table.lost[t]!) * Math.log(1 - leave);
      }, 0);
    expect(likelihood(fit.alpha, fit.beta)).toBeCloseTo(fit.logLikelihood, 9);
    for (const step of [0.999, 1.001]) {
      expect(likelihood(fit.alpha * step, fit.beta)).toBeLessThan(fit.logLikelihood);
      expect(likelihood(fit.alpha, fit.beta * step)).toBeLessThan(fit.logLikelihood);
    }
  });

  it.each([
    // who joined late stayed, so that several sizes of alpha + beta are the best around them
    [
      [88, 159, 87],
      [80, 18, 81],
    ],
    // all who faced the first renewal left; those who joined later did not
    [
      [8, 29, 38],
      [8, 0, 20],
    ],
    [
      [5, 10],
      [5, 1],
    ],
  ])("finds the likeliest of them all where late entrants behave otherwise: %j, lost %j", (atRisk, lost) => {
    const fit = fitShiftedBetaGeometric({ atRisk, lost })!;
    const likelihood = (alpha: number, beta: number) =>
      atRisk.reduce((sum, n, t) => {
        const leave = alpha / (alpha + beta + t);
        return sum + lost[t]! * Math.log(leave) + (n - lost[t]!) * Math.log1p(-leave);
      }, 0);
    if (fit.model === "sbg") expect(likelihood(fit.alpha, fit.beta)).toBeCloseTo(fit.logLikelihood, 6);
    let likeliest = Number.NEGATIVE_INFINITY;
    for (let size = -4; size <= 4; size += 0.1)
      for (let logit = -12; logit <= 12; logit += 0.25) {
        const mean = 1 / (1 + Math.exp(-logit));
        likeliest = Math.max(likeliest, likelihood(10 ** size * mean, 10 ** size * (1 - mean)));
      }
    expect(likeliest).toBeLessThan(fit.logLikelihood + 1e-3);
  });

  it("is as likely as the paper's recursion says, and no grid of 2,500 others is likelier", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.3, max: 0.98, noNaN: true }), { minLength: 3, maxLength: 7 }),
        (rates) => {
          const survivors = [1000];
          for (const rate of rates) survivors.push(Math.round(survivors.at(-1)! * rate));
          if (survivors.at(-1) === 0) return;
          const fit = fitShiftedBetaGeometric(cohort(survivors))!;
          if (fit.model === "sbg")
            expect(recursionLikelihood(survivors, fit.alpha, fit.beta)).toBeCloseTo(fit.logLikelihood, 6);
          let likeliest = Number.NEGATIVE_INFINITY;
          for (let i = 0; i < 50; i++)
            for (let j = 0; j < 50; j++) {
              const [alpha, beta] = [10 ** (i / 10 - 2), 10 ** (j / 10 - 2)];
              likeliest = Math.max(likeliest, recursionLikelihood(survivors, alpha, beta));
            }
          expect(likeliest).toBeLessThanOrEqual(fit.logLikelihood + 1e-6);
        },
      ),
      { seed: 5, numRuns: 20 },
    );
  });
});
