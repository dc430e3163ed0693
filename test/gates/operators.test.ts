import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Operator, passes } from "../../src/gates/operators.ts";
import { firstRecord, missing, value } from "./company.ts";

const TABLE = [
  { bound: "min", operator: ">=", below: false, at: true, above: true },
  { bound: "max", operator: "<=", below: true, at: true, above: false },
  { bound: "above", operator: ">", below: false, at: false, above: true },
  { bound: "below", operator: "<", below: true, at: false, above: false },
] as const;

describe.each(TABLE)("a gate with $bound", ({ bound, operator, below, at, above }) => {
  const gate = { id: "g", metric: "ndr", [bound]: 0.8 };
  const outcome = (passed: boolean) => (passed ? "pass" : "fail");

  it(`compares with ${operator} just below, at and just above its threshold`, () => {
    expect(firstRecord([gate], { ndr: value(0.8 - 2 ** -53) }).outcome).toBe(outcome(below));
    expect(firstRecord([gate], { ndr: value(0.8) })).toMatchObject({ operator, outcome: outcome(at), margin: 0 });
    expect(firstRecord([gate], { ndr: value(0.8 + 2 ** -53) }).outcome).toBe(outcome(above));
  });

  it("is inconclusive on an undefined metric, and says why", () => {
    expect(firstRecord([gate], { ndr: missing("short-history") })).toMatchObject({
      value: null,
      margin: null,
      interval: null,
      n: null,
      outcome: "inconclusive",
      close: false,
      reason: "short-history",
      decidedBy: null,
    });
  });

  it("never passes NaN or an infinity", () => {
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(() => firstRecord([gate], { ndr: value(wrong) })).toThrow(`gate g: ndr is ${wrong}`);
  });
});

it("no operator passes unless both sides are finite numbers", () => {
  const notFinite = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
  const operator = fc.constantFrom<Operator>(">=", "<=", ">", "<");
  fc.assert(
    fc.property(operator, fc.double(), notFinite, (operator, number, wrong) => {
      expect(passes(operator, wrong, number)).toBe(false);
      expect(passes(operator, number, wrong)).toBe(false);
    }),
  );
});
