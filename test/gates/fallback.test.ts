import { describe, expect, it } from "vitest";
import { evaluate, missing, NO, policyOf, question, value, YES } from "./company.ts";

const NDR = { id: "ndr", metric: "ndr", min: 0.8, fallback: "indicator", fallback_reasons: ["short-history"] };
const YOUNG = { ndr: missing("short-history"), grr: missing("short-history") };

describe("a fallback that is a question", () => {
  const policy = policyOf([NDR], [question("indicator")]);

  it.each([
    ["passes on yes", YES, "pass"],
    ["fails on no", NO, "fail"],
    ["is inconclusive without an answer", null, "inconclusive"],
  ])("%s", (_, answer, outcome) => {
    const attest = new Map(answer === null ? [] : [["indicator", answer]]);
    expect(evaluate(policy, YOUNG, { attest }).gates[0]).toMatchObject({
      outcome,
      value: null,
      margin: null,
      reason: "short-history",
      close: false,
      decidedBy: "indicator",
    });
  });

  it("decides only for the reasons that the gate names", () => {
    const attest = new Map([["indicator", YES]]);
    const record = evaluate(policy, { ndr: missing("no-opening-mrr") }, { attest }).gates[0];
    expect(record).toMatchObject({ outcome: "inconclusive", decidedBy: null, reason: "no-opening-mrr" });
  });

  it("is not asked while the metric has a value", () => {
    const attest = new Map([["indicator", YES]]);
    expect(evaluate(policy, { ndr: value(0.5) }, { attest }).gates[0]).toMatchObject({
      outcome: "fail",
      decidedBy: null,
    });
  });
});

describe("a fallback that is a gate", () => {
  const sales = { id: "sales", metric: "sales-efficiency", min: 3 };
  const gm2 = { id: "gm2", metric: "gm2-increment", above: 0, fallback: "sales", when_undefined: "fail" } as const;
  const still = { "gm2-increment": missing("sales-not-scaled") };

  it("lends its outcome, not its value, its interval or its closeness", () => {
    const interval = { low: 2, high: 4, confidence: 0.9 };
    const company = { ...still, "sales-efficiency": value(3.5, { n: 40, interval }) };
    const [record, own] = evaluate(policyOf([gm2, sales]), company).gates;
    expect(own).toMatchObject({ outcome: "pass", close: true, decidedBy: null });
    expect(record).toMatchObject({ outcome: "pass", close: false, value: null, interval: null, decidedBy: "sales" });
    expect(record).toMatchObject({ reason: "sales-not-scaled", metric: "gm2-increment", threshold: 0 });
  });

  it("without reasons of its own decides for any reason, before when_undefined does", () => {
    const company = { "gm2-increment": missing("no-costs"), "sales-efficiency": value(1) };
    expect(evaluate(policyOf([gm2, sales]), company).gates[0]).toMatchObject({ outcome: "fail", decidedBy: "sales" });
  });

  it("is held to the rules on thin data", () => {
    const company = { ...still, "sales-efficiency": value(9, { n: 4 }) };
    const [record] = evaluate(policyOf([gm2, sales]), company).gates;
    expect(record).toMatchObject({ outcome: "inconclusive", reason: "sales-not-scaled", decidedBy: "sales" });
  });

  it("outside the asked stage is evaluated but not listed, and decides nothing else", () => {
    const elsewhere = { ...sales, stages: ["pmf"] as const };
    const { gates, stages } = evaluate(policyOf([gm2, elsewhere]), { ...still, "sales-efficiency": value(3) });
    expect(gates.map(({ id, outcome }) => [id, outcome])).toEqual([["gm2", "pass"]]);
    expect(stages).toEqual([{ stage: "gtm", verdict: "pass", reason: null }]);
  });

  it("that is skipped leaves the gate skipped", () => {
    const company = { ...still, "sales-efficiency": missing("no-sales-cost") };
    const [record] = evaluate(policyOf([gm2, { ...sales, when_undefined: "skip" }]), company).gates;
    expect(record).toMatchObject({ outcome: "skipped", decidedBy: "sales", reason: "sales-not-scaled" });
  });
});

describe("a chain of fallbacks", () => {
  const chain = [
    { id: "ndr", metric: "ndr", min: 0.8, fallback: "grr" },
    { id: "grr", metric: "grr", min: 0.7, fallback: "logo", stages: ["pmf"] as const },
    { id: "logo", metric: "logo-retention", min: 0.6, fallback: "indicator", stages: ["scale"] as const },
  ];
  const policy = policyOf(chain, [question("indicator")]);

  it("is followed to its end, through gates of other stages, into a question", () => {
    const company = { ...YOUNG, "logo-retention": missing("no-opening-mrr") };
    const { gates } = evaluate(policy, company, { attest: new Map([["indicator", YES]]) });
    expect(gates).toHaveLength(1);
    expect(gates[0]).toMatchObject({ outcome: "pass", reason: "short-history", decidedBy: "indicator" });
  });

  it("names the gate that finally decided, not the first one on the way", () => {
    const { gates } = evaluate(policy, { ...YOUNG, "logo-retention": value(0.5) });
    expect(gates[0]).toMatchObject({ outcome: "fail", decidedBy: "logo" });
  });

  it("ends at a gate whose reason has no fallback, which decides by its when_undefined", () => {
    const ends = policyOf([
      chain[0]!,
      { ...chain[1]!, fallback_reasons: ["no-costs"], when_undefined: "fail" },
      chain[2]!,
    ]);
    expect(evaluate(ends, YOUNG).gates[0]).toMatchObject({ outcome: "fail", decidedBy: "grr" });
  });

  it("that leads back to itself is stopped", () => {
    const circle = policyOf([chain[0]!, { ...chain[1]!, fallback: "ndr" }]);
    expect(() => evaluate(circle, YOUNG)).toThrow("the fallbacks of gate ndr lead back to it");
  });

  it("that leads nowhere is stopped", () => {
    expect(() => evaluate(policyOf([NDR]), YOUNG)).toThrow("gate ndr: no fallback indicator");
  });
});
