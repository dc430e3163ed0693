import { describe, expect, it } from "vitest";
import { currencyCode, nearestCurrency } from "../../src/domain/currency-codes.ts";

describe("a currency", () => {
  it.each([
    ["CNY", "CNY"],
    ["eur", "EUR"],
    ["rmb", "CNY"],
    ["HRK", "HRK"],
    ["ZWL", "ZWL"],
    ["AED", "AED"],
  ])("%s is %s", (text, code) => {
    expect(currencyCode(text)).toBe(code);
  });

  it.each(["", "EU", "EURO", "XYZ", "Y U", "CNY USD", "\u20ac"])("%j is none", (text) => {
    expect(currencyCode(text)).toBeNull();
  });

  it("is guessed where one slip leads to it, and no further away", () => {
    expect(nearestCurrency("ERU")).toBe("EUR");
    expect(nearestCurrency("usdd")).toBe("USD");
    expect([nearestCurrency("QQQ"), nearestCurrency("dollars"), nearestCurrency("")]).toEqual([null, null, null]);
  });
});
