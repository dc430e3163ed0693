import fc from "fast-check";
import { expect, it } from "vitest";
import { RowPlaces } from "../../src/read/row-places.ts";

/** Runs of rows on lines in a row: how many, in a later file or not, and how many lines are left out before them. */
const runs = fc.array(
  fc.record({ rows: fc.integer({ min: 1, max: 5 }), nextFile: fc.boolean(), gap: fc.integer({ min: 0, max: 3 }) }),
  { minLength: 1, maxLength: 20 },
);

it("every row is found again in its file and on its line", () => {
  fc.assert(
    fc.property(runs, (all) => {
      const places = new RowPlaces();
      const expected: { file: number; line: number }[] = [];
      let file = 0;
      let line = 2;
      for (const { rows, nextFile, gap } of all) {
        if (nextFile) [file, line] = [file + 1, 2];
        line += gap;
        places.add(expected.length, rows, file, line);
        for (let i = 0; i < rows; i++) expected.push({ file, line: line++ });
      }
      expect(expected.map((_, row) => ({ file: places.fileOf(row), line: places.lineOf(row) }))).toEqual(expected);
      const spans = places.spans(expected.length);
      expect(spans.flatMap(({ file, from, to }) => Array(to - from).fill(file))).toEqual(
        expected.map(({ file }) => file),
      );
      expect(new Set(spans.map(({ file }) => file)).size).toBe(spans.length);
    }),
    { seed: 1, numRuns: 300 },
  );
});
