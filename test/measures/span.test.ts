import { describe, expect, it } from "vitest";
import { covers, EMPTY_SPAN, intersect, lengthOf, shift } from "../../src/measures/span.ts";

const span = (from: number, to: number) => ({ from, to });

describe("spans of months", () => {
  it("include both ends", () => {
    expect(lengthOf(span(3, 5))).toBe(3);
    expect(lengthOf(span(3, 3))).toBe(1);
    expect(lengthOf(EMPTY_SPAN)).toBe(0);
    expect(lengthOf(span(9, 3))).toBe(0);
  });

  it("intersect in the months of both, or in none", () => {
    expect(intersect(span(1, 5), span(3, 9))).toEqual(span(3, 5));
    expect(intersect(span(1, 5), span(5, 9))).toEqual(span(5, 5));
    expect(lengthOf(intersect(span(1, 5), span(6, 9)))).toBe(0);
    expect(lengthOf(intersect(EMPTY_SPAN, span(-9, 9)))).toBe(0);
  });

  it("shift whole, and stay empty when empty", () => {
    expect(shift(span(1, 5), 2)).toEqual(span(3, 7));
    expect(lengthOf(shift(EMPTY_SPAN, 7))).toBe(0);
  });

  it("cover what lies within them", () => {
    expect(covers(span(1, 5), span(1, 5))).toBe(true);
    expect(covers(span(1, 5), span(2, 4))).toBe(true);
    expect(covers(span(1, 5), span(0, 4))).toBe(false);
    expect(covers(span(1, 5), span(2, 6))).toBe(false);
  });
});
