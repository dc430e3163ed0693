import { describe, expect, it } from "vitest";
import { fitRenewals, type LifetimeEvidence, lifetimes, type Method } from "../../../src/metrics/lifetime/methods.ts";

const churnOf = (value: number, low: number, high: number) => ({
  value,
  reason: null,
  interval: { low, high, confidence: 0.9 },
});

/** 100 customers followed for three months, of whom 10 left after one; a renewal a month. */
const EVIDENCE: LifetimeEvidence = {
  survivorsOnly: false,
  churn: churnOf(0.05, 0.04, 0.08),
  churnSample: 60,
  risk: { atRisk: [100, 90, 90], lost: [10, 0, 0] },
  members: 100,
  renewals: { every: 1, table: { atRisk: [100, 90, 90], lost: [10, 9, 9] } },
  observed: { months: 2.7, horizon: 3, n: 80 },
  horizon: 3,
  ceiling: 36,
  monthlyDiscount: 0.01,
  confidence: 0.9,
};

function method(name: Method, evidence: Partial<LifetimeEvidence> = {}) {
  return lifetimes({ ...EVIDENCE, ...evidence }).find((each) => each.method === name)!;
}

describe("lifetimes at a constant chance of leaving", () => {
  it("push the interval of churn through, the low rate giving the long life", () => {
    expect(method("uncapped")).toMatchObject({ months: 20, horizon: null, n: 60 });
    expect(method("uncapped").interval).toEqual({ low: 12.5, high: 25, confidence: 0.9 });
    expect(method("ceiling").interval).toEqual({ low: 12.5, high: 25, confidence: 0.9 });
    // 1 + .95 + .95^2, and so on
    expect(method("horizon").months).toBeCloseTo(2.8525, 12);
    expect(method("horizon").interval!.low).toBeCloseTo(1 + 0.92 + 0.92 ** 2, 12);
    expect(method("horizon").interval!.high).toBeCloseTo(1 + 0.96 + 0.96 ** 2, 12);
    expect(method("discounted").months).toBeCloseTo(1.01 / 0.06, 12);
  });

  it("take a rate beyond all customers as all of them", () => {
    const churn = churnOf(0.9, 0.5, 1.4);
    expect(method("uncapped", { churn }).interval).toEqual({ low: 1, high: 2, confidence: 0.9 });
  });

  it("have no interval where churn has none, or its lower end is no churn at all", () => {
    expect(method("ceiling", { churn: { ...EVIDENCE.churn, interval: null } })).toMatchObject({
      months: 20,
      interval: null,
    });
    const churn = churnOf(0.05, 0, 0.08);
    expect(method("uncapped", { churn })).toMatchObject({ months: 20, interval: null });
    expect(method("ceiling", { churn }).interval).toEqual({ low: 12.5, high: 36, confidence: 0.9 });
  });

  it("have no end where nobody leaves: up to the ceiling or the horizon alone, or while money is discounted", () => {
    const churn = churnOf(0, 0, 0.02);
    expect(["ceiling", "horizon", "uncapped"].map((name) => method(name as Method, { churn }).months)).toEqual([
      36,
      3,
      null,
    ]);
    expect(method("uncapped", { churn })).toMatchObject({ reason: "no-churn-observed", interval: null, n: null });
    expect(method("discounted", { churn }).months).toBeCloseTo(101, 9);
    expect(method("discounted", { churn, monthlyDiscount: 0 })).toMatchObject({ months: null, reason: "never-ends" });
  });

  it("have no value where churn has none, for its reason", () => {
    const churn = { value: null, reason: "no-opening-mrr", interval: null } as const;
    for (const name of ["ceiling", "horizon", "discounted", "uncapped"] as const)
      expect(method(name, { churn })).toMatchObject({
        months: null,
        reason: "no-opening-mrr",
        interval: null,
        n: null,
      });
  });
});

describe("what a file without anybody who left", () => {
  it("cannot say: survival and renewals", () => {
    const survivors = { survivorsOnly: true };
    expect(method("km", survivors)).toMatchObject({ months: null, reason: "survivorship", n: null });
    expect(method("sbg", survivors)).toMatchObject({ months: null, reason: "survivorship", n: null });
    expect(fitRenewals({ ...EVIDENCE, ...survivors })).toBe("survivorship");
  });
});

describe("the survival of the customers followed", () => {
  it("is the area under the curve with its error, as far as it was followed", () => {
    // 1 + .9 + .9; Greenwood: (1.8^2 x 10) / (100 x 90), and 1.644854 standard errors
    const error = 1.6448536269514722 * Math.sqrt((1.8 ** 2 * 10) / 9000);
    const km = method("km");
    expect(km).toMatchObject({ reason: null, horizon: 3, estimableTo: 3, n: 100 });
    expect(km.months).toBeCloseTo(2.8, 12);
    expect(km.interval!.low).toBeCloseTo(2.8 - error, 12);
    expect(km.interval!.high).toBeCloseTo(2.8 + error, 12);
  });

  it("never leaves the first payment and the horizon", () => {
    const few = { atRisk: [10, 1], lost: [9, 0] };
    expect(method("km", { risk: few, horizon: 1 })).toMatchObject({ months: 1, interval: null });
    const km = method("km", { risk: { atRisk: [12, 11], lost: [1, 0] }, horizon: 2 });
    expect(km.interval!.high).toBe(2);
    const most = method("km", { risk: { atRisk: [12, 10], lost: [2, 9] }, horizon: 2, confidence: 1 - 1e-15 });
    expect(most.interval!.low).toBe(1);
  });

  it("is not told beyond what was followed, nor of too few", () => {
    expect(method("km", { horizon: 4 })).toMatchObject({
      months: null,
      reason: "beyond-follow-up",
      estimableTo: 3,
      n: 100,
    });
    expect(method("km", { risk: { atRisk: [9], lost: [1] } })).toMatchObject({
      months: null,
      reason: "too-few-at-risk",
      estimableTo: null,
      n: 100,
    });
  });
});

describe("the model of renewals", () => {
  it("adds up survival, which falls at a renewal alone", () => {
    // a tenth leaves at each renewal, whoever is left: 1 1 .9 .9 .81
    const table = { atRisk: [100, 90, 81], lost: [10, 9, 8.1] };
    const sbg = method("sbg", { renewals: { every: 2, table }, horizon: 5 });
    expect(sbg).toMatchObject({ reason: null, n: 100, interval: null });
    expect(sbg.months).toBeCloseTo(1 + 1 + 0.9 + 0.9 + 0.81, 9);
  });

  it("needs contracts of one kind, three renewals, and a loss", () => {
    expect(method("sbg", { renewals: null }).reason).toBe("mixed-contracts");
    const two = { every: 1, table: { atRisk: [100, 90], lost: [10, 9] } };
    expect(method("sbg", { renewals: two }).reason).toBe("few-renewals");
    const none = { every: 1, table: { atRisk: [100, 100, 100], lost: [0, 0, 0] } };
    expect(method("sbg", { renewals: none }).reason).toBe("no-losses");
  });
});

describe("payments so far", () => {
  it("are shown as they are, or said not to be known", () => {
    expect(method("observed")).toMatchObject({ months: 2.7, reason: null, horizon: 3, n: 80, interval: null });
    expect(method("observed", { observed: null })).toMatchObject({
      ...{ months: null, reason: "before-observation", horizon: 3, n: null },
    });
  });
});
