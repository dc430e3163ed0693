import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Interned } from "../../src/read/interned.ts";
import { bytesOf } from "../support/reading.ts";

describe("distinct texts", () => {
  it("are numbered in the order of their first appearance, whether they ascend or not", () => {
    const text = fc.oneof(
      fc.stringMatching(/^[ab]{0,3}$/),
      fc.stringMatching(/^C[0-9]{1,3}$/),
      fc.stringMatching(/^[ab]{10,14}$/),
      fc.constant("é"),
    );
    const list = fc.array(text, { maxLength: 80 });
    const sorted = list.map((texts) => [...texts].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)));
    // Sorted ones first, so that the order ends at any place.
    const lists = fc.tuple(sorted, list).map(([first, then]) => [...first, ...then]);
    fc.assert(
      fc.property(lists, (texts) => {
        const interned = new Interned();
        const distinct = [...new Set(texts)];
        expect(texts.map((each) => interned.indexOf(each))).toEqual(texts.map((each) => distinct.indexOf(each)));
        expect(distinct.map((_, number) => interned.at(number))).toEqual(distinct);
        expect(interned.length).toBe(distinct.length);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("are found many at once as one by one: short and long ones, and those that differ by a NUL", () => {
    const random = (i: number) => (Math.imul(i + 1, 0x9e3779b1) >>> 0) % 900;
    const texts = Array.from({ length: 3000 }, (_, i) => {
      const number = random(i);
      const text = number % 3 === 0 ? `cus_000000000${number}` : `${number}`;
      return number % 7 === 0 ? `${text}\0` : text;
    });
    const bytes = bytesOf(texts.join(""));
    const bounds = new Int32Array(2 * texts.length);
    let at = 0;
    for (const [i, text] of texts.entries()) {
      bounds[2 * i] = at;
      at += text.length;
      bounds[2 * i + 1] = at;
    }
    const oneByOne = new Interned("b", "a");
    const atOnce = new Interned("b", "a");
    expect(atOnce.isUnordered).toBe(true);
    const found = new Int32Array(texts.length + 1);
    atOnce.indexesOf(bytes, bounds, texts.length, found, 1);
    expect([...found.subarray(1)]).toEqual(texts.map((text) => oneByOne.indexOf(text)));
    expect(atOnce.length).toBe(2 + new Set(texts).size);
    expect(texts.every((text, i) => atOnce.at(found[i + 1]!) === text)).toBe(true);
    expect(atOnce.indexOf(texts.at(-1)!)).toBe(found.at(-1));
  });

  it("tell where the latest of them ends, if it stands there", () => {
    const interned = new Interned();
    const bytes = bytesOf("ab,abc,a");
    expect(interned.endOfLatest(bytes, 0)).toBe(-1);
    interned.indexOf("abc");
    interned.indexOf("ab");
    expect([0, 3, 7].map((from) => interned.endOfLatest(bytes, from))).toEqual([2, 5, -1]);
  });
});
