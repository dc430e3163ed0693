import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCodePoints } from "../../src/domain/code-point-order.ts";

function byCodePoints(a: string, b: string): number {
  const x = Array.from(a, (character) => character.codePointAt(0)!);
  const y = Array.from(b, (character) => character.codePointAt(0)!);
  const at = x.findIndex((code, i) => code !== y[i]);
  return at === -1 ? x.length - y.length : at >= y.length ? 1 : x[at]! - y[at]!;
}

describe("compareCodePoints", () => {
  it("puts upper case before lower case and both before accents and Chinese", () => {
    expect(["é", "中", "b", "B", "", "a"].sort(compareCodePoints)).toEqual(["", "B", "a", "b", "é", "中"]);
  });

  it("puts a text before its continuation", () => {
    expect(["ab", "a", "aba"].sort(compareCodePoints)).toEqual(["a", "ab", "aba"]);
  });

  it("puts U+FF01 before U+1F600, where UTF-16 order has it the other way round", () => {
    expect(["\u{1F600}", "\uFF01"].sort(compareCodePoints)).toEqual(["\uFF01", "\u{1F600}"]);
    expect(["\u{1F600}", "\uFF01"].sort()).toEqual(["\u{1F600}", "\uFF01"]);
  });

  it("agrees with a comparison of code point lists", () => {
    const anyCodePoint = fc.oneof(fc.integer({ max: 0xd7ff, min: 0 }), fc.integer({ min: 0xe000, max: 0x10ffff }));
    const near = fc
      .array(fc.constantFrom("a", "b", "\uE000", "\uFFFD", "\u{10000}", "\u{10FFFF}", "\u{1F600}"))
      .map((all) => all.join(""));
    const texts = fc.oneof(
      near,
      fc.array(anyCodePoint, { maxLength: 5 }).map((codes) => String.fromCodePoint(...codes)),
    );
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(byCodePoints(a, b)));
      }),
      { numRuns: 200 },
    );
  });
});
