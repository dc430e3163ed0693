import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readSaved } from "../../src/report/diff/saved-schema.ts";

const [, ...lines] = readFileSync(new URL("../golden/leaky-bucket/check.json", import.meta.url), "utf8").split("\n");
const saved = lines.join("\n");

describe("a saved report", () => {
  it("is read as it was written", () => {
    expect(readSaved(saved)).toMatchObject({ saved: { report: "check", asOf: "2025-06" } });
  });

  // 1e308 times 100, as a percentage, is Infinity
  it.each(["1e308", "-1e308"])("with a figure of %s is refused, which no run can have written", (figure) => {
    const changed = saved.replace(/("id": "ndr",[^}]*?"value": )[\d.]+/, `$1${figure}`);
    expect(changed).not.toBe(saved);
    expect(readSaved(changed)).toMatchObject({
      unreadable: { why: "shape", found: expect.stringContaining("number") },
    });
  });
});
