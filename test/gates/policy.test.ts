import { describe, expect, it } from "vitest";
import handbook from "../../src/gates/policies/handbook.yaml";
import { attestableIds, gateFrom, HANDBOOK, mergeGates, policyFrom } from "../../src/gates/policy.ts";
import { rawGateSchema, rawPolicySchema } from "../../src/gates/policy-schema.ts";
import { STAGES } from "../../src/gates/stages.ts";

describe("an own gate", () => {
  it("counts in every stage, is required and takes its metric's title unless it says otherwise", () => {
    expect(gateFrom({ id: "budget.cac", metric: "cac", max: 8000 }, false)).toEqual({
      id: "budget.cac",
      title: "CAC (customer acquisition cost)",
      stages: STAGES,
      metric: "cac",
      operator: "<=",
      threshold: 8000,
      kind: "required",
      by: null,
      group: null,
      appliesWhen: null,
      whenUndefined: { byReason: {}, default: "inconclusive" },
      fallback: null,
      fallbackReasons: null,
      because: null,
      verdict: null,
      action: null,
      source: "own gate",
      question: null,
      owner: null,
      note: null,
      builtIn: false,
    });
  });

  it("is aimed at one group by segment, channel or tier", () => {
    const aim = (raw: object) => gateFrom({ id: "g", metric: "ndr", min: 1, ...raw }, false);
    expect(aim({ segment: "" })).toMatchObject({ by: "segment", group: "" });
    expect(aim({ channel: "web" })).toMatchObject({ by: "channel", group: "web" });
    expect(aim({ tier: "mid" })).toMatchObject({ by: "tier", group: "mid" });
  });

  it("may take its threshold from the plan", () => {
    const gate = gateFrom({ id: "g", metric: "cumulative-cost", max: "plan.spend_cap" }, false);
    expect(gate.threshold).toEqual({ plan: "spend_cap" });
  });

  it("without exactly one threshold cannot be built", () => {
    expect(() => gateFrom({ id: "g", metric: "ndr" }, false)).toThrow("gate g has 0 thresholds, not one");
    expect(() => gateFrom({ id: "g", metric: "ndr", min: 0, below: 1 }, false)).toThrow("2 thresholds");
    expect(() => gateFrom({ id: "g", metric: "ndr", min: 0, max_drop: 0 }, false)).toThrow("2 thresholds");
  });

  it("may be conditional on one side only", () => {
    const applies = (applies_when: { metric: string; min?: number; max?: number }) =>
      gateFrom({ id: "g", metric: "ndr", min: 1, applies_when }, false).appliesWhen;
    expect(applies({ metric: "arpa", min: 2 })).toEqual({ metric: "arpa", min: 2, max: null });
    expect(applies({ metric: "arpa", max: 2 })).toEqual({ metric: "arpa", min: null, max: 2 });
  });

  it("on a metric that nobody knows is built all the same: the check of the policy names it", () => {
    expect(gateFrom({ id: "g", metric: "ndrr", max_drop: 0 }, false)).toMatchObject({ title: "ndrr", operator: ">=" });
  });
});

describe("a policy", () => {
  it("that states nothing is empty and goes by a name of ours", () => {
    expect(policyFrom({}, false)).toEqual({ name: "own policy", gates: [], questions: [], needs: [] });
  });

  it("keeps its name and needs, and takes questions without a source as the user's own", () => {
    const needs = [{ id: "n", stage: "pmf", rule: "r", needs: "x", source: "s" }] as const;
    const asked = { id: "q", stage: "gtm", question: "?" } as const;
    const questions = [asked, { ...asked, id: "r", action: "ask", source: "002" }];
    expect(policyFrom({ name: "board", needs, questions }, false)).toEqual({
      name: "board",
      gates: [],
      questions: [
        { ...asked, action: null, source: "own question" },
        { ...asked, id: "r", action: "ask", source: "002" },
      ],
      needs,
    });
  });
});

describe("merging own gates", () => {
  it("puts one of the same id in the old one's place and the others at the end", () => {
    const gate = (id: string, min: number) => ({ id, metric: "ndr", min });
    const policy = policyFrom({ gates: [gate("a", 1), gate("b", 1)] }, true);
    const own = [gate("c", 2), gate("a", 2)].map((raw) => gateFrom(raw, false));
    expect(mergeGates(policy, own).gates.map(({ id, threshold, builtIn }) => [id, threshold, builtIn])).toEqual([
      ["a", 2, false],
      ["b", 1, true],
      ["c", 2, false],
    ]);
  });
});

describe("the handbook", () => {
  it("has the shape of a policy", () => {
    expect(rawPolicySchema.safeParse(handbook).error).toBeUndefined();
    expect(rawPolicySchema.parse(handbook)).toEqual(handbook);
  });

  it("tells the meaning, the consequence, an action and a source of every gate", () => {
    expect(HANDBOOK.gates.length).toBeGreaterThan(20);
    for (const { because, verdict, action, source, builtIn } of HANDBOOK.gates) {
      expect(because && verdict && action && source).toBeTruthy();
      expect(builtIn).toBe(true);
    }
  });

  it("lets its questions and the spend cap be attested", () => {
    expect(attestableIds(HANDBOOK)).toEqual(["pmf.spend-cap", ...HANDBOOK.questions.map(({ id }) => id)]);
  });
});

describe("the shape of a gate", () => {
  const gate = { id: "g", metric: "ndr", min: 0.8 };
  const accepts = (more: object) => rawGateSchema.safeParse({ ...gate, ...more }).success;

  it("accepts every key of a gate", () => {
    expect(accepts({ owner: "Li", note: "agreed in May", stages: ["gtm"], tier: "mid", kind: "advisory" })).toBe(true);
    expect(accepts({ when_undefined: "skip", fallback: "f", fallback_reasons: ["short-history"] })).toBe(true);
    expect(accepts({ when_undefined: { "short-history": "fail", default: "skip" } })).toBe(true);
    expect(accepts({ min: undefined, max: "plan.spend_cap" })).toBe(true);
  });

  it.each([0, 0.05, 1, "5%", "5 %", "0.5%", "12.123456 %", "1000%"])("accepts %j as a share", (max_drop) => {
    expect(accepts({ min: undefined, max_drop })).toBe(true);
  });

  it.each([-0.01, 1.01, 5, "5", "0.05", "%", "-5%", "5%%", "5%.", "a5%", "5.%", ".5%", "12345%", "1.1234567%", "5x%"])(
    "rejects %j as a share",
    (max_drop) => {
      expect(accepts({ min: undefined, max_drop })).toBe(false);
    },
  );

  it("accepts a condition with one bound, or both", () => {
    for (const bounds of [{ min: 1 }, { max: 1 }, { min: 1, max: 2 }])
      expect(accepts({ applies_when: { metric: "arpa", ...bounds } })).toBe(true);
  });

  it.each([
    ["an unknown key", { treshold: 1 }],
    ["an unknown stage", { stages: ["seed"] }],
    ["no stage at all", { stages: [] }],
    ["two groups", { tier: "mid", segment: "retail" }],
    ["a text as threshold", { min: "0.8" }],
    ["an endless threshold", { min: Number.POSITIVE_INFINITY }],
    ["an unknown outcome", { when_undefined: "pass" }],
    ["a pass for a reason", { when_undefined: { "short-history": "pass" } }],
    ["a condition without bounds", { applies_when: { metric: "arpa" } }],
    ["an unknown kind", { kind: "optional" }],
  ])("rejects %s", (_, more) => {
    expect(accepts(more)).toBe(false);
  });
});
