import { describe, expect, it } from "vitest";
import { REASONS } from "../../src/domain/result.ts";
import { checkPolicy } from "../../src/gates/check-policy.ts";
import { missingGroups } from "../../src/gates/missing-groups.ts";
import handbook from "../../src/gates/policies/handbook.yaml";
import { HANDBOOK, mergeGates, policyFrom } from "../../src/gates/policy.ts";
import type { RawGate, RawPolicy } from "../../src/gates/raw-policy.ts";
import { METRIC_IDS, metricById } from "../../src/metrics/index.ts";
import { policyOf } from "./company.ts";

function check(gates: readonly object[], base: typeof HANDBOOK | null = HANDBOOK) {
  const own = gates.map((gate, index) => ({ id: `g${index}`, metric: "ndr", min: 1, ...gate }) as RawGate);
  return checkPolicy({ gates: own }, { base, metricIds: METRIC_IDS });
}

describe("checking a policy", () => {
  it("finds nothing wrong in the handbook", () => {
    expect(checkPolicy(handbook as RawPolicy, { base: null, metricIds: METRIC_IDS })).toEqual([]);
  });

  it("finds nothing wrong in own gates that fall back on gates and questions of the handbook", () => {
    expect(check([{ fallback: "gtm.ndr" }, { fallback: "gtm.leading-indicator" }, { id: "gtm.ndr" }])).toEqual([]);
  });

  it("names the nearest metric, also in applies_when", () => {
    expect(check([{ metric: "ndrr" }, { applies_when: { metric: "appa", min: 1 } }, { metric: "zzzzzzzz" }])).toEqual([
      { code: "metric-unknown", path: ["gates", 0, "metric"], args: { gate: "g0", metric: "ndrr", nearest: "ndr" } },
      {
        code: "metric-unknown",
        path: ["gates", 1, "applies_when", "metric"],
        args: { gate: "g1", metric: "appa", nearest: "arpa" },
      },
      { code: "metric-unknown", path: ["gates", 2, "metric"], args: { gate: "g2", metric: "zzzzzzzz", nearest: "" } },
    ]);
  });

  it("finds an id given twice, and one that a question has", () => {
    expect(check([{ id: "a" }, { id: "a" }, { id: "gtm.growth-map" }])).toEqual([
      { code: "gate-duplicate", path: ["gates", 1, "id"], args: { gate: "a" } },
      { code: "gate-duplicate", path: ["gates", 2, "id"], args: { gate: "gtm.growth-map" } },
    ]);
    const questions = [{ id: "a", stage: "gtm", question: "?" }] as const;
    const own = { gates: [{ id: "a", metric: "ndr", min: 1 }], questions };
    expect(checkPolicy(own, { base: null, metricIds: METRIC_IDS })).toEqual([
      { code: "gate-duplicate", path: ["questions", 0, "id"], args: { gate: "a" } },
    ]);
  });

  it("finds a gate with no threshold and one with several", () => {
    expect(check([{ min: undefined }, { below: 2, max: 3 }])).toEqual([
      { code: "gate-bounds", path: ["gates", 0], args: { gate: "g0", found: "" } },
      { code: "gate-bounds", path: ["gates", 1, "max"], args: { gate: "g1", found: "min, max, below" } },
    ]);
  });

  it("names the nearest reason, and knows that default is none", () => {
    const problems = check([
      {
        when_undefined: { "short-histroy": "fail", default: "skip" },
        fallback: "gtm.ndr",
        fallback_reasons: ["no-cost", "x"],
      },
    ]);
    expect(problems).toMatchObject([
      {
        code: "config-invalid",
        path: ["gates", 0, "when_undefined", "short-histroy"],
        args: { nearest: "short-history" },
      },
      {
        code: "config-invalid",
        path: ["gates", 0, "fallback_reasons", 1],
        args: { found: "x", nearest: "", expected: Object.keys(REASONS).join(", ") },
      },
    ]);
  });

  it("names the nearest gate or question for an unknown fallback", () => {
    expect(check([{ fallback: "gtm.ndrr" }, { fallback: "gtm.leading-indicater" }])).toEqual([
      {
        code: "fallback-unknown",
        path: ["gates", 0, "fallback"],
        args: { gate: "g0", fallback: "gtm.ndrr", nearest: "gtm.ndr" },
      },
      {
        code: "fallback-unknown",
        path: ["gates", 1, "fallback"],
        args: { gate: "g1", fallback: "gtm.leading-indicater", nearest: "gtm.leading-indicator" },
      },
    ]);
  });

  it("finds each cycle of fallbacks once, and not the gates that lead into it", () => {
    expect(check([{ fallback: "g1" }, { fallback: "g2" }, { fallback: "g1" }, { fallback: "g3" }])).toEqual([
      { code: "fallback-cycle", path: ["gates", 1, "fallback"], args: { gate: "g1", cycle: "g1 -> g2 -> g1" } },
      { code: "fallback-cycle", path: ["gates", 3, "fallback"], args: { gate: "g3", cycle: "g3 -> g3" } },
    ]);
  });

  it("finds a cycle that an own gate closes through the policy beneath", () => {
    const cycle = "gtm.sales-efficiency -> gtm.gm2-increment -> gtm.sales-efficiency";
    expect(check([{ id: "gtm.sales-efficiency", fallback: "gtm.gm2-increment" }])).toEqual([
      { code: "fallback-cycle", path: ["gates", 0, "fallback"], args: { gate: "gtm.sales-efficiency", cycle } },
    ]);
  });

  it("takes a policy of questions alone, and an empty one", () => {
    const questions = [{ id: "a", stage: "gtm", question: "?" }] as const;
    expect(checkPolicy({ questions }, { base: null })).toEqual([]);
    expect(checkPolicy({}, { base: null })).toEqual([]);
  });

  it("names nothing where no gate is near, nor the gate itself", () => {
    const alone = [{ id: "budget.ndr", fallback: "budget.nrr" }, { fallback: "zzzzzzzzzzzz" }];
    expect(check(alone, null)).toMatchObject([
      { code: "fallback-unknown", args: { nearest: "" } },
      { code: "fallback-unknown", args: { nearest: "" } },
    ]);
  });

  it("finds a baseline for a metric that has no better side, under either name of the bound", () => {
    const open = { id: "a", metric: "rnd-share", min: undefined };
    expect(metricById("rnd-share")!.better).toBeNull();
    expect(
      check([
        { ...open, max_drop: "5%" },
        { ...open, id: "b", no_worse_than_baseline: true },
      ]),
    ).toEqual([
      {
        code: "gate-direction",
        path: ["gates", 0, "max_drop"],
        args: { gate: "a", metric: "rnd-share", found: "max_drop" },
      },
      {
        code: "gate-direction",
        path: ["gates", 1, "no_worse_than_baseline"],
        args: { gate: "b", metric: "rnd-share", found: "no_worse_than_baseline" },
      },
    ]);
    expect(check([{ min: undefined, max_drop: "5%" }, { metric: "rnd-share" }])).toEqual([]);
    expect(check([{ metric: "zzzzzzzz", min: undefined, max_drop: "5%" }])).toMatchObject([{ code: "metric-unknown" }]);
  });

  it("reports only the user's own parts", () => {
    const broken = policyFrom({ gates: [{ id: "b", metric: "nonsense", min: 1, fallback: "nowhere" }] }, true);
    expect(check([{}], broken)).toEqual([]);
  });

  it("reports all problems at once", () => {
    const codes = check([{ metric: "x", min: undefined, fallback: "nowhere" }, { id: "g0" }]).map(({ code }) => code);
    expect(codes).toEqual(["gate-duplicate", "metric-unknown", "gate-bounds", "fallback-unknown"]);
  });
});

describe("groups that do not exist", () => {
  const groups = { segment: ["retail", ""], channel: ["web"], tier: ["micro", "mid"] };
  const own = [
    { id: "a", metric: "ndr", min: 1, segment: "retial" },
    { id: "b", metric: "ndr", min: 1, tier: "mid" },
    { id: "c", metric: "ndr", min: 1, segment: "" },
    { id: "d", metric: "ndr", min: 1, channel: "telephone" },
    { id: "e", metric: "ndr", min: 1 },
  ];

  it("are found for own gates, with the nearest match, and never for built-in ones", () => {
    const policy = mergeGates(HANDBOOK, policyOf(own).gates);
    expect(missingGroups(policy, (by) => groups[by])).toEqual([
      { gate: "a", by: "segment", group: "retial", nearest: "retail" },
      { gate: "d", by: "channel", group: "telephone", nearest: null },
    ]);
  });
});
