import { describe, expect, it } from "vitest";
import { type Dimension, onlyGroup } from "../../src/measures/grouping.ts";
import { type CostRow, groupsOf, month } from "../support/business.ts";
import type { Row } from "../support/lines.ts";
import { ticks } from "../support/lines.ts";

const start = "2025-01-10";

/** The groups in their order, with the customers that pay at as-of. */
function groups(by: Dimension, rows: readonly Row[], asOf = "2025-06", costs: readonly CostRow[] = []) {
  const measures = groupsOf({ rows, asOf, costs }, by);
  return [...measures].map(([name, group]) => [name, group.at("customersClosing", month(asOf))]);
}

describe("groups by segment and channel", () => {
  it("sort by code point, customers without a value first as group ''", () => {
    const rows = ["b", "é", "B", "", "中"].map((segment, i) => ({
      customer: `c${i}`,
      start,
      mrr: 1,
      segment,
      channel: segment,
    }));
    const expected = [
      ["", 1],
      ["B", 1],
      ["b", 1],
      ["é", 1],
      ["中", 1],
    ];
    expect(groups("segment", rows)).toEqual(expected);
    expect(groups("channel", rows)).toEqual(expected);
  });

  it("have no group '' when every customer has a value", () => {
    expect(groups("segment", [{ customer: "ada", start, mrr: 1, segment: "north" }])).toEqual([["north", 1]]);
  });

  it("appear with the first line that starts by as-of, paid or not", () => {
    const rows = [
      { customer: "ada", start, mrr: 1, segment: "north" },
      { customer: "bo", start: "2025-06-30", trialEnd: "2025-09-01", mrr: 1, segment: "trial" },
      { customer: "cy", start: "2025-07-01", mrr: 1, segment: "later" },
    ];
    expect(groups("segment", rows)).toEqual([
      ["north", 1],
      ["trial", 0],
    ]);
    expect(groups("segment", rows, "2025-09").map(([name]) => name)).toEqual(["later", "north", "trial"]);
  });

  it("appear for a cost of their own by segment, and not by channel", () => {
    const rows = [{ customer: "ada", start, mrr: 1, segment: "north", channel: "web" }];
    const costs: CostRow[] = [{ month: "2025-05", category: "sales", amount: 5, segment: "unsold" }];
    expect(groups("segment", rows, "2025-06", costs)).toEqual([
      ["north", 1],
      ["unsold", 0],
    ]);
    expect(groups("channel", rows, "2025-06", costs)).toEqual([["web", 1]]);
  });
});

describe("groups by tier", () => {
  const tierOf = (rows: readonly Row[], asOf = "2025-06") =>
    groups("tier", rows, asOf)
      .filter(([, customers]) => customers === 1)
      .map(([name]) => name);

  it("are all configured tiers, in their order, whether or not a customer is in them", () => {
    expect(groups("tier", [{ customer: "ada", start, mrr: 1 }])).toEqual([
      ["micro", 1],
      ["small-mid", 0],
      ["mid", 0],
      ["large", 0],
    ]);
  });

  it.each([
    [9_999.99, "micro"],
    [10_000, "small-mid"],
    [99_999.99, "small-mid"],
    [100_000, "mid"],
    [1_000_000, "large"],
  ])("put a fee of %d a year into %s", (amount, tier) => {
    expect(tierOf([{ customer: "ada", start, amount, interval: "year" }])).toEqual([tier]);
  });

  it("look at the first month end above 0, and never change", () => {
    const rows = [
      { customer: "ada", start, end: "2025-03-10", mrr: 100 }, // 1,200 a year
      { customer: "ada", start: "2025-03-10", mrr: 100_000 },
    ];
    expect(tierOf(rows)).toEqual(["micro"]);
  });

  it("look at the whole customer at that month end", () => {
    const rows = [
      { customer: "ada", start, mrr: 500 },
      { customer: "ada", start: "2025-01-31", mrr: 500 }, // 12,000 a year together
      { customer: "ada", start: "2025-01-12", end: "2025-01-15", mrr: 1_000_000 }, // gone by the month's end
    ];
    expect(tierOf(rows)).toEqual(["small-mid"]);
  });

  it("give a customer none before its first month end above 0: group '', last", () => {
    const rows = [{ customer: "ada", start: "2025-05-10", trialEnd: "2025-07-10", mrr: 100 }];
    expect(groups("tier", rows).map(([name]) => name)).toEqual(["micro", "small-mid", "mid", "large", ""]);
    expect(groups("tier", rows, "2025-07")).toEqual([
      ["micro", 1],
      ["small-mid", 0],
      ["mid", 0],
      ["large", 0],
    ]);
  });

  it("keep the revenue of who never pays at a month end in group ''", () => {
    const rows = [{ customer: "ada", start: "2025-05-01", end: "2025-05-31", mrr: 31 }];
    const untiered = groupsOf({ rows, asOf: "2025-06" }, "tier").get("")!;
    expect(untiered.at("firstYear", month("2025-05"))).toBe(ticks(30));
  });
});

it("one group alone holds its own customers, and everybody else is in none", () => {
  const groups = { by: "segment", names: ["", "north", "south"], groupOf: Int32Array.of(2, 0, 1, 2) } as const;
  expect(onlyGroup(groups, "south")).toEqual({ by: "segment", names: ["south"], groupOf: Int32Array.of(0, -1, -1, 0) });
});
