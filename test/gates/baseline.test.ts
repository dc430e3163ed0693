import { describe, expect, it } from "vitest";
import type { Baseline } from "../../src/gates/baseline.ts";
import type { RawGate } from "../../src/gates/raw-policy.ts";
import { firstRecord, missing, value } from "./company.ts";

const of =
  (values: Readonly<Record<string, number | null>>): Baseline =>
  (metric) =>
    values[metric];

function judge(gate: Partial<RawGate>, now: number, before: number | null) {
  const metric = gate.metric ?? "ndr";
  const record = firstRecord(
    [{ id: "budget", metric, ...gate }],
    { [metric]: value(now) },
    { baseline: of({ [metric]: before }) },
  );
  const { operator, threshold, outcome, reason, margin, baseline } = record;
  return { operator, threshold, outcome, reason, margin, baseline };
}

describe("a gate that is no worse than its baseline", () => {
  it.each([
    [0.8, 0.8, "pass"],
    [0.8000001, 0.8, "pass"],
    [0.7999999, 0.8, "fail"],
  ])("with %s after %s: %s", (now, before, outcome) => {
    expect(judge({ no_worse_than_baseline: true }, now, before)).toMatchObject({
      operator: ">=",
      threshold: before,
      outcome,
      baseline: { value: before, maxDrop: 0 },
    });
  });

  it("asks for a value that is not higher where lower is better", () => {
    const cac = { metric: "cac", no_worse_than_baseline: true as const };
    expect(judge(cac, 8000, 8000)).toMatchObject({ operator: "<=", threshold: 8000, outcome: "pass", margin: 0 });
    expect(judge(cac, 8001, 8000)).toMatchObject({ outcome: "fail", margin: 1 });
  });
});

describe("a gate with max_drop", () => {
  it.each([
    // 200 less 5 % is 190
    ["mrr", "5%", 200, 190, "pass"],
    ["mrr", 0.05, 200, 189.99, "fail"],
    ["mrr", "12.5 %", 200, 175, "pass"],
    ["mrr", "12.5 %", 200, 174.99, "fail"],
    ["mrr", 0, 200, 199.99, "fail"],
    // where lower is better it is a rise: 8000 and 5 % more is 8400
    ["cac", "5%", 8000, 8400, "pass"],
    ["cac", "5%", 8000, 8400.01, "fail"],
    // of a loss of 200 the share is of its size: it may grow to 210
    ["gross-profit-2", "5%", -200, -210, "pass"],
    ["gross-profit-2", "5%", -200, -210.01, "fail"],
    ["gross-profit-2", "5%", -200, 50, "pass"],
    // of nothing every share is nothing
    ["gross-profit-2", "5%", 0, 0, "pass"],
    ["gross-profit-2", "5%", 0, -0.01, "fail"],
    ["customer-churn-rate", "50%", 0, 0.001, "fail"],
  ])("on %s of %s, from %s to %s: %s", (metric, drop, before, now, outcome) => {
    expect(judge({ metric, max_drop: drop }, now, before).outcome).toBe(outcome);
  });

  it("shows the share and the worst value that passes", () => {
    expect(judge({ metric: "mrr", max_drop: "5%" }, 150, 200)).toEqual({
      operator: ">=",
      threshold: 190,
      outcome: "fail",
      reason: null,
      margin: -40,
      baseline: { value: 200, maxDrop: 0.05 },
    });
  });
});

it("a gate aimed at a group is compared with what that group had", () => {
  const baseline: Baseline = (metric, by, group) => (metric === "ndr" && by === "tier" && group === "mid" ? 0.9 : 0.5);
  const gate = { id: "budget", metric: "ndr", tier: "mid", no_worse_than_baseline: true as const };
  expect(firstRecord([gate], { "ndr@tier:mid": value(0.8) }, { baseline })).toMatchObject({
    threshold: 0.9,
    outcome: "fail",
  });
});

describe("a gate without anything to compare with", () => {
  const gate = { id: "budget", metric: "ndr", max_drop: "5%" };

  it.each([
    [null, "no-baseline"],
    [of({}), "not-in-baseline"],
    [of({ ndr: null }), "baseline-undefined"],
  ])("is undecided, never a pass: %#", (baseline, reason) => {
    expect(firstRecord([gate], { ndr: value(0.9) }, { baseline })).toMatchObject({
      outcome: "inconclusive",
      reason,
      threshold: null,
      margin: null,
      value: 0.9,
    });
  });

  it("is undecided where its metric has no value now, whatever the baseline", () => {
    const record = firstRecord([gate], { ndr: missing("short-history") }, { baseline: of({ ndr: 0.8 }) });
    expect(record).toMatchObject({ outcome: "inconclusive", reason: "short-history", baseline: { value: 0.8 } });
  });
});
