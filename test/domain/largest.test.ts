import { expect, it } from "vitest";
import { largest } from "../../src/domain/largest.ts";

it("is the largest of as many values as there are, and below everything without any", () => {
  expect(largest([-3, -1, -2])).toBe(-1);
  expect(largest(Array.from({ length: 1_000_000 }, (_, i) => i % 1000))).toBe(999);
  expect(largest([])).toBe(Number.NEGATIVE_INFINITY);
});
