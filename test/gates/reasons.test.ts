import { describe, expect, it } from "vitest";
import type { GATE_REASONS, GateReason } from "../../src/gates/reasons.ts";
import { between, evaluate, firstRecord, missing, policyOf, value } from "./company.ts";

type Own = keyof typeof GATE_REASONS;

const NDR = { id: "ndr", metric: "ndr", min: 0.8 } as const;
const NO_WORSE = { id: "budget", metric: "ndr", no_worse_than_baseline: true } as const;
const judged = (...given: Parameters<typeof firstRecord>): GateReason | null => firstRecord(...given).reason;

/** One story for each reason; a reason without one does not compile. */
const STORIES: Readonly<Record<Own, () => string | null>> = {
  "thin-data": () => judged([NDR], { ndr: value(0.9, { n: 19, interval: between(0.7, 1.1) }) }),
  "interval-contains-threshold": () =>
    judged([NDR], { ndr: value(0.9, { n: 50, interval: between(0.7, 1.1) }) }, { settings: { strict: true } }),
  "does-not-apply": () =>
    judged([{ ...NDR, applies_when: { metric: "arpa", min: 100 } }], { ndr: value(0.9), arpa: value(50) }),
  // Only the handbook's own gates may be aimed at a tier that a company does not have.
  "no-such-group": () =>
    evaluate(policyOf([{ ...NDR, tier: "micro" }], [], true), { ndr: value(0.9) }).gates[0]!.reason,
  "no-baseline": () => judged([NO_WORSE], { ndr: value(0.9) }),
  "not-in-baseline": () => judged([NO_WORSE], { ndr: value(0.9) }, { baseline: () => undefined }),
  "baseline-undefined": () => judged([NO_WORSE], { ndr: value(0.9) }, { baseline: () => null }),
  "nothing-evaluated": () =>
    evaluate(policyOf([{ ...NDR, applies_when: { metric: "arpa", min: 100 } }]), {
      ndr: missing("no-customers"),
      arpa: value(50),
    }).stages[0]!.reason,
};

describe("a reason of a gate or a stage", () => {
  it.each(Object.entries(STORIES))("%s is reached", (reason, story) => {
    expect(story()).toBe(reason);
  });
});
