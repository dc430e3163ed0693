import { describe, expect, it } from "vitest";
import { CATEGORIES, LAYERS } from "../../src/domain/cost.ts";
import { parseMonth } from "../../src/domain/month.ts";
import { ok, undefinedBecause } from "../../src/domain/result.ts";
import { type CostRow, groupsOf, measuresOf, span, totalOf } from "../support/business.ts";
import { type Row, ticks } from "../support/lines.ts";

const ROWS: readonly Row[] = [
  { customer: "ada", start: "2025-01-01", mrr: 200, segment: "north", channel: "web" },
  { customer: "bo", start: "2025-01-01", mrr: 100, segment: "south", channel: "web" },
];
const year = span("2025-01", "2025-12");

describe("costs of the total", () => {
  const costs: CostRow[] = [
    { month: "2025-01", until: "2025-03", category: "sales", amount: 10 },
    { month: "2025-02", category: "sales", amount: 0.5, segment: "north" },
    { month: "2025-02", category: "admin", amount: 7 },
    { month: "2025-03", category: "sales", amount: -4 }, // a credit
  ];
  const total = totalOf({ rows: ROWS, costs, asOf: "2025-03" });

  it("are summed by category and month, segments and credits included", () => {
    expect(total.cost(["sales"], span("2025-02", "2025-02"))).toEqual(ok(ticks(10.5)));
    expect(total.cost(["sales"], span("2025-03", "2025-03"))).toEqual(ok(ticks(6)));
    expect(total.cost(LAYERS.acquisition, year)).toEqual(ok(ticks(26.5)));
    expect(total.cost(CATEGORIES, year)).toEqual(ok(ticks(33.5)));
  });

  it("are 0 in months that they do not cover", () => {
    expect(total.cost(CATEGORIES, span("2023-01", "2024-12"))).toEqual(ok(0));
    expect(total.cost(CATEGORIES, { from: 0, to: -1 })).toEqual(ok(0));
  });

  it("end at as-of", () => {
    expect(totalOf({ rows: ROWS, costs, asOf: "2025-02" }).cost(CATEGORIES, year)).toEqual(ok(ticks(27.5))); // 10 + 17.5
  });
});

describe("costs of groups", () => {
  it("belong to their segment by segment", () => {
    const costs: CostRow[] = [{ month: "2025-01", until: "2025-03", category: "sales", amount: 10, segment: "south" }];
    const groups = groupsOf({ rows: ROWS, costs, asOf: "2025-03" }, "segment");
    expect(groups.get("north")!.cost(["sales"], year)).toEqual(ok(0));
    expect(groups.get("south")!.cost(["sales"], year)).toEqual(ok(ticks(30)));
  });

  it("are all shared by channel and tier, those of a segment too", () => {
    const costs: CostRow[] = [{ month: "2025-01", category: "sales", amount: 10, segment: "south" }];
    expect(groupsOf({ rows: ROWS, costs, asOf: "2025-03" }, "channel").get("web")!.cost(["sales"], year)).toEqual(
      ok(ticks(10)),
    );
    expect(groupsOf({ rows: ROWS, costs, asOf: "2025-03" }, "tier").get("micro")!.cost(["sales"], year)).toEqual(
      ok(ticks(10)),
    );
  });

  it("that are shared follow new MRR for acquisition and delivery, revenue for the rest", () => {
    const rows = [...ROWS, { customer: "cy", start: "2024-06-01", end: "2025-02-01", mrr: 600, segment: "south" }];
    const costs: CostRow[] = CATEGORIES.map((category) => ({
      month: "2025-01",
      until: "2025-03",
      category,
      amount: 10,
    }));
    const business = { rows, costs, asOf: "2025-03" };
    // new MRR in January to March: 200 to 100; revenue: 3 x 200 to 3 x 100 + 600
    expect(measuresOf(business, "segment").allocation).toEqual({
      acquisition: { driver: "new-mrr", shares: [ticks(200), ticks(100)] },
      service: { driver: "revenue", shares: [ticks(600), ticks(900)] },
    });
    const south = groupsOf(business, "segment").get("south")!;
    for (const category of ["sales", "marketing", "subsidy", "delivery"] as const)
      expect(south.cost([category], year)).toEqual(ok(ticks(9.99))); // 10.00 / 3 rounds down to 3.33 each month
    for (const category of ["service", "success", "rnd", "innovation", "admin"] as const)
      expect(south.cost([category], year)).toEqual(ok(ticks(18))); // 10.00 x 900 / 1500 = 6.00
  });

  it("that are shared are split month by month in minor units, the odd one to the larger remainder", () => {
    const costs: CostRow[] = [{ month: "2025-01", until: "2025-03", category: "sales", amount: 0.01 }];
    const groups = groupsOf({ rows: ROWS, costs, asOf: "2025-03" }, "segment");
    // each month one unit by 2 : 1; the sum of 0.03 by 2 : 1 would be 0.02 and 0.01
    expect(groups.get("north")!.cost(["sales"], year)).toEqual(ok(ticks(0.03)));
    expect(groups.get("south")!.cost(["sales"], year)).toEqual(ok(0));
  });

  it("that are shared fall back to revenue when nobody is new, and to new MRR when there is no revenue", () => {
    const old = ROWS.map((row) => ({ ...row, start: "2024-01-01" }));
    const costs: CostRow[] = [{ month: "2025-01", until: "2025-03", category: "sales", amount: 9 }];
    const allocation = measuresOf({ rows: old, costs, asOf: "2025-03" }, "segment").allocation!;
    expect(allocation.acquisition).toEqual({ driver: "revenue", shares: [ticks(600), ticks(300)] });

    const refunded: Row[] = [
      ...ROWS,
      ...ROWS.map((row) => ({ ...row, start: "2025-02-01", amount: 9999, kind: "refund" as const, mrr: undefined })),
    ];
    const negative = measuresOf({ rows: refunded, costs, asOf: "2025-03" }, "segment").allocation!;
    expect(negative.service).toEqual({ driver: "new-mrr", shares: [ticks(200), ticks(100)] });
  });

  it("that are shared give nothing to a group whose revenue is negative", () => {
    const rows: Row[] = [
      ...ROWS,
      { customer: "bo", start: "2025-02-01", amount: 9999, kind: "refund", segment: "south" },
    ];
    const costs: CostRow[] = [{ month: "2025-01", until: "2025-03", category: "admin", amount: 9 }];
    const groups = groupsOf({ rows, costs, asOf: "2025-03" }, "segment");
    expect(groups.get("south")!.cost(["admin"], year)).toEqual(ok(0));
    expect(groups.get("north")!.cost(["admin"], year)).toEqual(ok(ticks(27)));
  });

  it("that are shared without any driver are undefined, only in the months that hold them", () => {
    const costs: CostRow[] = [
      { month: "2024-01", category: "rnd", amount: 50 },
      { month: "2024-02", category: "rnd", amount: 0 },
      { month: "2024-03", category: "rnd", amount: 5, segment: "north" },
    ];
    const north = groupsOf({ rows: ROWS, costs, asOf: "2025-03" }, "segment").get("north")!;
    expect(north.cost(["rnd"], span("2024-01", "2024-03"))).toEqual(undefinedBecause("no-allocation-driver"));
    expect(north.cost(["rnd"], span("2024-02", "2024-03"))).toEqual(ok(ticks(5))); // its own, and a shared 0
    expect(north.cost(["admin"], span("2024-01", "2024-03"))).toEqual(ok(0)); // another category
    expect(totalOf({ rows: ROWS, costs, asOf: "2025-03" }).cost(["rnd"], span("2024-01", "2024-03"))).toEqual(
      ok(ticks(55)),
    );
  });

  it("that are shared and cancel to 0 in a month need no driver", () => {
    const costs: CostRow[] = [
      { month: "2024-01", category: "rnd", amount: 50 },
      { month: "2024-01", category: "rnd", amount: -50 },
    ];
    const north = groupsOf({ rows: ROWS, costs, asOf: "2025-03" }, "segment").get("north")!;
    expect(north.cost(["rnd"], span("2024-01", "2024-01"))).toEqual(ok(0));
  });
});

describe("a cost beyond 2^53 ticks", () => {
  it("is an error that names category and month, when it is asked for", () => {
    const costs: CostRow[] = [
      { month: "2025-01", category: "sales", amount: 80_000_000_000 }, // 8e12 minor units, 5.8e15 ticks
      { month: "2025-01", category: "sales", amount: 80_000_000_000 },
    ];
    const total = totalOf({ rows: ROWS, costs, asOf: "2025-03" });
    const month = { from: parseMonth("2025-01")!, to: parseMonth("2025-01")! };
    expect(() => total.cost(["sales"], month)).toThrow("sales cost of 2025-01");
    expect(total.cost(["admin"], month)).toEqual({ value: 0, reason: null });
  });

  it("is none when a credit takes it back below, in whatever order the rows stand", () => {
    const amounts = [80_000_000_000, 80_000_000_000, -150_000_000_000];
    const month = { from: parseMonth("2025-01")!, to: parseMonth("2025-01")! };
    for (const order of [amounts, amounts.toReversed()]) {
      const costs = order.map((amount): CostRow => ({ month: "2025-01", category: "sales", amount }));
      const total = totalOf({ rows: ROWS, costs, asOf: "2025-03" });
      expect(total.cost(["sales"], month).value).toBe(10_000_000_000 * 100 * 720);
    }
  });
});
