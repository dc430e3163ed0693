import { describe, expect, it } from "vitest";
import { growthText, regimeText } from "../../src/render/growth-text.ts";
import { EN } from "../../src/render/words/index.ts";
import { growthOf, modelOf, regimeOf } from "../../src/report/growth.ts";
import { between, missing, value } from "../gates/company.ts";
import { analysisOf } from "../support/analyses.ts";
import { month } from "../support/business.ts";
import type { Row } from "../support/lines.ts";

const settings = { strict: false, minCustomers: 20, requireAttested: false };
const sure = (ndr: number) => value(ndr, { n: 100, effectiveSize: 80, interval: between(ndr - 0.02, ndr + 0.02) });

describe("the NDR regime", () => {
  it.each([
    [0, "below-80", "below"],
    [0.7999999, "below-80", "below"],
    [0.8, "80-to-100", "below"],
    [0.9999999, "80-to-100", "below"],
    [1, "at-100", "above"], // no ceiling either
    [1.0000001, "above-100", "above"],
  ])("of NDR %d is %s, in the model %s", (ndr, regime, model) => {
    expect(regimeOf(sure(ndr), settings)).toBe(regime);
    expect(modelOf(sure(ndr), settings)).toBe(model);
  });

  it("is thin, and in no model, below five customers or three of equal size, whatever the value", () => {
    for (const sample of [{ n: 4 }, { n: 40, effectiveSize: 2.9 }]) {
      const thin = value(0.3, { interval: between(0.2, 0.4), ...sample });
      expect([regimeOf(thin, settings), modelOf(thin, settings)]).toEqual(["thin", null]);
    }
  });

  it("is thin below min_customers where the interval reaches across 80 or 100 %", () => {
    const of = (low: number, high: number, n = 19) => value((low + high) / 2, { n, interval: between(low, high) });
    expect(regimeOf(of(0.75, 0.85), settings)).toBe("thin");
    expect(modelOf(of(0.75, 0.85), settings)).toBe("below"); // on which side of 100 % it is, is not in doubt
    expect([regimeOf(of(0.9, 1.1), settings), modelOf(of(0.9, 1.1), settings)]).toEqual(["thin", null]);
    expect(regimeOf(of(0.9, 1.1, 20), settings)).toBe("at-100");
    expect(regimeOf(of(0.85, 0.95), settings)).toBe("80-to-100");
  });

  it("is none where NDR is undefined", () => {
    expect([regimeOf(missing("short-history"), settings), modelOf(missing("short-history"), settings)]).toEqual([
      null,
      null,
    ]);
  });
});

/** `customers` who pay 100 for a year, then `later`; and one more signed in each month of the last year, paying 100. */
function growth(customers: number, later: number) {
  const old = Array.from({ length: customers }, (_, i): Row[] => [
    { customer: `old${i}`, start: "2024-06-01", end: "2025-06-01", mrr: 100 },
    { customer: `old${i}`, start: "2025-06-01", mrr: later },
  ]).flat();
  const signed = Array.from({ length: 12 }, (_, i): Row => {
    const at = i < 6 ? `2024-${String(7 + i).padStart(2, "0")}` : `2025-${String(i - 5).padStart(2, "0")}`;
    return { customer: `new${i}`, start: `${at}-01`, mrr: 100 };
  });
  const analysis = analysisOf({ rows: [...old, ...signed], asOf: "2025-06" });
  return growthOf(analysis, analysis.evaluation(month("2025-06"), null, null)!, settings);
}

describe("where ARR tends to", () => {
  it("is 12 x 100 / (1 - rho), half of the way in ln 0.5 / ln rho months, rho = 0.9^(1/12)", () => {
    const { regime, ndr, arr, arrCeiling, halfwayMonths } = growth(30, 90);
    const rho = 0.9 ** (1 / 12);
    expect([regime, ndr, arr]).toEqual(["80-to-100", 0.9, 12 * (30 * 90 + 1200)]);
    expect(arrCeiling).toBeCloseTo(1200 / (1 - rho), 6);
    expect(halfwayMonths).toBeCloseTo(78.9456, 3); // -0.693147 / -0.00878004
  });

  it("has no ceiling at and above 100 %", () => {
    expect(growth(30, 100)).toMatchObject({ regime: "at-100", arrCeiling: null, halfwayMonths: null });
    expect(growth(30, 110)).toMatchObject({ regime: "above-100", arrCeiling: null, halfwayMonths: null });
  });

  it("is reached at once when nobody stays: 12 x new MRR", () => {
    expect(growth(30, 0)).toMatchObject({ regime: "below-80", ndr: 0, arrCeiling: 1200, halfwayMonths: 0 });
  });

  it("is said in one sentence", () => {
    const said = (customers: number, later: number) => growthText(growth(customers, later), "CNY", EN);
    expect(said(30, 90)).toBe(
      "At this pace of signing and NDR 90.0 % your ARR tends to 137,274, half-way there in 79 months.",
    );
    expect(said(600, 90)).toBe(
      "At this pace of signing and NDR 90.0 % your ARR falls to 137,274, half-way there in 79 months.",
    );
    expect(said(30, 100)).toContain("linear");
    expect(said(30, 110)).toContain("compounds");
    expect(said(3, 90)).toBe("NDR 90.0 % rests on n 3: too few to say where ARR tends to.");
  });
});

it("a regime is named in words, a thin one with its sample", () => {
  expect(regimeText({ regime: "below-80", n: 40 }, EN)).toBe("below 80 %");
  expect(regimeText({ regime: "thin", n: 7 }, EN)).toBe("THIN, n 7");
  expect(regimeText({ regime: null, n: null }, EN)).toBe("\u2013");
});
