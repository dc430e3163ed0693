import { describe, expect, it } from "vitest";
import type { Read } from "../../src/measures/drill-down/reads.ts";
import { shifted } from "../../src/measures/shifted.ts";
import { groupsOf, month, span, totalOf } from "../support/business.ts";
import { ticks } from "../support/lines.ts";

const QUARTER = span("2025-04", "2025-06");
/** Ada pays 100 from January 2024 on; sales 40 and marketing 7 a month in the last three months. */
const rows = [{ customer: "ada", start: "2024-01-01", mrr: 100, segment: "north" }];
const costs = [
  { month: "2025-04", until: "2025-06", category: "sales", amount: 40 },
  { month: "2025-04", until: "2025-06", category: "marketing", amount: 7 },
] as const;
const measures = totalOf({ rows, costs, asOf: "2025-06" });
const money = (value: number | null) => value! / ticks(1);

function with5(read: object, from = measures) {
  return shifted(from, { span: QUARTER, ...read } as Read, ticks(5));
}

describe("measures with one sum larger", () => {
  it("hold it in the last month of the sum, and in every sum over that month", () => {
    const more = with5({ family: "standing", column: "closing" });
    expect(["2025-05", "2025-06"].map((at) => money(more.at("closing", month(at))))).toEqual([100, 105]);
    expect(money(more.sum("closing", QUARTER))).toBe(305);
    expect(money(more.sum("closing", span("2025-04", "2025-05")))).toBe(200);
    expect(more.at("customersClosing", month("2025-06"))).toBe(1);
    expect(money(measures.at("closing", month("2025-06")))).toBe(100);
  });

  it("take revenue for that of the first year, unless renewals are named", () => {
    const revenues = (column: string) => {
      const more = with5({ family: "revenue", column });
      return [more.revenue(QUARTER), more.renewalRevenue(QUARTER), more.sum("usage", QUARTER)].map(money);
    };
    expect([measures.revenue(QUARTER), measures.renewalRevenue(QUARTER)].map(money)).toEqual([300, 300]);
    expect(revenues("revenue")).toEqual([305, 300, 0]);
    expect(revenues("renewalRevenue")).toEqual([305, 305, 0]);
    expect(revenues("usage")).toEqual([305, 300, 5]);
    expect(revenues("valueAdded")).toEqual([300, 300, 0]);
    expect(money(with5({ family: "revenue", column: "valueAdded" }).sum("valueAdded", QUARTER))).toBe(5);
  });

  it("book a cost under its first category", () => {
    const more = with5({ family: "costs", column: "cost", categories: ["sales", "marketing"] });
    expect(money(more.cost(["marketing", "sales"], QUARTER).value)).toBe(3 * 47 + 5);
    expect(money(more.cost(["sales"], QUARTER).value)).toBe(125);
    expect(money(more.cost(["marketing"], QUARTER).value)).toBe(21);
    expect(money(more.cost(["sales"], span("2025-06", "2025-06")).value)).toBe(45);
    expect(money(more.cost(["sales"], span("2025-04", "2025-05")).value)).toBe(80);
    expect(money(more.cost(["sales"], span("2025-07", "2025-08")).value)).toBe(0);
  });

  it("leave a cost that cannot be divided without a value", () => {
    const shared = [{ month: "2023-06", until: "2025-06", category: "sales", amount: 1 } as const];
    const groups = groupsOf(
      { rows: rows.map((row) => ({ ...row, mrr: 0 })), costs: shared, asOf: "2025-06" },
      "segment",
    );
    const more = with5({ family: "costs", column: "cost", categories: ["sales"] }, groups.get("north")!);
    expect(more.cost(["sales"], QUARTER)).toEqual({ value: null, reason: "no-allocation-driver" });
  });

  it("change one sum of the cohort, and leave the others", () => {
    const more = with5({ family: "cohort", column: "closing", span: span("2024-06", "2025-06") }).statistics;
    const { retention, active } = measures.statistics;
    expect(more).toEqual({ retention: { ...retention, closing: ticks(105) }, active });
  });
});
