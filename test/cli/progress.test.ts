import { describe, expect, it } from "vitest";
import { Progress } from "../../src/cli/progress.ts";

/** What is written when a file is read in these steps of [milliseconds, bytes]. */
function written(
  steps: readonly (readonly [number, number])[],
  { isTTY = true, size = 1000 as number | null, file = "data/s.csv" } = {},
): string[] {
  let now = 0;
  const texts: string[] = [];
  const out = { isTTY, columns: 40, write: (text: string) => texts.push(text) };
  const progress = new Progress(out, file, size, () => now);
  progress.read(0);
  for (const [time, bytes] of steps) {
    now = time;
    progress.read(bytes);
  }
  progress.end();
  return texts;
}

describe("progress", () => {
  it("says nothing of a file that is read within a second", () => {
    expect(
      written([
        [10, 500],
        [999, 500],
      ]),
    ).toEqual([]);
  });

  it("shows from then on how much has been read, and takes it away in the end", () => {
    expect(
      written([
        [500, 300],
        [1000, 150],
        [1100, 50],
        [1250, 100],
      ]),
    ).toEqual(["\r\u001b[Ks.csv 45 %", "\r\u001b[Ks.csv 60 %", "\r\u001b[K"]);
  });

  it("counts bytes where the size is not known, or the file grows", () => {
    expect(written([[2000, 7_600_000]], { size: null })[0]).toBe("\r\u001b[Ks.csv 8 MB");
    expect(written([[2000, 7_600_000]], { size: 10 })[0]).toBe("\r\u001b[Ks.csv 8 MB");
  });

  it("writes to terminals only", () => {
    expect(written([[5000, 1000]], { isTTY: false })).toEqual([]);
  });

  it("keeps a name that is hostile to terminals harmless, and within a line", () => {
    const [text] = written([[2000, 10]], { file: `\u001b[31m${"x".repeat(100)}.csv` });
    expect(text!.slice("\r\u001b[K".length)).not.toContain("\u001b");
    expect(text!.length).toBeLessThanOrEqual("\r\u001b[K".length + 39);
  });
});
