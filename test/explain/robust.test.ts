import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HANDBOOK } from "../../src/gates/policy.ts";
import { DIMENSIONS } from "../../src/measures/grouping.ts";
import { METRICS } from "../../src/metrics/index.ts";
import { renderCsv } from "../../src/render/csv.ts";
import { renderMarkdown } from "../../src/render/markdown/markdown.ts";
import { renderTable } from "../../src/render/table/table.ts";
import { EN } from "../../src/render/words/index.ts";
import { buildExplain } from "../../src/report/explain/build-explain.ts";
import { analysisOf, month } from "../support/business.ts";
import { randomBusiness, reproducible } from "../support/random-business.ts";

const options = { colourLevel: 0, width: 80, quiet: false, undecided: "open", words: EN } as const;

describe("an explanation of a random business", () => {
  it("is there for every metric, gate and group, in every format, and never NaN, undefined or infinite", async () => {
    await fc.assert(
      fc.asyncProperty(randomBusiness, fc.constantFrom(null, ...DIMENSIONS), fc.nat(), async (business, by, pick) => {
        const analysis = analysisOf(business);
        const asOf = month(business.asOf);
        const names = by === null ? [] : analysis.groupNames(asOf, by);
        const scope = by === null || names.length === 0 ? null : { by, group: names[pick % names.length]! };
        const gate = HANDBOOK.gates.filter((each) => each.by === null)[pick % 12]!;
        const metric = METRICS[pick % METRICS.length]!;
        for (const subject of [
          { kind: "metric", metric },
          { kind: "gate", gate },
        ] as const) {
          const report = buildExplain(
            analysis,
            {
              asOf,
              subject,
              scope,
              top: 3,
              policy: HANDBOOK,
              settings: { strict: false, minCustomers: 20, requireAttested: false },
              stage: null,
              attest: new Map(),
              waivers: [],
              plan: {},
            },
            { issues: [], inputs: [], definitions: "" },
          );
          for (const text of [await renderTable(report, options), renderMarkdown(report, options), renderCsv(report)])
            expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
        }
      }),
      { ...reproducible, numRuns: 150 },
    );
  });
});
