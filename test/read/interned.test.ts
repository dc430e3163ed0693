import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Interned } from "../../src/read/interned.ts";
import { bytesOf } from "../support/reading.ts";

describe("distinct texts", () => {
  it("are numbered in the order of their first appearance, whether they ascend or not", () => {
    const text = fc.oneof(fc.stringMatching(/^[ab]{0,3}$/), fc.stringMatching(/^C[0-9]{1,3}$/), fc.constant("é"));
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

  it("tell where the latest of them ends, if it stands there", () => {
    const interned = new Interned();
    const bytes = bytesOf("ab,abc,a");
    expect(interned.endOfLatest(bytes, 0)).toBe(-1);
    interned.indexOf("abc");
    interned.indexOf("ab");
    expect([0, 3, 7].map((from) => interned.endOfLatest(bytes, from))).toEqual([2, 5, -1]);
  });
});
