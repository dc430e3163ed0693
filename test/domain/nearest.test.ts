import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, nearest } from "../../src/domain/nearest.ts";

describe("editDistance", () => {
  it.each([
    ["", "", 0],
    ["abc", "abc", 0],
    ["abc", "", 3],
    ["", "ab", 2],
    ["ndr", "nrd", 1], // neighbours swapped
    ["ndr", "dnr", 1],
    ["churn", "churm", 1],
    ["arpa", "arpaa", 1],
    ["kitten", "sitting", 3],
    ["ca", "abc", 3], // a swapped pair is not edited again
  ])("of %j and %j is %d", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it("is symmetric, 0 only for equal texts, between the difference of lengths and the longer length", () => {
    const texts = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 8 }).map((all) => all.join(""));
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe("nearest", () => {
  const metrics = ["ndr", "grr", "ltv", "ltv-to-cac", "customer-churn-rate", "cac-payback-months"];

  it.each([
    ["ltv-to-cca", "ltv-to-cac"],
    ["LTV-TO-CAC", "ltv-to-cac"],
    ["customer-chrun-rat", "customer-churn-rate"],
    ["ltv_to_cac", "ltv-to-cac"],
    ["cac-payback-month", "cac-payback-months"],
    ["ltc", "ltv"],
  ])("of %s is %s", (text, expected) => {
    expect(nearest(text, metrics)).toBe(expected);
  });

  it.each(["weather", "x".repeat(500), "completely-different"])("of %s is none of them", (text) => {
    expect(nearest(text, metrics)).toBeNull();
  });

  it("is none when there is nothing to choose from", () => {
    expect(nearest("ndr", [])).toBeNull();
  });

  it("is the first of two that are equally near", () => {
    expect(nearest("abcx", ["abcd", "abce"])).toBe("abcd");
  });
});
