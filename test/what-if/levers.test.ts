import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isLever, LEVER_IDS, type LeverTurn, leverForms, parseLeverChange } from "../../src/domain/lever.ts";
import { wholeCustomers, withLeavers } from "../../src/measures/cohort-rows.ts";
import { summariseRetention } from "../../src/measures/retention.ts";
import { Evaluation } from "../../src/metrics/evaluate.ts";
import { metricById } from "../../src/metrics/index.ts";
import { leverById, WHAT_IF_LEVERS } from "../../src/metrics/what-if/index.ts";
import { factorOf } from "../../src/metrics/what-if/lever.ts";
import { CannotTurn, turn, withTurned } from "../../src/metrics/what-if/turn.ts";
import { analysisOf } from "../support/analyses.ts";
import { type Business, month, totalOf } from "../support/business.ts";

/**
 * Ten customers of 100 a month from 2024-01. In 2025: one leaves (a), one goes down to 50 (b), one up to 180 (c), two
 * new ones of 120 come (x, y). Costs a month: sales 40, service 200, R&D 100.
 */
const start = "2024-01-01";
const BUSINESS: Business = {
  asOf: "2025-06",
  rows: [
    { customer: "a", start, end: "2025-03-01", amount: 100 },
    { customer: "b", start, end: "2025-02-01", amount: 100 },
    { customer: "b", start: "2025-02-01", amount: 50 },
    { customer: "c", start, end: "2025-04-01", amount: 100 },
    { customer: "c", start: "2025-04-01", amount: 180 },
    ...["d", "e", "f", "g", "h", "i", "j"].map((customer) => ({ customer, start, amount: 100 })),
    { customer: "x", start: "2025-01-01", amount: 120 },
    { customer: "y", start: "2025-05-01", amount: 120 },
  ],
  costs: [
    { month: "2024-07", until: "2025-06", category: "sales", amount: 40 },
    { month: "2024-07", until: "2025-06", category: "service", amount: 200 },
    { month: "2024-07", until: "2025-06", category: "rnd", amount: 100 },
  ],
};
const analysis = analysisOf(BUSINESS);
const { measures } = analysis.evaluation(month(BUSINESS.asOf), null, null)!;

function following(...turns: LeverTurn[]): (id: string) => number {
  const evaluation = new Evaluation(withTurned(measures, turn(measures, turns)));
  return (id) => analysis.resultIn(evaluation, metricById(id)!).value!;
}
const times = (lever: LeverTurn["lever"], amount: number): LeverTurn => ({ lever, change: { kind: "times", amount } });
const to = (lever: LeverTurn["lever"], amount: number): LeverTurn => ({ lever, change: { kind: "to", amount } });
/** Turns are in ticks, 72,000 a unit of money. */
const toMoney = (lever: LeverTurn["lever"], amount: number): LeverTurn => to(lever, amount * 72_000);

/** 12 months of ten customers, less 4 x 100 (a), 5 x 50 (b), plus 3 x 80 (c), 6 x 120 (x), 2 x 120 (y). */
const REVENUE = 12_000 - 400 - 250 + 240 + 720 + 240;

describe("as it is", () => {
  it("is what the story says", () => {
    const now = following();
    expect(now("mrr")).toBeCloseTo(700 + 50 + 180 + 240, 9);
    expect(now("customers")).toBe(11);
    expect(now("ndr")).toBeCloseTo(0.93, 12);
    expect(now("grr")).toBeCloseTo(0.85, 12);
    expect(now("revenue")).toBeCloseTo(REVENUE, 9);
    expect(now("cac")).toBeCloseTo(240, 9);
  });
});

describe("the lever", () => {
  it("price moves new and existing customers alike, and neither retention nor costs", () => {
    const then = following(times("price", 1.05));
    expect(then("mrr")).toBeCloseTo(1170 * 1.05, 9);
    expect(then("new-mrr")).toBeCloseTo(240 * 1.05, 9);
    expect(then("revenue")).toBeCloseTo(REVENUE * 1.05, 9);
    expect(then("gross-profit-4")).toBeCloseTo(REVENUE * 1.05 - 12 * 340, 9);
    expect(then("service-margin")).toBeCloseTo(1 - 2400 / (REVENUE * 1.05), 12);
    expect(then("cac-payback-months")).toBeCloseTo(240 / (126 * (1 - 2400 / (REVENUE * 1.05))), 10);
    expect([then("ndr"), then("grr"), then("growth-yoy")]).toEqual([
      expect.closeTo(0.93, 12),
      expect.closeTo(0.85, 12),
      expect.closeTo(0.17, 12),
    ]);
    expect([then("cac"), then("customers")]).toEqual([expect.closeTo(240, 9), 11]);
  });

  it("arpa reprices today's customers: MRR, NDR and GRR follow, revenue and new customers do not", () => {
    const then = following(times("arpa", 1.2));
    expect(then("mrr")).toBeCloseTo(1404, 9);
    expect(then("ndr")).toBeCloseTo(0.93 * 1.2, 12);
    // the seven at 100 and c keep all, b keeps 60 of 100
    expect(then("grr")).toBeCloseTo(0.86, 12);
    expect(then("expansion-mrr")).toBeCloseTo(80 + 234, 9);
    expect(then("net-new-mrr")).toBeCloseTo(1404 - 1000, 9);
    expect([then("revenue"), then("new-mrr")]).toEqual([expect.closeTo(REVENUE, 9), expect.closeTo(240, 9)]);
    expect(following(times("arpa", 0.5))("contraction-mrr")).toBeCloseTo(50 + 585, 9);
  });

  it("churn moves events and what left with them; half as many leavers keep half of what was lost", () => {
    const then = following(times("churn", 0.5));
    expect(then("churned-customers")).toBeCloseTo(0.5, 12);
    expect(then("customer-churn-rate")).toBeCloseTo(following()("customer-churn-rate") / 2, 14);
    expect(then("ndr")).toBeCloseTo(0.93 + 0.05, 12);
    expect(then("grr")).toBeCloseTo(0.85 + 0.05, 12);
    expect(then("logo-retention")).toBeCloseTo(0.95, 12);
    expect([then("mrr"), then("arpa"), then("revenue")]).toEqual([
      expect.closeTo(1170, 9),
      expect.closeTo(1170 / 11, 9),
      expect.closeTo(REVENUE, 9),
    ]);
  });

  it("churn doubled lets one ninth of those leave who stayed", () => {
    const then = following(times("churn", 2));
    expect(then("logo-retention")).toBeCloseTo(0.8, 12);
    expect(then("ndr")).toBeCloseTo((930 * (8 / 9)) / 1000, 12);
    expect(then("churned-mrr")).toBeCloseTo(200, 9);
  });

  it("expansion moves what customers pay beyond a year ago", () => {
    const then = following(times("expansion", 2));
    expect(then("expansion-mrr")).toBeCloseTo(160, 9);
    expect(then("ndr")).toBeCloseTo(0.93 + 0.08, 12);
    expect([then("grr"), then("mrr")]).toEqual([expect.closeTo(0.85, 12), expect.closeTo(1170, 9)]);
  });

  it("new-customers moves the whole new business at the same CAC", () => {
    const then = following(times("new-customers", 1.5));
    expect([then("new-customers"), then("new-mrr"), then("cac"), then("new-acv")]).toEqual([
      3,
      expect.closeTo(360, 9),
      expect.closeTo(240, 9),
      expect.closeTo(1440, 9),
    ]);
    // 24 months of the first ten: the first twelve ended on 2025-01-01; first-year revenue is theirs to then, and x and y
    const firstYear = 6000 + 960;
    expect(then("revenue")).toBeCloseTo(REVENUE + firstYear / 2, 9);
    expect(then("service-margin")).toBeCloseTo(following()("service-margin"), 12);
    expect(then("gross-profit-1")).toBeCloseTo(REVENUE + firstYear / 2 - 480 * 1.5, 9);
    expect([then("mrr"), then("ndr")]).toEqual([expect.closeTo(1170, 9), expect.closeTo(0.93, 12)]);
  });

  it("cac to a value moves the cost of winning, and so every gross margin", () => {
    const then = following(toMoney("cac", 120));
    expect(then("cac")).toBeCloseTo(120, 9);
    expect(then("ltv-to-cac")).toBeCloseTo(following()("ltv-to-cac") * 2, 10);
    expect(then("gross-profit-1")).toBeCloseTo(REVENUE - 240, 9);
  });

  it("margin to a value is reached by delivery and service cost, whatever the price does", () => {
    const then = following(to("margin", 0.9), times("price", 1.1));
    expect(then("service-margin")).toBeCloseTo(0.9, 12);
    expect(then("gross-profit-2")).toBeCloseTo(REVENUE * 1.1 * 0.9 - 480, 8);
  });

  it("is turned in the same order whatever the order of naming, so that targets are met", () => {
    const one = following(times("price", 1.1), toMoney("arpa", 120), toMoney("cac", 200), times("new-customers", 2));
    const other = following(times("new-customers", 2), toMoney("cac", 200), toMoney("arpa", 120), times("price", 1.1));
    expect([one("arpa"), one("cac"), one("ltv-to-cac")]).toEqual([other("arpa"), other("cac"), other("ltv-to-cac")]);
    expect([one("arpa"), one("cac")]).toEqual([expect.closeTo(120, 9), expect.closeTo(200, 9)]);
  });
});

describe("a lever that cannot be turned", () => {
  const problem = (...turns: LeverTurn[]) => {
    try {
      turn(measures, turns);
    } catch (error) {
      if (error instanceof CannotTurn) return error.problem;
    }
    return null;
  };

  it("says why: its sums are 0, or the value is none that it can have", () => {
    expect(problem(to("delivery", 1000))).toMatchObject({ why: "nothing-to-move", from: 0 });
    expect(problem(to("churn", 1.2))).toMatchObject({ why: "beyond-range", to: 1.2 });
    expect(problem({ lever: "cac", change: { kind: "by", amount: -72_000 * 1000 } })?.why).toBe("beyond-range");
  });

  it("says when it has no value", () => {
    const { measures } = analysisOf({ ...BUSINESS, costs: [] }).evaluation(month(BUSINESS.asOf), null, null)!;
    expect(() => turn(measures, [times("cac", 0.5)])).toThrow(CannotTurn);
  });
});

describe("evidence", () => {
  it("does not grow with an assumption: sample sizes and relative uncertainty are those of what was counted", () => {
    const resultOf = (id: string, ...turns: LeverTurn[]) =>
      new Evaluation(withTurned(measures, turn(measures, turns))).resultOf(metricById(id)!);
    const now = resultOf("ltv-to-cac");
    const many = resultOf("ltv-to-cac", times("new-customers", 50));
    expect(many.n).toBe(now.n);
    expect(many.interval!.low).toBeCloseTo(now.interval!.low, 10);
    expect(many.interval!.high).toBeCloseTo(now.interval!.high, 10);
    const churn = resultOf("customer-churn-rate");
    const half = resultOf("customer-churn-rate", times("churn", 0.5));
    expect(half.n).toBe(churn.n);
    expect(half.interval!.high).toBeCloseTo(churn.interval!.high / 2, 14);
    expect(resultOf("ndr", times("churn", 0.5)).n).toBe(10);
  });
});

describe("a cohort with other leavers", () => {
  const cohort = wholeCustomers({
    openings: Float64Array.from([100, 200, 50, 70]),
    closings: Float64Array.from([120, 0, 40, 0]),
  });
  const summary = (factor: number) => {
    const { openings, closings, weights } = withLeavers(cohort, factor);
    return summariseRetention(openings, closings, weights);
  };

  it("is the cohort itself at 1, and without leavers at 0", () => {
    expect(summary(1)).toEqual(summariseRetention(cohort.openings, cohort.closings));
    expect(summary(0)).toEqual(summariseRetention(cohort.openings, [120, 200, 40, 70]));
  });

  it("at one half has the statistics of every customer twice, one of each pair of leavers having stayed", () => {
    const doubled = summariseRetention([100, 100, 200, 200, 50, 50, 70, 70], [120, 120, 0, 200, 40, 40, 0, 70]);
    for (const [name, value] of Object.entries(summary(0.5)))
      expect(value, name).toBeCloseTo(doubled[name as keyof typeof doubled] / 2, 8);
  });

  it("at one and a half has the statistics of every customer twice, one of each pair of stayers having left", () => {
    const doubled = summariseRetention([100, 100, 200, 200, 50, 50, 70, 70], [120, 0, 0, 0, 40, 0, 0, 0]);
    for (const [name, value] of Object.entries(summary(1.5)))
      expect(value, name).toBeCloseTo(doubled[name as keyof typeof doubled] / 2, 8);
  });
});

describe("how a lever is turned", () => {
  it.each([
    ["churn", "-20%", "times", 0.8],
    ["price", "+5%", "times", 1.05],
    ["cac", "8000", "to", 8000],
    ["cac", "+500", "by", 500],
    ["cac", " -500.50 ", "by", -500.5],
    ["cac", "\u221220%", "times", 0.8],
    ["churn", "3%", "to", 0.03],
    ["churn", "0.03", "to", 0.03],
    ["churn", "-0.5pt", "by", -0.005],
    ["margin", "+5pt", "by", 0.05],
    ["price", "105%", "to", 1.05],
    ["new-customers", "-100%", "times", 0],
  ] as const)("%s=%s", (lever, text, kind, amount) => {
    expect(parseLeverChange(lever, text)).toEqual({ kind, amount: expect.closeTo(amount, 14) });
  });

  it.each([
    ["cac", "8%"],
    ["cac", "+2pt"],
    ["churn", "2pt"],
    ["churn", "-120%"],
    ["cac", "8,000"],
    ["cac", "1e3"],
    ["cac", ""],
    ["cac", "+"],
    ["cac", "Infinity"],
  ] as const)("is refused where it could mean two things, or none: %s=%s", (lever, text) => {
    expect(parseLeverChange(lever, text)).toBeNull();
    expect(leverForms(lever)).toContain(lever === "cac" ? "+500" : "+2pt");
  });
});

describe("the list of levers", () => {
  it("holds every lever of the folder once, in the order of the ids", () => {
    expect(WHAT_IF_LEVERS.map(({ id }) => id)).toEqual([...LEVER_IDS]);
    const files = readdirSync(join(import.meta.dirname, "../../src/metrics/what-if"));
    for (const id of LEVER_IDS) expect(files).toContain(`${id}.ts`);
    expect(leverById("cac").title).toBe("CAC");
    expect([isLever("cac"), isLever("ltv")]).toEqual([true, false]);
  });
});

describe("the factor of a lever", () => {
  it("is the ratio of its values; of nothing there is none, unless nothing is to change", () => {
    const cac = leverById("cac");
    expect([factorOf(cac, 200, 150), factorOf(cac, 0, 0), factorOf(cac, 0, 5)]).toEqual([0.75, 1, null]);
    // a margin of 80 % is a cost of 20 %: up to 90 % it halves, and nothing leads away from 100 %
    const margin = leverById("margin");
    expect(factorOf(margin, 0.8, 0.9)).toBeCloseTo(0.5, 12);
    expect([factorOf(margin, 1, 1), factorOf(margin, 1, 0.9)]).toEqual([1, null]);
  });

  it("on new customers moves service cost with revenue, which a company without any does not have", () => {
    const costs = [{ month: "2025-06", category: "service", amount: 50 } as const];
    const without = totalOf({ asOf: "2025-06", costs, rows: [{ customer: "a", start: "2025-06-01", amount: 0 }] });
    const service = (from: typeof without) => from.cost(["service"], from.windows.costWindow).value;
    expect(service(leverById("new-customers").scaled(without, 3))).toBe(service(without));
  });

  it("has no value to begin with where the costs are not known", () => {
    const without = totalOf({ asOf: "2025-06", rows: [{ customer: "a", start: "2025-06-01", amount: 10 }] });
    for (const id of ["delivery", "service"] as const)
      expect(leverById(id).value(without)).toEqual({ value: null, reason: "no-costs" });
  });
});
