import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LateInterned } from "../../src/read/late-interned.ts";

function interned(texts: readonly string[]) {
  const late = new LateInterned();
  const numbers = texts.map((text) => late.indexOf(text));
  return { late, numbers, ...late.firstOfEach() };
}

describe("texts of which the equal ones are found at the end", () => {
  it("get equal numbers where they are equal, in any order", () => {
    const text = fc.oneof(fc.stringMatching(/^[ab]{0,3}$/), fc.stringMatching(/^S[0-9]{1,2}$/), fc.constant("é"));
    const list = fc.array(text, { maxLength: 60 });
    const sorted = list.map((texts) => [...texts].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)));
    fc.assert(
      fc.property(fc.oneof(list, sorted), (texts) => {
        const { late, numbers, firsts, areDifferent } = interned(texts);
        const settled = numbers.map((number) => (firsts === null ? number : firsts[number]!));
        expect(settled.map((number) => late.at(number))).toEqual(texts);
        expect(settled.map((number) => settled.indexOf(number))).toEqual(texts.map((each) => texts.indexOf(each)));
        expect(areDifferent).toBe(new Set(texts).size === texts.length);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("may be longer than what is kept of ascending ones", () => {
    const texts = ["a", "a".repeat(255), "a".repeat(256), "b".repeat(300), "a"];
    const { late, numbers, firsts } = interned(texts);
    expect(texts.map((_, number) => late.at(number))).toEqual(texts);
    expect(numbers.map((number) => firsts![number])).toEqual([0, 1, 2, 3, 0]);
  });

  it("are told to be equal far apart, also when all but one ascend", () => {
    const texts = Array.from({ length: 3000 }, (_, i) => `S${i}`);
    expect(interned(texts)).toMatchObject({ firsts: null, areDifferent: true });
    const { late } = interned(texts);
    expect(texts.map((_, number) => late.at(number))).toEqual(texts);
    expect([late.length, late.at(-1), late.at(3000)]).toEqual([3000, undefined, undefined]);
    const { numbers, firsts, areDifferent } = interned([...texts, "S7"]);
    expect(areDifferent).toBe(false);
    expect(firsts![numbers[3000]!]).toBe(numbers[7]);
  });
});
