import { describe, expect, it } from "vitest";
import { HANDBOOK, mergeGates } from "../../src/gates/policy.ts";
import { STAGES } from "../../src/gates/stages.ts";
import { between, evaluate, firstRecord, missing, NO, policyOf, question, value, YES } from "./company.ts";

describe("a gate record", () => {
  it("has the fields of the JSON report in their order, then title and sentences", () => {
    const gate = { id: "g", metric: "ndr", min: 0.8, because: "b", verdict: "v", action: "a", source: "s" };
    const record = firstRecord([gate], { ndr: value(0.75, { n: 61, interval: between(0.69, 0.79) }) });
    expect(JSON.stringify(record)).toBe(
      '{"id":"g","stage":"gtm","kind":"required","metric":"ndr","by":null,"group":null,"operator":">=",' +
        '"threshold":0.8,"value":0.75,"margin":-0.050000000000000044,' +
        '"interval":{"low":0.69,"high":0.79,"confidence":0.9},"n":61,"outcome":"fail","close":false,' +
        '"reason":null,"decidedBy":null,"action":"a","source":"s",' +
        '"title":"NDR (net dollar retention)","because":"b","verdict":"v","owner":null,"note":null,"waiver":null,"baseline":null}',
    );
  });

  it("exists once per asked stage of the gate, stage by stage", () => {
    const both = { id: "both", metric: "ndr", min: 0.8, stages: ["scale", "gtm"] as const };
    const late = { id: "late", metric: "ndr", min: 1, stages: ["ecosystem", "scale"] as const };
    const { gates } = evaluate(policyOf([late, both]), { ndr: value(1) }, { stages: ["gtm", "scale"] });
    expect(gates.map(({ stage, id }) => [stage, id])).toEqual([
      ["gtm", "both"],
      ["scale", "late"],
      ["scale", "both"],
    ]);
  });
});

describe("applies_when", () => {
  const gate = { id: "g", metric: "customers-ever", min: 10, applies_when: { metric: "arpa", min: 10, max: 20 } };
  const outcomeAt = (arpa: number) => firstRecord([gate], { "customers-ever": value(3), arpa: value(arpa) });

  it("skips the gate where its metric is defined and outside, and still shows the value", () => {
    for (const arpa of [9.99, 20.01])
      expect(outcomeAt(arpa)).toMatchObject({ outcome: "skipped", reason: "does-not-apply", value: 3, close: false });
  });

  it("holds at both bounds", () => {
    expect(outcomeAt(10).outcome).toBe("fail");
    expect(outcomeAt(20).outcome).toBe("fail");
  });

  it("with one bound is open on the other side", () => {
    const outcome = (bounds: object, arpa: number) =>
      firstRecord([{ ...gate, applies_when: { metric: "arpa", ...bounds } }], {
        "customers-ever": value(3),
        arpa: value(arpa),
      }).outcome;
    expect([outcome({ min: -10 }, 99), outcome({ max: 20 }, -99)]).toEqual(["fail", "fail"]);
    expect([outcome({ min: -10 }, -11), outcome({ max: 20 }, 21)]).toEqual(["skipped", "skipped"]);
  });

  it("lets the gate stand where its metric is undefined", () => {
    expect(firstRecord([gate], { "customers-ever": value(10), arpa: missing("no-customers") }).outcome).toBe("pass");
  });

  it("reads the metric of the gate's own group", () => {
    const company = {
      arpa: value(15),
      "arpa@tier:micro": value(5),
      "customers-ever@tier:micro": value(3),
    };
    expect(firstRecord([{ ...gate, tier: "micro" }], company).reason).toBe("does-not-apply");
  });
});

describe("the group of a gate", () => {
  const aimed = { id: "aimed", metric: "ndr", min: 0.8, tier: "mid" };
  const plain = { id: "plain", metric: "ndr", min: 0.8 };

  it("is its own; a gate without one takes the group of the run, else the total", () => {
    const company = { ndr: value(1), "ndr@tier:mid": value(0.7), "ndr@segment:retail": value(0.9) };
    const values = (scope: { by: "segment"; group: string } | null) =>
      evaluate(policyOf([aimed, plain]), company, { scope }).gates.map(({ by, group, value }) => [by, group, value]);
    expect(values(null)).toEqual([
      ["tier", "mid", 0.7],
      [null, null, 1],
    ]);
    expect(values({ by: "segment", group: "retail" })).toEqual([
      ["tier", "mid", 0.7],
      ["segment", "retail", 0.9],
    ]);
  });

  it("may be the group without a name", () => {
    const nameless = { ...plain, segment: "" };
    expect(firstRecord([nameless], { "ndr@segment:": value(0.9) })).toMatchObject({ group: "", outcome: "pass" });
  });

  it("that does not exist skips a built-in gate", () => {
    const { gates, stages } = evaluate(policyOf([aimed], [], true), { ndr: value(1) });
    expect(gates[0]).toMatchObject({
      by: "tier",
      group: "mid",
      outcome: "skipped",
      reason: "no-such-group",
      value: null,
    });
    expect(stages[0]).toMatchObject({ verdict: "inconclusive", reason: "nothing-evaluated" });
  });

  it("that does not exist is never passed over for an own gate", () => {
    expect(() => firstRecord([aimed], { ndr: value(1) })).toThrow('gate aimed: there is no tier "mid"');
  });

  it("that is the run's and does not exist is passed over by no gate, built in or not", () => {
    const scope = { by: "segment", group: "west" } as const;
    for (const builtIn of [true, false])
      expect(() => evaluate(policyOf([plain], [], builtIn), { ndr: value(1) }, { scope })).toThrow(
        'gate plain: there is no segment "west"',
      );
  });
});

describe("a threshold of the plan", () => {
  const gate = { id: "cap", metric: "cumulative-cost", max: "plan.spend_cap", question: "How much?", action: "decide" };
  const company = { "cumulative-cost": value(90_000) };

  it("is compared like any other once it is stated", () => {
    const { gates, questions } = evaluate(policyOf([gate]), company, { plan: { spend_cap: 80_000 } });
    expect(gates[0]).toMatchObject({ threshold: 80_000, outcome: "fail", margin: 10_000 });
    expect(questions).toEqual([]);
  });

  it("that is not stated becomes the question of the gate's id", () => {
    const { gates, questions, stages } = evaluate(policyOf([gate]), company, { plan: { other: 1 } });
    expect(gates).toEqual([]);
    expect(questions).toEqual([
      {
        id: "cap",
        stage: "gtm",
        question: "How much?",
        answer: null,
        evidence: null,
        date: null,
        action: "decide",
        source: "own gate",
      },
    ]);
    expect(stages[0]!.reason).toBe("nothing-evaluated");
  });

  it("that is not stated can be attested, and then counts like its gate", () => {
    const attest = new Map([["cap", NO]]);
    expect(evaluate(policyOf([gate]), company, { attest }).stages[0]!.verdict).toBe("fail");
    const advisory = policyOf([{ ...gate, kind: "advisory" }]);
    expect(evaluate(advisory, company, { attest }).stages[0]!.reason).toBe("nothing-evaluated");
  });

  it("that is not stated asks by name where the gate has no question of its own", () => {
    const { question: _, ...silent } = gate;
    expect(evaluate(policyOf([silent]), company).questions[0]!.question).toContain("plan.spend_cap");
  });

  it("works behind a fallback, stated or attested", () => {
    const from = { id: "from", metric: "ndr", min: 1, fallback: "cap" };
    const policy = policyOf([from, { ...gate, stages: ["pmf"] }]);
    const young = { ...company, ndr: missing("short-history") };
    expect(evaluate(policy, young, { plan: { spend_cap: 1e6 } }).gates[0]).toMatchObject({
      outcome: "pass",
      decidedBy: "cap",
    });
    expect(evaluate(policy, young, { attest: new Map([["cap", NO]]) }).gates[0]!.outcome).toBe("fail");
    expect(evaluate(policy, young).gates[0]).toMatchObject({ outcome: "inconclusive", decidedBy: "cap" });
  });
});

describe("questions", () => {
  const policy = policyOf([{ id: "g", metric: "ndr", min: 0.8 }], [question("q"), { ...question("p"), stage: "pmf" }]);
  const healthy = { ndr: value(1) };

  it("of the asked stages are listed, with their answer and its evidence", () => {
    const { questions } = evaluate(policy, healthy, { attest: new Map([["q", YES]]) });
    expect(questions.map(({ id, answer, evidence, date }) => [id, answer, evidence, date])).toEqual([
      ["q", "yes", "seen", "2025-05-20"],
    ]);
    const denied = evaluate(policy, healthy, { attest: new Map([["q", NO]]) }).questions;
    expect(denied).toMatchObject([{ answer: "no", evidence: null, date: null }]);
  });

  it("count once they are answered: no fails the stage, yes passes", () => {
    expect(evaluate(policy, healthy, { attest: new Map([["q", NO]]) }).stages[0]!.verdict).toBe("fail");
    expect(evaluate(policyOf([], [question("q")]), {}, { attest: new Map([["q", YES]]) }).stages[0]).toEqual({
      stage: "gtm",
      verdict: "pass",
      reason: null,
    });
  });

  it("without an answer block only where answers are demanded", () => {
    expect(evaluate(policy, healthy).stages[0]!.verdict).toBe("pass");
    expect(evaluate(policy, healthy, { settings: { requireAttested: true } }).stages[0]).toEqual({
      stage: "gtm",
      verdict: "inconclusive",
      reason: null,
    });
  });
});

describe("the handbook", () => {
  const everything = { ...value(1, { n: 100 }) };
  const lookup = (metric: string) => (metric === "arpa" ? value(100) : everything);

  it("is evaluated for every stage, with questions for what files cannot show", () => {
    const { gates, questions, stages } = evaluate(HANDBOOK, {}, { stages: STAGES, lookup });
    expect(stages.map(({ stage }) => stage)).toEqual(STAGES);
    expect(gates.filter(({ stage }) => stage === "ecosystem")).toHaveLength(
      gates.filter(({ stage }) => stage === "scale").length,
    );
    expect(questions[0]).toMatchObject({ id: "pmf.spend-cap", answer: null });
    expect(questions).toHaveLength(1 + HANDBOOK.questions.length);
  });

  it("applies ten signatures to light products and to a company without any customer", () => {
    const signatures = (arpa: ReturnType<typeof value>) =>
      evaluate(HANDBOOK, {}, { stages: ["pmf"], lookup: (metric) => (metric === "arpa" ? arpa : value(0)) }).gates[0];
    expect(signatures(value(40_000 / 12))!.outcome).toBe("fail");
    expect(signatures(missing("no-customers"))!.outcome).toBe("fail");
    expect(signatures(value(40_001 / 12))).toMatchObject({ outcome: "skipped", reason: "does-not-apply" });
  });

  it("lets the leading indicator decide for a company too young for NDR", () => {
    const young = (metric: string) => (metric === "ndr" ? missing("short-history") : everything);
    const { gates } = evaluate(HANDBOOK, {}, { lookup: young, attest: new Map([["gtm.leading-indicator", YES]]) });
    expect(gates.find(({ id }) => id === "gtm.ndr")).toMatchObject({
      outcome: "pass",
      decidedBy: "gtm.leading-indicator",
    });
  });

  it("skips its tier gates where the tiers are named differently", () => {
    const noTiers = (metric: string, by: string | null) => (by === "tier" ? null : lookup(metric));
    const { gates } = evaluate(HANDBOOK, {}, { lookup: noTiers });
    const tierGates = gates.filter(({ by }) => by === "tier");
    expect(tierGates.length).toBeGreaterThan(0);
    expect(new Set(tierGates.map(({ reason }) => reason))).toEqual(new Set(["no-such-group"]));
  });

  it("takes an own gate of the same id in place of its own", () => {
    const [own] = policyOf([{ id: "gtm.ndr", metric: "ndr", min: 0.7 }]).gates;
    const { gates } = evaluate(mergeGates(HANDBOOK, [own!]), {}, { lookup });
    expect(gates.filter(({ id }) => id === "gtm.ndr").map(({ threshold }) => threshold)).toEqual([0.7]);
  });
});
