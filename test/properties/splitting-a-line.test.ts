import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMonth } from "../../src/domain/month.ts";
import type { GroupMeasures } from "../../src/measures/measures.ts";
import type { MeasureColumn } from "../../src/measures/month-tables.ts";
import { buildCohorts } from "../../src/report/build-series.ts";
import { COHORT_VIEWS } from "../../src/report/report.ts";
import { analysisOf, PROVENANCE } from "../support/analyses.ts";
import { month, totalOf } from "../support/business.ts";
import type { Row } from "../support/lines.ts";
import { randomRows, reproducible } from "../support/random-business.ts";

const MOVEMENTS = [
  ...(["new", "reactivation", "expansion", "contraction", "churned", "closing"] as const),
  ...(["newCustomers", "reactivatedCustomers", "churnedCustomers", "customersClosing", "flashCustomers"] as const),
] satisfies readonly MeasureColumn[];
const REVENUE = [["firstYear"], ["firstYear", "renewal"], ["valueAdded"], ["usage"]] as const;

const asOf = "2025-09";
const FIRST = month("2022-09");
const LAST = month("2025-10");

/** Rows, and the same rows with one cut in two on a day of its life, its first and its last one included. */
const split = fc
  .tuple(randomRows, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([rows, pick, part]) => {
    // The price of a term is for all of it: cut in two, each half would cost as much as the whole.
    const lines = rows.filter(({ kind, interval }) => kind !== "one_off" && kind !== "refund" && interval !== "term");
    const line = lines[pick % lines.length];
    if (line === undefined) return null;
    const [start, end] = [line.start, line.end ?? asOf].map((date) => Date.parse(date) / 86_400_000);
    const cut = new Date((start! + Math.round(part * Math.max(0, end! - start!))) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const halves: Row[] = [
      { ...line, end: cut },
      { ...line, start: cut },
    ];
    return { rows, parts: [...rows.filter((row) => row !== line), ...halves], cut };
  })
  .filter((each) => each !== null);

const usages = fc.constantFrom<"include" | "exclude">("include", "exclude");

describe("a line cut in two at any day", () => {
  it("moves nothing, in any month", () => {
    fc.assert(
      fc.property(split, usages, ({ rows, parts }, usage) => {
        const movements = (group: GroupMeasures) => MOVEMENTS.map((name) => monthsOf((at) => group.at(name, at)));
        expect(movements(totalOf({ rows: parts, asOf, options: { usage } }))).toEqual(
          movements(totalOf({ rows, asOf, options: { usage } })),
        );
      }),
      reproducible,
    );
  });

  it("changes revenue by a tick at most, and only in the month of the cut", () => {
    fc.assert(
      fc.property(split, usages, ({ rows, parts, cut }, usage) => {
        const before = totalOf({ rows, asOf, options: { usage } });
        const after = totalOf({ rows: parts, asOf, options: { usage } });
        monthsOf((at) => {
          for (const names of REVENUE) {
            const difference = names.reduce((sum, name) => sum + after.at(name, at) - before.at(name, at), 0);
            expect(Math.abs(difference)).toBeLessThanOrEqual(cut.startsWith(formatMonth(at)) ? 1 : 0);
          }
        });
      }),
      reproducible,
    );
  });

  it("leaves cohorts as they were", () => {
    fc.assert(
      fc.property(split, ({ rows, parts }) => {
        const cohorts = (of: readonly Row[]) =>
          buildCohorts(
            analysisOf({ rows: of, asOf }),
            month(asOf),
            { by: null, group: null },
            "month",
            COHORT_VIEWS,
            PROVENANCE,
          ).cohorts;
        expect(cohorts(parts)).toEqual(cohorts(rows));
      }),
      reproducible,
    );
  });
});

function monthsOf<T>(read: (at: number) => T): T[] {
  return Array.from({ length: LAST - FIRST + 1 }, (_, i) => read(FIRST + i));
}
