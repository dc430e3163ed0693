import fc from "fast-check";
import { expect, it } from "vitest";
import { REASONS, type Reason } from "../../src/domain/result.ts";
import type { RawGate } from "../../src/gates/raw-policy.ts";
import type { MetricResult } from "../../src/metrics/metric.ts";
import { evaluate, missing, policyOf, question, value, YES } from "./company.ts";

const REASON = fc.constantFrom(...(Object.keys(REASONS) as Reason[]));
const NUMBER = fc.double({ min: -10, max: 10, noNaN: true });
const BOUND = fc.constantFrom("min", "max", "above", "below");
const WHEN = fc.constantFrom("inconclusive", "fail", "skip", { "short-history": "skip", default: "fail" });

/** Chains of gates g0 -> g1 -> ... -> the question q, each on a metric of its own. */
const CHAIN = fc.array(fc.tuple(BOUND, NUMBER, WHEN, fc.boolean()), { minLength: 1, maxLength: 5 }).map((links) =>
  links.map(([bound, threshold, when_undefined, falls], index) => ({
    id: `g${index}`,
    metric: `m${index}`,
    [bound]: threshold,
    when_undefined,
    ...(falls ? { fallback: index + 1 < links.length ? `g${index + 1}` : "q" } : {}),
  })),
) as fc.Arbitrary<RawGate[]>;

const DEFINED = fc
  .record({
    at: NUMBER,
    below: fc.double({ min: 0, max: 3, noNaN: true }),
    n: fc.option(fc.nat(40)),
    wide: fc.boolean(),
  })
  .map(({ at, below, n, wide }) =>
    value(at, { n, interval: wide ? { low: at - below, high: at + below, confidence: 0.9 } : null }),
  );
const RESULTS = fc.array(fc.oneof<fc.Arbitrary<MetricResult>[]>(REASON.map(missing), DEFINED), {
  minLength: 5,
  maxLength: 5,
});

it("a gate passes on an undefined metric only if a gate with a value, or an answer, decided", () => {
  fc.assert(
    fc.property(CHAIN, RESULTS, fc.boolean(), fc.boolean(), (chain, results, strict, answered) => {
      const company = Object.fromEntries(results.map((result, index) => [`m${index}`, result]));
      const attest = new Map(answered ? [["q", YES]] : []);
      const { gates } = evaluate(policyOf(chain, [question("q")]), company, { attest, settings: { strict } });
      for (const { outcome, value, reason, decidedBy, close } of gates) {
        if (value === null) expect(close).toBe(false);
        if (value === null) expect(reason).not.toBeNull();
        if (value !== null) expect(decidedBy).toBeNull();
        if (outcome !== "pass" || value !== null) continue;
        const decider = gates.find(({ id }) => id === decidedBy);
        if (decider === undefined) expect([decidedBy, answered]).toEqual(["q", true]);
        else expect(decider).toMatchObject({ outcome: "pass", decidedBy: null, value: expect.any(Number) });
      }
    }),
  );
});

it("a stage whose every metric is missing never passes without an answer", () => {
  fc.assert(
    fc.property(CHAIN, REASON, (chain, reason) => {
      const company = Object.fromEntries(chain.map(({ metric }) => [metric, missing(reason)]));
      expect(evaluate(policyOf(chain, [question("q")]), company).stages[0]!.verdict).not.toBe("pass");
    }),
  );
});

it("strict turns a decision into an undecided one, never the other way round or into its opposite", () => {
  fc.assert(
    fc.property(BOUND, NUMBER, DEFINED, (bound, threshold, result) => {
      const policy = policyOf([{ id: "g", metric: "m", [bound]: threshold }]);
      const plain = evaluate(policy, { m: result }).gates[0]!;
      const strict = evaluate(policy, { m: result }, { settings: { strict: true } }).gates[0]!;
      expect([plain.outcome, "inconclusive"]).toContain(strict.outcome);
    }),
  );
});
