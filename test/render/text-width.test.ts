import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { textWidth } from "../../src/render/text-width.ts";

describe("the width of a text", () => {
  it("is what the library says, with and without what it takes long for", () => {
    const signs = Array.from("·–•→≤≥✓✗…");
    const text = fc.array(fc.oneof(fc.string(), fc.constantFrom(...signs, "中", "é", "👍", "\u001b[1m")), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(text, (parts) => {
        expect(textWidth(parts.join(""))).toBe(stringWidth(parts.join("")));
      }),
      { seed: 1, numRuns: 500 },
    );
    for (const sign of signs) expect(textWidth(sign)).toBe(stringWidth(sign));
  });
});
