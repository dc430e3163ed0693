import { describe, expect, it } from "vitest";
import { parseDay } from "../../src/domain/day.ts";
import { parseMonth } from "../../src/domain/month.ts";
import { statedWaivers, type Waiver, waiverRecords, waiversInForce } from "../../src/gates/waivers.ts";
import { evaluate, policyOf, value } from "./company.ts";

const JUNE = parseMonth("2025-06")!;
const GATES = [
  { id: "budget.ndr", metric: "ndr", min: 0.8 },
  { id: "budget.cac", metric: "cac", max: 8000 },
];
const FAILING = { ndr: value(0.7), cac: value(7000) };

function waiver(gate: string, expires: string): Waiver {
  return { gate, reason: "two migrations", owner: "Anna", expires: parseDay(expires) as number, place: {} };
}

function judge(company: Parameters<typeof evaluate>[1], waivers: readonly Waiver[], gates: typeof GATES = GATES) {
  const results = evaluate(policyOf(gates), company, { waivers: waiversInForce(waivers, JUNE) });
  return {
    verdict: results.stages[0]!.verdict,
    reason: results.stages[0]!.reason,
    outcomes: results.gates.map(({ outcome, waiver }) => [outcome, waiver?.expires ?? null]),
    states: waiverRecords(waivers, results.gates, JUNE).map(({ state, daysLeft }) => [state, daysLeft]),
  };
}

describe("a waiver", () => {
  it("keeps a failing gate from failing its stage, and the gate's outcome stays fail", () => {
    expect(judge(FAILING, [])).toMatchObject({
      verdict: "fail",
      outcomes: [
        ["fail", null],
        ["pass", null],
      ],
    });
    expect(judge(FAILING, [waiver("budget.ndr", "2025-12-31")])).toEqual({
      verdict: "pass",
      reason: null,
      outcomes: [
        ["fail", "2025-12-31"],
        ["pass", null],
      ],
      // July to December after 30 June: 31 + 31 + 30 + 31 + 30 + 31 days
      states: [["in-force", 184]],
    });
  });

  it("of the only gate lets its stage pass: the gate was evaluated", () => {
    expect(judge(FAILING, [waiver("budget.ndr", "2025-12-31")], GATES.slice(0, 1))).toMatchObject({
      verdict: "pass",
      reason: null,
    });
  });

  it("does not help another gate that fails", () => {
    const both = { ndr: value(0.7), cac: value(9000) };
    expect(judge(both, [waiver("budget.ndr", "2025-12-31")]).verdict).toBe("fail");
  });

  it.each([
    ["2025-07-01", "pass", "in-force", 1],
    ["2025-06-30", "pass", "in-force", 0],
    ["2025-06-29", "fail", "expired", -1],
    ["2024-06-30", "fail", "expired", -365],
  ])("that ends on %s: the last day of as-of 2025-06 is compared", (expires, verdict, state, daysLeft) => {
    expect(judge(FAILING, [waiver("budget.ndr", expires)])).toMatchObject({ verdict, states: [[state, daysLeft]] });
  });

  it("accepts a failure that is known, never a number that is missing or too thin", () => {
    const noValue = { ndr: { ...value(0), value: null, reason: "short-history" as const }, cac: value(7000) };
    const thin = { ndr: value(0.7, { n: 3 }), cac: value(7000) };
    for (const company of [noValue, thin])
      expect(judge(company, [waiver("budget.ndr", "2025-12-31")])).toMatchObject({
        verdict: "inconclusive",
        outcomes: [
          ["inconclusive", null],
          ["pass", null],
        ],
        states: [["undecided", 184]],
      });
  });

  it("of a gate that passes is not needed, and of one outside the run not evaluated", () => {
    const waivers = [waiver("budget.cac", "2025-12-31"), waiver("scale.ndr", "2025-12-31")];
    expect(judge(FAILING, waivers)).toMatchObject({
      verdict: "fail",
      states: [
        ["not-needed", 184],
        ["not-evaluated", 184],
      ],
    });
  });

  it("of an advisory gate is shown on it and decides nothing", () => {
    const gates = [{ ...GATES[0]!, kind: "advisory" as const }, GATES[1]!];
    const judged = judge(FAILING, [waiver("budget.ndr", "2025-12-31")], gates);
    expect(judged.verdict).toBe("pass");
    expect(judged.outcomes[0]).toEqual(["fail", "2025-12-31"]);
  });
});

it("waivers are listed as they are stated, those that have ended too", () => {
  const stated = statedWaivers([waiver("budget.ndr", "2024-02-29"), waiver("budget.cac", "2025-12-31")]);
  expect([...stated]).toEqual([
    ["budget.ndr", { reason: "two migrations", owner: "Anna", expires: "2024-02-29" }],
    ["budget.cac", { reason: "two migrations", owner: "Anna", expires: "2025-12-31" }],
  ]);
});
