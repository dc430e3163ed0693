import { describe, expect, it } from "vitest";
import type { Operator } from "../../src/gates/operators.ts";
import type { GroupMeasures } from "../../src/measures/measures.ts";
import { Evaluation } from "../../src/metrics/evaluate.ts";
import { metricById } from "../../src/metrics/index.ts";
import { leverById } from "../../src/metrics/what-if/index.ts";
import { withTurned } from "../../src/metrics/what-if/turn.ts";
import type { Analysis } from "../../src/report/analysis.ts";
import { buildSolve } from "../../src/report/solve/build-solve.ts";
import { byInterval, byValue, type Goal, Turnable } from "../../src/report/solve/goal.ts";
import { neededValue } from "../../src/report/solve/needed.ts";
import { together } from "../../src/report/solve/together.ts";
import { tornado } from "../../src/report/solve/tornado.ts";
import { company } from "../support/companies.ts";
import { measuresOfFacts } from "../support/facts.ts";

/** As if ticks were money, so that the worked numbers stand as they are. */
const analysis = {
  toMajor: (value: number) => value,
  resultIn: (evaluation: Evaluation, metric: Parameters<Evaluation["resultOf"]>[0]) => evaluation.resultOf(metric),
} as unknown as Analysis;

/** arpa 100, service margin .8, churn 12 / 400 = .03, CAC 40000 / 40 = 1000: the row of the statistics' table. */
const worked = measuresOfFacts({
  arpa: 100,
  margin: 0.8,
  churnEvents: 12,
  exposure: 400,
  acquisition: 40_000,
  won: 40,
});

const goal = (id: string, threshold: number, operator: Operator = ">="): Goal => ({
  metric: metricById(id)!,
  operator,
  threshold,
});
const solve = (
  measures: GroupMeasures,
  lever: Parameters<typeof leverById>[0],
  aim: Goal,
  distance: typeof byValue = byValue,
) => neededValue(Turnable.of(analysis, measures, leverById(lever))!, aim, distance);

describe("the uncapped ratio 2.666667 to 3, as the statistics' table has it", () => {
  const aim = goal("ltv-to-cac-uncapped", 3);

  it.each([
    ["churn", 80 / 3000, 0.026667],
    ["cac", 80 / 0.03 / 3, 888.888889],
    ["arpa", 112.5, 112.5],
    ["margin", 0.9, 0.9],
  ] as const)("needs %s %f", (lever, value, printed) => {
    const needed = solve(worked, lever, aim);
    expect(needed).toMatchObject({ status: "solved", method: "closed-form", value: expect.closeTo(value, 9) });
    expect(value).toBeCloseTo(printed, 6);
  });

  it("is linear in price too, though the margin moves with it", () => {
    // arpa f x (1 - 0.2 / f) = 100 f - 20 = 90
    expect(solve(worked, "price", aim)).toMatchObject({
      status: "solved",
      method: "closed-form",
      value: expect.closeTo(1.1, 12),
    });
  });
});

describe("the ceiling of 36 months", () => {
  it("puts 3 out of churn's reach when 3 CAC is more than 36 months of gross profit", () => {
    // 3 x 1000 = 3000 > 36 x 80 = 2880
    expect(solve(worked, "churn", goal("ltv-to-cac", 3))).toMatchObject({ status: "unreachable", why: "range" });
    expect(solve(worked, "churn", goal("ltv-to-cac", 2.88))).toMatchObject({
      status: "solved",
      value: expect.closeTo(1 / 36, 10),
    });
  });

  it("does not stand in the way of the others", () => {
    expect(solve(worked, "cac", goal("ltv-to-cac", 3))).toMatchObject({ value: expect.closeTo(888.8888888889, 8) });
  });
});

describe("a lever", () => {
  it("is told when the goal is met, or when the metric does not depend on it", () => {
    expect(solve(worked, "cac", goal("ltv-to-cac", 2))).toEqual({ status: "already-met" });
    expect(solve(worked, "cac", goal("service-margin", 0.9))).toMatchObject({
      status: "unreachable",
      why: "not-moved",
    });
  });

  it("goes to the near side of a step: whole months of payback", () => {
    // 16 payments at CAC 1000 after churn; for 12: CAC <= 80 (1 - 0.97^12) / 0.03
    const needed = solve(worked, "cac", goal("cac-payback-months-after-churn", 12, "<="));
    const most = (80 * (1 - 0.97 ** 12)) / 0.03;
    expect(needed).toMatchObject({ status: "solved", value: expect.closeTo(most, 5) });
    const turnable = Turnable.of(analysis, worked, leverById("cac"))!;
    const at = (value: number) => turnable.resultAt(value, metricById("cac-payback-months-after-churn")!).value;
    expect([at((needed as { value: number }).value), at(most * 1.001)]).toEqual([12, 13]);
  });

  it("has to go further for the whole interval than for the value, and there its low end is at the threshold", () => {
    const aim = goal("ltv-to-cac-uncapped", 3);
    expect(metricById("ltv-to-cac-uncapped")!.interval).toBeUndefined();
    const capped = goal("ltv-to-cac", 2.8);
    const value = solve(worked, "cac", capped) as { value: number };
    const shown = solve(worked, "cac", capped, byInterval) as { value: number };
    expect(shown.value).toBeLessThan(value.value);
    const { interval } = Turnable.of(analysis, worked, leverById("cac"))!.resultAt(shown.value, capped.metric);
    expect(interval!.low).toBeCloseTo(2.8, 9);
    expect(solve(worked, "cac", aim, byInterval)).toMatchObject({ status: "unreachable" });
  });
});

describe("levers together", () => {
  const aim = goal("ltv-to-cac-uncapped", 3);
  const { equal, inOrder } = together(analysis, worked, aim);

  it("each by the same share reach the goal, and a little less does not", () => {
    const at = (share: number) =>
      new Evaluation(
        withTurned(
          worked,
          equal!.levers.map((id) => ({
            lever: leverById(id),
            factor: leverById(id).better === "lower" ? 1 - share : 1 + share,
          })),
        ),
      ).resultOf(aim.metric).value!;
    expect(equal!.levers).toEqual(["cac", "churn", "price", "service"]);
    expect(at(equal!.share)).toBeCloseTo(3, 9);
    expect(at(equal!.share * 0.99)).toBeLessThan(3);
  });

  it("go no further than to the edge of a whole month", () => {
    // 12 months of 80, of which 3 % are lost each month: 80 / 0.03 x (1 - 0.97^12) = 816.41 of the CAC of 1000
    const payback = together(analysis, worked, goal("cac-payback-months-after-churn", 12, "<="));
    const edge = 1 - (80 / 0.03 / 1000) * (1 - 0.97 ** 12);
    expect(payback.inOrder).toEqual({
      met: true,
      steps: [{ lever: "cac", share: expect.closeTo(-edge, 8), reaches: 12 }],
    });
  });

  it("go in the handbook's order, and the last one no further than it must", () => {
    // CAC alone is enough: 1000 -> 888.89
    expect(inOrder).toEqual({
      met: true,
      steps: [{ lever: "cac", share: expect.closeTo(-1 / 9, 9), reaches: expect.closeTo(3, 9) }],
    });
    // 6: CAC -30 % gives 3.81, churn -30 % 5.44, price the rest: (100 f - 20) / (0.021 x 700) = 6
    const far = together(analysis, worked, goal("ltv-to-cac-uncapped", 6)).inOrder;
    expect(far.steps.map(({ lever, share }) => [lever, share])).toEqual([
      ["cac", -0.3],
      ["churn", -0.3],
      ["price", expect.closeTo((6 * 0.021 * 700 + 20) / 100 - 1, 9)],
    ]);
    expect(together(analysis, worked, goal("ltv-to-cac-uncapped", 60)).inOrder.met).toBe(false);
  });
});

describe("the tornado", () => {
  it("moves one input at a time, churn between the ends of its interval, and is sorted by swing", () => {
    const aim = goal("ltv-to-cac-uncapped", 2.9);
    const bars = tornado(analysis, worked, aim);
    const cac = bars.find(({ lever }) => lever === "cac")!;
    expect(cac).toMatchObject({
      span: "ten-percent",
      lowInput: 900,
      highInput: 1100,
      flipsAtLow: true,
      flipsAtHigh: false,
    });
    expect(cac.atLow).toBeCloseTo(80 / 0.03 / 900, 9);
    expect(cac.swing).toBeCloseTo(80 / 0.03 / 900 - 80 / 0.03 / 1100, 9);
    const churn = bars.find(({ lever }) => lever === "churn")!;
    const { interval } = new Evaluation(worked).resultOf(metricById("customer-churn-rate")!);
    expect([churn.span, churn.lowInput, churn.highInput]).toEqual(["interval", interval!.low, interval!.high]);
    const swings = bars.map(({ swing }) => swing!);
    expect(swings).toEqual([...swings].sort((a, b) => b - a));
    expect(bars.map(({ lever }) => lever)).not.toContain("expansion");
  });
});

describe("every solved lever of every failed gate", () => {
  it("reaches the threshold when what-if turns it there, and not a thousandth before", async () => {
    const { analysis, asOf, config, settings, provenance } = await company("buys-growth");
    const request = { ...config, asOf, settings, scope: null, baseline: null, goals: null, tornado: false };
    const { levers } = buildSolve(analysis, request, provenance);
    const solved = levers.filter(({ status }) => status === "solved");
    expect(solved.length).toBeGreaterThan(8);
    for (const { metric, by, group, lever, now, needed, threshold, operator } of solved) {
      const { measures } = analysis.evaluation(asOf, by, group)!;
      const turnable = Turnable.of(analysis, measures, leverById(lever))!;
      const scale = turnable.now / now!;
      const at = (value: number) =>
        byValue(
          { metric: metricById(metric)!, operator, threshold },
          turnable.resultAt(value * scale, metricById(metric)!),
        )!;
      expect(at(needed!), `${metric} by ${lever}`).toBeGreaterThanOrEqual(-1e-6);
      expect(at(needed! - (needed! - now!) / 1000), `${metric} by ${lever}`).toBeLessThan(0);
    }
  });
});
