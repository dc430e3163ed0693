import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EvidenceSource } from "../../src/measures/drill-down/evidence.ts";
import { drillDown } from "../../src/measures/drill-down/index.ts";
import { keyOf, readsOf, totalOf } from "../../src/measures/drill-down/reads.ts";
import { DIMENSIONS } from "../../src/measures/grouping.ts";
import { Evaluation } from "../../src/metrics/evaluate.ts";
import { METRICS, metricById } from "../../src/metrics/index.ts";
import { inputsOf, readsOfInput, readsUnder } from "../../src/metrics/levers/tree.ts";
import { sourceOf } from "../../src/report/explain/build-explain.ts";
import { analysisOf, month } from "../support/business.ts";
import { COMPANY_NAMES, company } from "../support/companies.ts";
import { randomBusiness, reproducible } from "../support/random-business.ts";

/** Every column of the rows behind a sum adds up to it, to the tick: checked for every sum that any metric reads. */
function expectExactSums(source: EvidenceSource): number {
  const reads = new Map(METRICS.flatMap((metric) => [...readsUnder(source.measures, metric)]));
  let checked = 0;
  for (const { family, reads: mine, rows } of drillDown(source, [...reads.values()]))
    for (const [i, read] of mine.entries()) {
      const total = totalOf(source.measures, read);
      if (total === null) continue;
      const sum = rows.reduce((all, { values }) => all + values[i]!, 0);
      expect(sum, `${family} ${read.column}`).toBe(total);
      checked++;
    }
  return checked;
}

describe.each(COMPANY_NAMES)("the evidence of %s", (name) => {
  it("adds up to every sum of every metric, for the total and for every group", async () => {
    const { analysis, asOf } = await company(name);
    expect(expectExactSums(sourceOf(analysis, asOf, null, null))).toBeGreaterThan(40);
    for (const by of DIMENSIONS)
      for (const group of analysis.groupNames(asOf, by)) expectExactSums(sourceOf(analysis, asOf, by, group));
  });
});

describe("the evidence of a random business", () => {
  it("adds up to every sum of every metric in every group", () => {
    fc.assert(
      fc.property(randomBusiness, fc.constantFrom(null, ...DIMENSIONS), (business, by) => {
        const analysis = analysisOf(business);
        const asOf = month(business.asOf);
        if (by === null) expectExactSums(sourceOf(analysis, asOf, null, null));
        else for (const group of analysis.groupNames(asOf, by)) expectExactSums(sourceOf(analysis, asOf, by, group));
      }),
      reproducible,
    );
  });

  it("is found for every measured input of every metric, unless the input is a setting", async () => {
    const { analysis, asOf } = await company("healthy-gtm");
    const { measures } = analysis.evaluation(asOf, null, null)!;
    const without = METRICS.flatMap((metric) =>
      inputsOf(metric).flatMap(([name, input]) =>
        "metric" in input || readsOfInput(measures, metric, input).length > 0 ? [] : [`${metric.id}: ${name}`],
      ),
    );
    expect(without).toEqual(["arr-ceiling: windowMonths", "ltv: lifetimeCap", "off-target-share: offTargetNewMrr"]);
  });
});

describe("what an input reads", () => {
  it("is heard without changing what it answers", async () => {
    const { analysis, asOf } = await company("leaky-bucket");
    const { measures } = analysis.evaluation(asOf, null, null)!;
    for (const metric of METRICS)
      for (const [name, input] of inputsOf(metric)) {
        if ("metric" in input) continue;
        let heard: unknown;
        readsOf(measures, (listening) => {
          heard = input.read(listening);
        });
        expect(heard, `${metric.id}: ${name}`).toEqual(input.read(measures));
      }
  });

  it("is one sum for an input that reads one, whose total is the input itself", async () => {
    const { analysis, asOf } = await company("leaky-bucket");
    const evaluation = new Evaluation(analysis.evaluation(asOf, null, null)!.measures);
    const { measures } = evaluation;
    const ndr = metricById("ndr")!;
    const reads = inputsOf(ndr).map(([, input]) => ("metric" in input ? [] : readsOf(measures, input.read)));
    expect(reads.flat().map(keyOf)).toEqual(["cohort opening 653 665 ", "cohort closing 653 665 "]);
    expect(reads.flat().map((read) => totalOf(measures, read))).toEqual(
      evaluation.inputsOf(ndr).map(({ result }) => result.value),
    );
  });
});
