import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bar } from "../../../src/render/chart/bar.ts";
import { sparkline } from "../../../src/render/chart/sparkline.ts";

describe("a bar", () => {
  it("is drawn in eighths of a character", () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16].map((value) => bar(value, 16, 2))).toEqual([
      "",
      "▏",
      "▎",
      "▍",
      "▌",
      "▋",
      "▊",
      "▉",
      "█",
      "█▏",
      "██",
    ]);
  });

  it("shows what is above 0, however small, and nothing for 0 and below", () => {
    expect([1e-9, 0, -5].map((value) => bar(value, 1e9, 8))).toEqual(["▏", "", ""]);
    expect(bar(5, 0, 8)).toBe("");
  });

  it("never is longer than its room and never shorter for a larger value", () => {
    const eighths = (text: string) => [...text].reduce((sum, each) => sum + " ▏▎▍▌▋▊▉█".indexOf(each), 0);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e15, noNaN: true }),
        fc.double({ min: 0, max: 1e15, noNaN: true }),
        fc.integer({ min: 1, max: 30 }),
        (a, b, width) => {
          const most = Math.max(a, b);
          const [short, long] = [Math.min(a, b), most].map((value) => eighths(bar(value, most, width)));
          expect(short).toBeLessThanOrEqual(long!);
          expect(long).toBe(most > 0 ? 8 * width : 0);
        },
      ),
      { seed: 1 },
    );
  });
});

describe("a sparkline", () => {
  it("goes from the lowest value to the highest", () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7])).toBe("▁▂▃▄▅▆▇█");
    expect(sparkline([-7, 0, 7])).toBe("▁▅█");
  });

  it("marks a month without a value, and stands half-way up where nothing changes", () => {
    expect(sparkline([null, 3, 3, null])).toBe("·▄▄·");
    expect(sparkline([null])).toBe("·");
    expect(sparkline([])).toBe("");
  });

  it("has one character for each value, the lowest one for the lowest and the highest for the highest", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e300, max: 1e300, noNaN: true }), { minLength: 2 }), (values) => {
        const text = sparkline(values);
        expect(text).toMatch(new RegExp(`^[▁▂▃▄▅▆▇█]{${values.length}}$`));
        const [low, high] = [Math.min(...values), Math.max(...values)];
        if (low === high) return;
        expect([text[values.indexOf(low)], text[values.indexOf(high)]]).toEqual(["▁", "█"]);
      }),
      { seed: 1 },
    );
  });
});
