import fc from "fast-check";
import { expect, it } from "vitest";
import { SharedTexts } from "../../src/read/shared-texts.ts";

it("a cell's text is that of its bytes, whatever came before", () => {
  const text = fc.oneof(
    fc.constantFrom("", "month", "monat", "é", "å", "Zoë", "2025-01-31"),
    fc.string({ maxLength: 30 }),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 40 }), (list) => {
      const texts = new SharedTexts();
      const found = list.map((each) => {
        const bytes = new TextEncoder().encode(`,${each},`);
        return texts.of(bytes, 1, bytes.length - 1);
      });
      expect(found).toEqual(list);
    }),
    { seed: 1, numRuns: 500 },
  );
});
