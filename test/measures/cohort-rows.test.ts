import { describe, expect, it } from "vitest";
import { withAmounts, withLeavers } from "../../src/measures/cohort-rows.ts";

const cohort = (...rows: readonly (readonly [opening: number, closing: number, weight?: number])[]) => ({
  openings: Float64Array.from(rows, ([opening]) => opening),
  closings: Float64Array.from(rows, ([, closing]) => closing),
  weights: Float64Array.from(rows, ([, , weight = 1]) => weight),
});

describe("a cohort of which others leave", () => {
  it("keeps a share of those who left, at what they paid before", () => {
    expect(withLeavers(cohort([100, 0], [50, 60]), 0.75)).toEqual(cohort([100, 0, 0.75], [100, 100, 0.25], [50, 60]));
  });

  it("loses the same share of everybody who stayed where more leave", () => {
    // 1 of 5 left; twice as many are one more of the four who stayed: a quarter of each
    const stayed = [50, 50] as const;
    expect(withLeavers(cohort([100, 0], stayed, stayed, stayed, stayed), 2)).toEqual(
      cohort([100, 0], ...[1, 2, 3, 4].flatMap(() => [[50, 0, 0.25] as const, [50, 50, 0.75] as const])),
    );
  });

  it("weighs customers that stand for several, or for a part of one", () => {
    expect(withLeavers(cohort([10, 0, 2], [10, 10, 4]), 1.5)).toEqual(cohort([10, 0, 2], [10, 0, 1], [10, 10, 3]));
  });

  it("loses no more than all", () => {
    expect(withLeavers(cohort([10, 0], [10, 10]), 9)).toEqual(cohort([10, 0], [10, 0]));
    expect(withLeavers(cohort([10, 0], [20, 0]), 2)).toEqual(cohort([10, 0], [20, 0]));
  });

  it("stays as it is at the factor 1, and keeps everybody at 0", () => {
    const some = cohort([10, 0], [20, 25], [30, 5]);
    expect(withLeavers(some, 1)).toEqual(some);
    expect(withLeavers(some, 0)).toEqual(cohort([10, 10], [20, 25], [30, 5]));
  });
});

it("a cohort of which every customer pays otherwise keeps its customers", () => {
  const changed = withAmounts(cohort([10, 5, 2], [20, 30]), (opening, closing) => [opening + 1, closing * 2]);
  expect(changed).toEqual(cohort([11, 10, 2], [21, 60]));
});
