import { describe, expect, it } from "vitest";
import { lengthOf } from "../../src/measures/span.ts";
import { windowsAt } from "../../src/measures/windows.ts";
import { costsFrom, month, span } from "../support/business.ts";

const AS_OF = month("2025-06");
const costs = (from: string, to: string) =>
  costsFrom([
    { month: from, category: "sales", amount: 1 },
    { month: to, category: "admin", amount: 1 },
  ]);
const NONE = costsFrom([]);

describe("windows", () => {
  it("trail twelve months up to as-of, both ends included", () => {
    const { window } = windowsAt(AS_OF, month("2020-01"), NONE, 12, 0);
    expect(window).toEqual(span("2024-07", "2025-06"));
    expect(lengthOf(window)).toBe(12);
  });

  it("are cut at the first month with MRR", () => {
    expect(windowsAt(AS_OF, month("2025-03"), NONE, 12, 0).window).toEqual(span("2025-03", "2025-06"));
    expect(windowsAt(AS_OF, AS_OF, NONE, 12, 0).window).toEqual({ from: AS_OF, to: AS_OF });
    expect(windowsAt(AS_OF, month("2024-07"), NONE, 12, 0).window).toEqual(span("2024-07", "2025-06"));
  });

  it("are empty without any MRR", () => {
    const windows = windowsAt(AS_OF, null, costs("2025-01", "2025-06"), 12, 1);
    for (const name of ["window", "costWindow", "acquisitionWindow", "acquisitionCostWindow"] as const)
      expect(lengthOf(windows[name])).toBe(0);
  });

  it("of costs are the months of the window that the costs cover", () => {
    const at = (from: string, to: string) => windowsAt(AS_OF, month("2025-01"), costs(from, to), 12, 0).costWindow;
    expect(at("2024-01", "2025-12")).toEqual(span("2025-01", "2025-06"));
    expect(at("2025-02", "2025-04")).toEqual(span("2025-02", "2025-04"));
    expect(lengthOf(at("2025-07", "2025-12"))).toBe(0);
    expect(lengthOf(at("2024-01", "2024-12"))).toBe(0);
  });

  it("of acquisition are those whose cost, lag months earlier, is covered", () => {
    // costs January to June; with a lag of 2 the customers of March to June answer to the costs of January to April
    const windows = windowsAt(AS_OF, month("2024-01"), costs("2025-01", "2025-06"), 12, 2);
    expect(windows.acquisitionWindow).toEqual(span("2025-03", "2025-06"));
    expect(windows.acquisitionCostWindow).toEqual(span("2025-01", "2025-04"));
    expect(windows.costWindow).toEqual(span("2025-01", "2025-06")); // never shifted
  });

  it("of acquisition cost may reach back before the first month with MRR", () => {
    const windows = windowsAt(AS_OF, month("2025-05"), costs("2025-01", "2025-06"), 12, 3);
    expect(windows.acquisitionWindow).toEqual(span("2025-05", "2025-06"));
    expect(windows.acquisitionCostWindow).toEqual(span("2025-02", "2025-03"));
  });

  it("of acquisition stop where the shifted costs stop", () => {
    // costs end in March; a lag of 1 still answers for the customers of April
    const windows = windowsAt(AS_OF, month("2025-01"), costs("2024-12", "2025-03"), 12, 1);
    expect(windows.acquisitionWindow).toEqual(span("2025-01", "2025-04"));
    expect(windows.acquisitionCostWindow).toEqual(span("2024-12", "2025-03"));
  });

  it("state the months that the costs cover, and null without a cost row", () => {
    expect(windowsAt(AS_OF, AS_OF, costs("2024-01", "2025-12"), 12, 0).costCoverage).toEqual(
      span("2024-01", "2025-12"),
    );
    expect(windowsAt(AS_OF, AS_OF, NONE, 12, 0).costCoverage).toBeNull();
  });
});
