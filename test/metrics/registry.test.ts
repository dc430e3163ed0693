import { readdirSync } from "node:fs";
import { basename } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REASONS, type Reason, type Result } from "../../src/domain/result.ts";
import { DIMENSIONS } from "../../src/measures/grouping.ts";
import { Evaluation } from "../../src/metrics/evaluate.ts";
import { METRIC_IDS, METRICS, metricById } from "../../src/metrics/index.ts";
import type { Input, Metric } from "../../src/metrics/metric.ts";
import { measuresOf } from "../support/business.ts";
import { randomBusiness, reproducible } from "../support/random-business.ts";

const UNITS = ["money", "money/month", "ratio", "ratio/month", "count", "months"];
const inputsOf = (metric: Metric) => Object.entries(metric.inputs as Record<string, Input>);
const named = METRICS.map((metric) => [metric.id, metric] as const);

describe("the registry", () => {
  it("has no id twice", () => {
    expect(new Set(METRIC_IDS).size).toBe(METRICS.length);
  });

  it("finds each metric by its id and nothing else", () => {
    for (const metric of METRICS) expect(metricById(metric.id)).toBe(metric);
    for (const text of ["", "NDR", "ltv ", "constructor"]) expect(metricById(text)).toBeUndefined();
  });

  it("holds every metric that a file of its folder defines, under the name of the file", async () => {
    const folder = new URL("../../src/metrics/", import.meta.url);
    const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
    const defined: string[] = [];
    for (const file of files) {
      const exported: unknown[] = Object.values(await import(`../../src/metrics/${basename(file, ".ts")}.ts`));
      const metrics = exported.filter((value) => METRICS.includes(value as Metric) || isMetric(value)) as Metric[];
      for (const metric of metrics) {
        expect(`${metric.id}.ts`).toBe(file);
        expect(METRICS).toContain(metric);
        defined.push(metric.id);
      }
    }
    expect(defined.sort()).toEqual([...METRIC_IDS].sort());
  });

  it("builds no metric on itself, by whatever detour", () => {
    const visit = (metric: Metric, above: readonly Metric[]) => {
      expect(above).not.toContain(metric);
      for (const [, input] of inputsOf(metric)) if ("metric" in input) visit(input.metric, [...above, metric]);
    };
    for (const metric of METRICS) visit(metric, []);
  });
});

function isMetric(value: unknown): boolean {
  return typeof value === "object" && value !== null && "compute" in value && "undefinedWhen" in value;
}

describe.each(named)("%s", (id, metric) => {
  it("has a kebab-case id", () => {
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  });

  it("says what it is, how it is computed, and where it comes from", () => {
    for (const text of [metric.title, metric.formula, metric.source]) expect(text.trim()).not.toBe("");
    expect(UNITS).toContain(metric.unit);
    expect(["higher", "lower", null]).toContain(metric.better);
    if (metric.needs !== null) expect(metric.needs.meaning.trim()).not.toBe("");
    for (const [, input] of inputsOf(metric)) if (!("metric" in input)) expect(input.meaning.trim()).not.toBe("");
  });

  it("names every input in its formula", () => {
    for (const [name] of inputsOf(metric)) expect(metric.formula).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it("reads inputs of a known unit, or registered metrics", () => {
    for (const [, input] of inputsOf(metric))
      if ("metric" in input) expect(METRICS).toContain(input.metric);
      else expect(UNITS).toContain(input.unit);
  });

  it("explains reasons that exist, each with a text", () => {
    for (const [reason, text] of Object.entries(metric.undefinedWhen)) {
      expect(Object.keys(REASONS)).toContain(reason);
      expect((text as string).trim()).not.toBe("");
    }
  });

  it("has an example that gives a value", () => {
    expect(metric.examples.some(({ gives }) => gives.value !== null)).toBe(true);
  });

  it.each(metric.examples)("gives what its example says: $given", ({ given, gives }) => {
    expect(Object.keys(given).sort()).toEqual(Object.keys(metric.inputs).sort());
    const { value, reason } = metric.compute(given);
    expect(reason).toBe(gives.reason);
    if (gives.value === null) expect(value).toBeNull();
    else expect(Math.abs(value! - gives.value)).toBeLessThanOrEqual(1e-12 * Math.abs(gives.value));
  });

  it("lists every reason that its examples give, unless an optional input brings it along", () => {
    for (const { given, gives } of metric.examples) {
      const brought = inputsOf(metric)
        .filter(([, input]) => "optional" in input)
        .map(([name]) => (given[name] as Result).reason);
      if (gives.reason !== null) expect([...Object.keys(metric.undefinedWhen), ...brought]).toContain(gives.reason);
    }
  });

  it("has an example for every reason of its own", () => {
    // reasons of the months, of inputs that are measured, and of other metrics are found before compute
    const earlier: Reason[] = ["no-costs", "short-history", "no-new-customers", "no-target-segments"];
    const shown = metric.examples.map(({ gives }) => gives.reason);
    const own = (Object.keys(metric.undefinedWhen) as Reason[]).filter((reason) => !earlier.includes(reason));
    expect(shown).toEqual(expect.arrayContaining(own));
  });
});

describe("every metric of a random business", () => {
  /** The reasons that a metric may give: its own, those of what it builds on, and of shared costs. */
  const allowed = (metric: Metric): string[] => [
    ...Object.keys(metric.undefinedWhen),
    ...inputsOf(metric).flatMap(([, input]) => ("metric" in input ? allowed(input.metric) : [])),
  ];
  const allowedById = new Map(
    METRICS.map((metric) => [metric.id, new Set([...allowed(metric), "no-allocation-driver"])]),
  );

  it("is a finite number or gives a reason that it has explained, in every group", () => {
    fc.assert(
      fc.property(randomBusiness, fc.constantFrom(null, ...DIMENSIONS), (business, by) => {
        for (const group of measuresOf(business, by).groups) {
          const evaluation = new Evaluation(group);
          for (const metric of METRICS) {
            const { value, reason, interval, n, effectiveSize } = evaluation.resultOf(metric);
            if (value === null) {
              expect([...allowedById.get(metric.id)!]).toContain(reason);
              expect([interval, n, effectiveSize]).toEqual([null, null, null]);
              continue;
            }
            if (!Number.isFinite(value) || Object.is(value, -0) || reason !== null)
              expect.fail(`${metric.id}: ${value}`);
            if (interval === null) continue;
            const slack = 1e-9 * Math.max(1, Math.abs(value));
            if (!(interval.low <= value + slack && value - slack <= interval.high && Number.isFinite(interval.high)))
              expect.fail(`${metric.id}: ${value} outside ${interval.low} to ${interval.high}`);
          }
        }
      }),
      reproducible,
    );
  });
});
