import { describe, expect, it } from "vitest";
import { type Business, outcomeOf } from "../support/business.ts";

/** One customer whose MRR changes every January; seen in January. */
function business(...mrrByYear: number[]): Business {
  const first = 2025 - mrrByYear.length + 1;
  const rows = mrrByYear.map((mrr, i) => ({
    customer: "ada",
    start: `${first + i}-01-01`,
    end: i === mrrByYear.length - 1 ? undefined : `${first + i + 1}-01-01`,
    mrr,
  }));
  return { rows, asOf: "2025-01" };
}

describe("healthy-growth-years", () => {
  it.each([
    [[100, 150], 1], // half as much again is enough
    [[100, 149.99], 0],
    [[10, 100, 150, 225], 3],
    [[100, 400, 410, 700], 1], // the 2.5 % of the year before end the row
    [[100, 0, 300], 0], // nothing grows out of 0
    [[100, 50], 0],
  ])("of MRR %j in successive Januaries is %d", (mrr, years) => {
    expect(outcomeOf(business(...mrr), "healthy-growth-years")).toBe(years);
  });
});

describe("growth-yoy", () => {
  it("compares MRR with that of twelve months ago, and is -1 when all of it is gone", () => {
    expect(outcomeOf(business(100, 150), "growth-yoy")).toBe(0.5);
    expect(outcomeOf(business(100, 0), "growth-yoy")).toBe(-1);
    expect(outcomeOf(business(50, 0, 10), "growth-yoy")).toBe("no-opening-mrr");
  });
});

describe("arr-ceiling", () => {
  it("is new MRR a month, annualised, over what a month loses", () => {
    // 240 of new MRR in twelve months; half of last year's MRR is left, so a month keeps 0.5 ^ (1 / 12)
    const rows = [
      { customer: "ada", start: "2023-01-01", end: "2024-07-01", mrr: 100 },
      { customer: "bo", start: "2023-01-01", mrr: 100 },
      { customer: "cy", start: "2024-09-01", mrr: 240 },
    ];
    const kept = 0.5 ** (1 / 12);
    expect(outcomeOf({ rows, asOf: "2025-01" }, "arr-ceiling")).toBeCloseTo((12 * 20 * 72_000) / (1 - kept), 3);
  });

  it("is a year's new MRR when nothing of last year's is left", () => {
    const rows = [
      { customer: "ada", start: "2023-01-01", end: "2024-07-01", mrr: 100 },
      { customer: "cy", start: "2024-09-01", mrr: 240 },
    ];
    expect(outcomeOf({ rows, asOf: "2025-01" }, "arr-ceiling")).toBe(240 * 72_000);
  });
});
