import { describe, expect, it } from "vitest";
import { HANDBOOK_TIERS } from "../../src/domain/options.ts";
import { contractsOf } from "../../src/measures/contracts.ts";
import { groupingBy, onlyGroup } from "../../src/measures/grouping.ts";
import { buildLedger } from "../../src/measures/ledger.ts";
import { monthAxis } from "../../src/measures/month-axis.ts";
import { costsFrom, month, totalOf } from "../support/business.ts";
import { linesOf, type Row, ticks } from "../support/lines.ts";

const ada = { customer: "ada" };
const NAMES = ["contractValue", "multiYear", "annual", "underYear"] as const;

/** Contract value of one month in major units: all, multi-year, annual, under a year. */
function contracts(rows: readonly Row[], at = "2025-03"): number[] {
  const total = totalOf({ rows, asOf: "2025-12" });
  return NAMES.map((name) => total.at(name, month(at)) / ticks(1));
}

describe("contract value", () => {
  it.each([
    ["month", [90, 0, 0, 0]],
    ["quarter", [90, 0, 0, 0]],
    ["5m", [90, 0, 0, 0]],
    ["half_year", [90, 0, 0, 90]],
    ["11m", [90, 0, 0, 90]],
    ["year", [90, 0, 90, 0]],
    ["13m", [90, 90, 0, 0]],
    ["2_years", [90, 90, 0, 0]],
  ])("of a line billed by %s is, in all and by length, %j", (interval, expected) => {
    expect(contracts([{ ...ada, start: "2025-03-10", amount: 90, interval }])).toEqual(expected);
  });

  it("is amount x quantity, not what the line comes to in the end", () => {
    expect(contracts([{ ...ada, start: "2025-03-10", amount: 40, quantity: 2.5, interval: "year" }])).toEqual([
      100, 0, 100, 0,
    ]);
  });

  it("is booked in the month of the start, also when a trial moves the first paid day", () => {
    const rows = [{ ...ada, start: "2025-03-25", trialEnd: "2025-04-08", amount: 90, interval: "year" }];
    expect(contracts(rows, "2025-03")).toEqual([90, 0, 90, 0]);
    expect(contracts(rows, "2025-04")).toEqual([0, 0, 0, 0]);
  });

  it("counts renewals again", () => {
    const rows = [
      { ...ada, start: "2024-03-10", end: "2025-03-10", amount: 90, interval: "year" },
      { ...ada, start: "2025-03-10", amount: 120, interval: "year" },
    ];
    expect(contracts(rows, "2024-03")).toEqual([90, 0, 90, 0]);
    expect(contracts(rows, "2025-03")).toEqual([120, 0, 120, 0]);
  });

  it("takes recurring lines only", () => {
    for (const kind of ["usage", "one_off", "value_added", "refund"] as const)
      expect(contracts([{ ...ada, start: "2025-03-10", amount: 90, interval: "year", kind }])).toEqual([0, 0, 0, 0]);
  });

  it("takes no line with an empty paid span", () => {
    const line = { ...ada, start: "2025-03-10", amount: 90, interval: "year" };
    expect(contracts([{ ...line, end: "2025-03-10" }])).toEqual([0, 0, 0, 0]);
    expect(contracts([{ ...line, end: "2025-04-10", trialEnd: "2025-04-10" }])).toEqual([0, 0, 0, 0]);
  });

  it("takes no line that starts after as-of", () => {
    const total = totalOf({
      rows: [
        { ...ada, start: "2025-03-10", mrr: 1 },
        { ...ada, start: "2025-06-10", mrr: 2 },
      ],
      asOf: "2025-05",
    });
    expect(total.sum("contractValue", { from: month("2025-01"), to: month("2025-12") })).toBe(ticks(1));
  });
});

it("contract value of one group alone leaves out everybody else", () => {
  const line = { start: "2025-03-10", amount: 90, interval: "year" };
  const ledger = buildLedger(
    linesOf([
      { customer: "ada", segment: "north", ...line },
      { customer: "bo", segment: "south", ...line, amount: 50 },
    ]),
    "exclude",
  );
  const groups = groupingBy("segment", ledger, costsFrom([]), HANDBOOK_TIERS, ticks(1), month("2025-03"));
  const south = contractsOf(ledger.lines, onlyGroup(groups, "south"), monthAxis(month("2025-03"), month("2025-03"), 1));
  expect([...south.annual]).toEqual([ticks(50)]);
});
