import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATEGORIES } from "../../src/domain/cost.ts";
import { TotalTooLarge } from "../../src/domain/money.ts";
import { monthsBetween } from "../../src/domain/month.ts";
import { DEFAULT_OPTIONS } from "../../src/domain/options.ts";
import { DIMENSIONS } from "../../src/measures/grouping.ts";
import { buildLedger } from "../../src/measures/ledger.ts";
import { type GroupMeasures, measuresAt, pool } from "../../src/measures/measures.ts";
import { type MeasureColumn, monthTables } from "../../src/measures/month-tables.ts";
import {
  type Business,
  type CostRow,
  costsFrom,
  groupsOf,
  measuresOf,
  month,
  monthsAfter,
  span,
  totalOf,
} from "../support/business.ts";
import { dayByDay, monthNumber } from "../support/day-by-day.ts";
import { linesOf, type Row, ticks } from "../support/lines.ts";
import { randomBusiness, reproducible } from "../support/random-business.ts";

const MOVEMENTS = [
  "new",
  "reactivation",
  "expansion",
  "contraction",
  "churned",
  "closing",
  "newCustomers",
  "reactivatedCustomers",
  "churnedCustomers",
  "flashCustomers",
  "customersClosing",
] as const satisfies readonly MeasureColumn[];
const REVENUE = [
  "firstYear",
  "renewal",
  "firstYearRefunds",
  "renewalRefunds",
  "usage",
  "valueAdded",
] as const satisfies readonly MeasureColumn[];
const CONTRACTS = ["contractValue", "multiYear", "annual", "underYear"] as const satisfies readonly MeasureColumn[];
const ALL = [...MOVEMENTS, ...REVENUE, ...CONTRACTS, "offTargetNew"] as const satisfies readonly MeasureColumn[];

const FIRST = month("2022-09");
const LAST = month("2025-10");

/** Every number that a group has, by column and month, and by cost category and month. */
function everything(group: GroupMeasures, columns: readonly MeasureColumn[] = ALL): Record<string, number> {
  const table: Record<string, number> = {};
  for (let at = FIRST; at <= LAST; at++) {
    for (const name of columns) table[`${name} ${at}`] = group.at(name, at);
    for (const category of CATEGORIES)
      table[`${category} ${at}`] = group.cost([category], { from: at, to: at }).value ?? Number.NaN;
  }
  return table;
}

describe("measures of a random business", () => {
  it("are what looking at every line on every day gives", () => {
    fc.assert(
      fc.property(randomBusiness, (business) => {
        const total = totalOf(business);
        const expected = dayByDay(business);
        const offset = month(business.asOf) - monthNumber(business.asOf);
        for (let at = expected.firstMonth; at <= expected.asOf; at++) {
          const actual = (names: readonly MeasureColumn[]) =>
            Object.fromEntries(names.map((name) => [name, BigInt(total.at(name, at + offset))]));
          expect(actual(MOVEMENTS)).toEqual(expected.movements.get(at));
          expect(actual(REVENUE)).toEqual(expected.revenue.get(at));
        }
        expect(total.windows.firstMrr).toBe(expected.firstMrr === null ? null : expected.firstMrr + offset);
      }),
      reproducible,
    );
  });

  it("leave a shared cost without a driver undefined in every group alike", () => {
    fc.assert(
      fc.property(randomBusiness, fc.constantFrom(...DIMENSIONS), (business, by) => {
        const { groups, allocation } = measuresOf(business, by);
        const missing = groups.map((group) =>
          Object.entries(everything(group))
            .filter(([, value]) => Number.isNaN(value))
            .map(([name]) => name),
        );
        for (const names of missing) expect(names).toEqual(missing[0]);
        if (allocation!.service !== null) expect(missing.flat()).toEqual([]);
      }),
      reproducible,
    );
  });

  it("of the past stay as they were when later months come", () => {
    fc.assert(
      fc.property(randomBusiness, fc.integer({ min: 1, max: 20 }), (business, later) => {
        const now = totalOf(business);
        const afterwards = totalOf({ ...business, asOf: monthsAfter(business.asOf, later) });
        const past = (group: GroupMeasures) =>
          ALL.map((name) => monthsBetween(FIRST, month(business.asOf)).map((at) => group.at(name, at)));
        expect(past(afterwards)).toEqual(past(now));
      }),
      reproducible,
    );
  });
});

describe("the statistics of customers", () => {
  const rows: Row[] = [
    { customer: "ada", start: "2024-01-01", end: "2025-01-10", mrr: 100 },
    { customer: "ada", start: "2025-01-10", mrr: 150 },
    { customer: "bo", start: "2024-01-01", end: "2024-06-01", mrr: 80 }, // leaves and comes back for less
    { customer: "bo", start: "2025-01-01", mrr: 60 },
    { customer: "cy", start: "2024-01-01", end: "2025-01-31", mrr: 20 }, // its last day is not served
    { customer: "di", start: "2024-02-01", mrr: 900 }, // not in the cohort of January 2024
  ];

  it("compare the customers of twelve months ago with what the same pay now", () => {
    const { retention } = totalOf({ rows, asOf: "2025-01" }).statistics;
    expect(retention.customers).toBe(3);
    expect(retention.retainedCustomers).toBe(2);
    expect(retention.opening).toBe(ticks(200)); // 100 + 80 + 20
    expect(retention.closing).toBe(ticks(210)); // 150 + 60 + 0
    expect(retention.kept).toBe(ticks(160)); // 100 + 60 + 0
  });

  it("hold how many pay now, and how far their MRR spreads", () => {
    const { active } = totalOf({ rows, asOf: "2025-01" }).statistics;
    expect(active.customers).toBe(3); // 150, 60 and 900: mean 370, squares 220^2 + 310^2 + 530^2
    expect(active.coefficientOfVariation).toBeCloseTo(Math.sqrt((220 ** 2 + 310 ** 2 + 530 ** 2) / 2) / 370, 12);
    expect(totalOf({ rows: rows.slice(0, 2), asOf: "2025-01" }).statistics.active.coefficientOfVariation).toBe(0);
    // ada 150 and bo 60: mean 105, squares 2 x 45^2, divided by one less than two
    const two = totalOf({ rows: rows.slice(0, 4), asOf: "2025-01" }).statistics.active;
    expect(two.coefficientOfVariation).toBeCloseTo(Math.sqrt(2 * 45 ** 2) / 105, 12);
  });

  it("have the same bits in whatever order the customers stand", () => {
    const few = fc.array(fc.integer({ min: 1, max: 999_999 }), { minLength: 3, maxLength: 30 });
    // One may be far larger than all others.
    const amounts = fc.tuple(few, fc.constantFrom(1, 99_999_999_999)).map(([all, one]) => [...all, one]);
    const orders = amounts.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    const spread = (all: readonly number[]) =>
      totalOf({
        rows: all.map((minor, i) => ({ customer: `c${i}`, start: "2025-01-01", mrr: minor / 100 })),
        asOf: "2025-01",
      }).statistics.active;
    fc.assert(
      fc.property(orders, ([all, others]) => {
        expect(spread(others)).toEqual(spread(all));
      }),
      reproducible,
    );
  });

  it("keep groups apart", () => {
    const grouped = rows.map((row) => ({ ...row, segment: row.customer === "ada" ? "big" : "small" }));
    const [big, small] = measuresOf({ rows: grouped, asOf: "2025-01" }, "segment").groups;
    expect([big!.statistics.retention.opening, small!.statistics.retention.opening]).toEqual([ticks(100), ticks(100)]);
    expect([big!.statistics.active.customers, small!.statistics.active.customers]).toEqual([1, 2]);
  });

  it("have behind them the customers of the cohort one by one, of a group its own", () => {
    const grouped = rows.map((row) => ({ ...row, segment: row.customer === "ada" ? "big" : "small" }));
    const small = groupsOf({ rows: grouped, asOf: "2025-01" }, "segment").get("small")!;
    const { openings, closings, weights } = small.cohort();
    // bo and cy; di came later, and ada belongs to the other group
    expect([...openings]).toEqual([ticks(80), ticks(20)]);
    expect([...closings]).toEqual([ticks(60), 0]);
    expect([...weights]).toEqual([1, 1]);
    expect(small.cohort().openings).toBe(openings); // found once
  });
});

describe("measures", () => {
  const rows: Row[] = [{ customer: "ada", start: "2025-01-15", end: "2025-05-15", mrr: 100 }];

  it("are 0 before the first month of the data and after as-of", () => {
    const total = totalOf({ rows, asOf: "2025-03" });
    expect(total.at("closing", month("2024-12"))).toBe(0);
    expect(total.at("closing", month("2025-04"))).toBe(0);
    expect(total.sum("new", span("2020-01", "2030-01"))).toBe(ticks(100));
  });

  it("of all customers are one group without a name, of which no cost is split", () => {
    const { by, groups, allocation } = measuresOf({ rows, asOf: "2025-03" });
    expect([by, groups.map(({ name }) => name), allocation]).toEqual([null, [""], null]);
    expect(groups[0]!.observed).toBe(groups[0]); // nothing is assumed
  });

  it("sum customers open at the start of each month as exposure", () => {
    // open at the start of February to May: 4 customer-months; gone in May, so not at the start of June
    expect(totalOf({ rows, asOf: "2025-08" }).exposure(span("2025-01", "2025-08"))).toBe(4);
    expect(totalOf({ rows, asOf: "2025-08" }).exposure(span("2025-05", "2025-05"))).toBe(1);
    expect(totalOf({ rows, asOf: "2025-08" }).exposure({ from: 0, to: -1 })).toBe(0);
  });

  it("share the windows of the whole company with every group", () => {
    const business: Business = {
      rows: [
        { customer: "ada", start: "2024-09-01", mrr: 100, segment: "old" },
        { customer: "bo", start: "2025-05-01", mrr: 100, segment: "young" },
      ],
      asOf: "2025-06",
    };
    for (const group of measuresOf(business, "segment").groups) {
      expect(group.windows.window).toEqual(span("2024-09", "2025-06"));
      expect(group.windows.firstMrr).toBe(month("2024-09"));
    }
  });

  it("count new MRR outside the target segments, customers without a segment included", () => {
    const business: Business = {
      rows: [
        { customer: "ada", start: "2025-01-01", mrr: 100, segment: "north" },
        { customer: "bo", start: "2025-01-01", mrr: 20, segment: "south" },
        { customer: "cy", start: "2025-01-01", mrr: 3 },
      ],
      asOf: "2025-01",
      options: { targetSegments: ["north"] },
    };
    expect(totalOf(business).at("offTargetNew", month("2025-01"))).toBe(ticks(23));
    const groups = groupsOf(business, "segment");
    const offTarget = ["", "north", "south"].map((name) => groups.get(name)!.at("offTargetNew", month("2025-01")));
    expect(offTarget).toEqual([ticks(3), 0, ticks(20)]);
    // without target segments nothing is outside them
    expect(totalOf({ ...business, options: {} }).at("offTargetNew", month("2025-01"))).toBe(0);
  });

  it("are all 0 without any line, and when everything starts after as-of", () => {
    for (const none of [totalOf({ rows: [], asOf: "2025-01" }), totalOf({ rows, asOf: "2024-06" })]) {
      expect(none.at("closing", month("2025-01"))).toBe(0);
      expect(none.windows.firstMrr).toBeNull();
      expect(none.axis.first).toBe(none.axis.last + 1); // no months at all
      expect(none.statistics.active.customers).toBe(0);
    }
  });

  it("raise an error that names a sum beyond 2^53 ticks, only when it is asked for", () => {
    const huge = 90_000_000_000; // 6.48e15 ticks a month
    const total = totalOf({
      rows: [
        { customer: "ada", start: "2025-01-01", mrr: huge },
        { customer: "bo", start: "2025-02-01", mrr: huge },
      ],
      asOf: "2025-02",
    });
    expect(total.at("closing", month("2025-01"))).toBe(huge * 72_000);
    expect(() => total.at("closing", month("2025-02"))).toThrow(TotalTooLarge);
    expect(() => total.at("closing", month("2025-02"))).toThrow("closing of 2025-02");
    expect(() => total.sum("new", span("2025-01", "2025-02"))).toThrow("new from 2025-01 to 2025-02");
    expect(total.at("new", month("2025-02"))).toBe(huge * 72_000);
  });

  it("raise an error that names one customer's MRR beyond 2^53 ticks", () => {
    const half = { customer: "ada", start: "2025-01-01", mrr: 70e9 };
    const both = () => totalOf({ rows: [half, half], asOf: "2025-01" });
    expect(both).toThrow(TotalTooLarge);
    expect(both).toThrow("MRR of ada in 2025-01 is beyond 2^53");
  });

  it("raise an error that names the months over which costs are beyond 2^53 ticks", () => {
    const costs: CostRow[] = [{ month: "2025-01", until: "2025-02", category: "rnd", amount: 70e9 }];
    const total = totalOf({ rows: [{ customer: "ada", start: "2025-01-01", mrr: 1 }], costs, asOf: "2025-02" });
    expect(total.cost(["rnd"], span("2025-01", "2025-01")).value).toBe(70e9 * 72_000);
    expect(() => total.cost(["rnd"], span("2025-01", "2025-02"))).toThrow("cost from 2025-01 to 2025-02");
  });

  it("cannot be asked of a month that the tables do not reach", () => {
    const ledger = buildLedger(linesOf([{ customer: "ada", start: "2025-01-01", mrr: 1 }]), "exclude");
    const inputs = { ledger, costs: costsFrom([]), options: DEFAULT_OPTIONS, ticksPerMajorUnit: 72_000 };
    const tables = monthTables(inputs, month("2025-02"), null);
    expect(measuresAt(tables, month("2025-02")).groups).toHaveLength(1);
    expect(() => measuresAt(tables, month("2025-03"))).toThrow("tables up to 2025-02 asked for 2025-03");
  });

  it("have no first month with MRR as long as nobody pays, also where the tables reach further", () => {
    const trial: Row = { customer: "ada", start: "2025-01-01", trialEnd: "2025-03-15", mrr: 1 };
    const inputs = {
      ledger: buildLedger(linesOf([trial]), "exclude"),
      costs: costsFrom([]),
      options: DEFAULT_OPTIONS,
      ticksPerMajorUnit: 72_000,
    };
    const tables = monthTables(inputs, month("2025-06"), null);
    const first = ["2025-02", "2025-03", "2025-06"].map((at) => measuresAt(tables, month(at)).windows.firstMrr);
    expect(first).toEqual([null, month("2025-03"), month("2025-03")]);
  });
});

describe("sums over months", () => {
  const rows: Row[] = [
    { customer: "ada", start: "2024-01-01", mrr: 10, segment: "north" },
    { customer: "ada", start: "2024-08-05", amount: 3, kind: "refund" },
    { customer: "ada", start: "2025-02-05", amount: 4, kind: "refund" },
    { customer: "bo", start: "2024-10-15", end: "2025-03-01", mrr: 5, segment: "south" },
  ];
  const business: Business = {
    rows,
    asOf: "2025-06",
    costs: [{ month: "2025-01", until: "2025-06", category: "sales", amount: 2 }],
  };

  it("have revenue less refunds, in all and of renewals", () => {
    const total = totalOf(business);
    // October of 5 from the 15th on: 17 of 31 days
    expect(total.revenue(span("2024-07", "2025-06")) / ticks(1)).toBeCloseTo(120 - 7 + (5 * 17) / 31 + 20, 4);
    expect(total.renewalRevenue(span("2024-07", "2025-06")) / ticks(1)).toBe(60 - 4);
  });

  it("have as exposure the customers open at the start of each month", () => {
    const total = totalOf(business);
    // ada in all twelve, bo at the start of November to March
    expect(total.exposure(span("2024-07", "2025-06"))).toBe(12 + 5);
    expect(total.exposure(span("2025-03", "2025-03"))).toBe(2);
    expect(total.exposure(span("2025-04", "2025-04"))).toBe(1);
    expect(total.exposure(span("2025-05", "2025-04"))).toBe(0);
  });

  it("of groups taken together are those of the total", () => {
    const ledger = buildLedger(linesOf(rows), "exclude");
    const costs = costsFrom(business.costs!);
    const inputs = { ledger, costs, options: DEFAULT_OPTIONS, ticksPerMajorUnit: 72_000 };
    const tables = monthTables(inputs, month("2025-06"), "segment");
    const { groups } = measuresAt(tables, month("2025-06"));
    const total = totalOf(business);
    const pooled = pool(tables, groups);
    expect([pooled.name, groups.length]).toEqual(["", 2]);
    const year = span("2024-07", "2025-06");
    for (const column of ["new", "churned", "closing", "firstYear", "renewal"] as const)
      expect(pooled.sum(column, year)).toBe(total.sum(column, year));
    expect(pooled.cost(["sales"], year)).toEqual(total.cost(["sales"], year));
    expect(pooled.statistics).toEqual(total.statistics);
    expect(pool(tables, [groups[1]!]).sum("churned", year)).toBe(ticks(5));
  });
});
