import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "../../src/domain/allocation.ts";
import { compareCodePoints } from "../../src/domain/code-point-order.ts";
import { reproducible } from "../support/random-business.ts";

describe("allocate", () => {
  it.each([
    // total, weights of a b c, parts
    [100, [1, 1, 1], [34, 33, 33]], // equal remainders: the first name by code point gets the odd unit
    [101, [1, 1, 1], [34, 34, 33]],
    [100, [50, 30, 20], [50, 30, 20]],
    [10, [5, 3, 3], [4, 3, 3]], // quotas 4.55, 2.73, 2.73: the two largest remainders win
    [7, [0, 1, 1], [0, 4, 3]],
    [0, [1, 2, 3], [0, 0, 0]],
    [5, [0, 0, 9], [0, 0, 5]],
    [2, [1, 1, 1], [1, 1, 0]],
  ])("splits %d by %j into %j", (total, weights, parts) => {
    expect(allocate(total, weights, ["a", "b", "c"])).toEqual(parts);
  });

  it("splits a credit like the charge, with the sign put back and no negative zero", () => {
    expect(allocate(-100, [1, 1, 1], ["a", "b", "c"])).toEqual([-34, -33, -33]);
    expect(allocate(-7, [0, 1, 1], ["a", "b", "c"])).toEqual([0, -4, -3]);
  });

  it("breaks ties by code point, wherever the group stands", () => {
    expect(allocate(1, [1, 1, 1], ["b", "a", ""])).toEqual([0, 0, 1]);
    expect(allocate(1, [1, 1], ["a", "B"])).toEqual([0, 1]); // upper case sorts first
    expect(allocate(1, [1, 1], ["\u{1F600}", "\uFF01"])).toEqual([0, 1]);
  });

  it("is exact where weight x total is far beyond 2^53", () => {
    const weights = [2 ** 53 - 1, 2 ** 53 - 3, 1];
    const parts = allocate(2 ** 52 + 1, weights, ["a", "b", "c"]);
    expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(2n ** 52n + 1n);
    expect(parts).toEqual([2 ** 51 + 1, 2 ** 51, 0]); // both quotas just below 2^51 + 1/2, the first nearer to it
  });

  const cases = fc
    .record({
      total: fc.integer({ min: -1e9, max: 1e9 }),
      groups: fc.uniqueArray(
        fc.tuple(fc.string({ maxLength: 3 }), fc.oneof(fc.constantFrom(0, 1, 2), fc.integer({ min: 0, max: 1e12 }))),
        { minLength: 1, maxLength: 9, selector: ([name]) => name },
      ),
    })
    .filter(({ groups }) => groups.some(([, weight]) => weight > 0))
    .map(({ total, groups }) => ({
      total,
      names: groups.map(([name]) => name),
      weights: groups.map(([, weight]) => weight),
    }));

  it("adds up exactly, and keeps each part less than a unit from its quota", () => {
    fc.assert(
      fc.property(cases, ({ total, names, weights }) => {
        const parts = allocate(total, weights, names);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
        const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
        parts.forEach((part, group) => {
          const miss = BigInt(part) * all - BigInt(total) * BigInt(weights[group]!);
          expect(miss < all && miss > -all).toBe(true);
          if (weights[group] === 0) expect(part).toBe(0);
        });
      }),
      reproducible,
    );
  });

  it("gives every group the same part in whatever order the groups stand", () => {
    fc.assert(
      fc.property(cases, ({ total, names, weights }) => {
        const order = names.map((_, group) => group).sort((a, b) => compareCodePoints(names[a]!, names[b]!));
        const parts = allocate(total, weights, names);
        const reordered = allocate(
          total,
          order.map((group) => weights[group]!),
          order.map((group) => names[group]!),
        );
        expect(reordered).toEqual(order.map((group) => parts[group]));
      }),
      reproducible,
    );
  });
});
