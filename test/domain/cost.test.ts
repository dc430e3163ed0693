import { describe, expect, it } from "vitest";
import {
  CATEGORIES,
  type Cost,
  costsOf,
  isCategory,
  LAYERS,
  missingCostMonths,
  NO_COSTS,
} from "../../src/domain/cost.ts";

const row = (month: number): Cost => ({ month, category: "sales", amount: 1, segment: "" });

describe("costs", () => {
  it("have each category in exactly one layer", () => {
    expect(Object.values(LAYERS).flat().sort()).toEqual([...CATEGORIES].sort());
  });

  it("know their categories and no others", () => {
    for (const category of CATEGORIES) expect(isCategory(category)).toBe(true);
    for (const text of ["", "Sales", "acquisition", "constructor"]) expect(isCategory(text)).toBe(false);
  });

  it("cover the months from their first to their last row, in whatever order the rows stand", () => {
    expect(costsOf([row(7), row(3), row(5)]).coverage).toEqual({ first: 3, last: 7 });
  });

  it("name the months in between that have no row", () => {
    expect(missingCostMonths(costsOf([row(7), row(3), row(5), row(5)]))).toEqual([4, 6]);
    expect(missingCostMonths(costsOf([row(3), row(4)]))).toEqual([]);
  });

  it("cover nothing without a row", () => {
    expect(costsOf([])).toBe(NO_COSTS);
    expect(missingCostMonths(NO_COSTS)).toEqual([]);
  });
});
