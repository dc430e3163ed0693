import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TotalTooLarge } from "../../src/domain/money.ts";
import { DIMENSIONS, type Dimension } from "../../src/measures/grouping.ts";
import { buildMovements } from "../../src/report/build-movements.ts";
import { buildCohorts } from "../../src/report/build-series.ts";
import { COHORT_VIEWS } from "../../src/report/report.ts";
import { analysisOf, monthOf, PROVENANCE, seriesOf } from "../support/analyses.ts";
import { type Business, month, monthsAfter } from "../support/business.ts";
import { randomBusiness, reproducible } from "../support/random-business.ts";

const dimension = fc.constantFrom<Dimension | null>(null, ...DIMENSIONS);

describe("a series", () => {
  it("gives for each month exactly what a run with that as-of month gives", () => {
    fc.assert(
      fc.property(randomBusiness, dimension, (business, by) => {
        const from = monthsAfter(business.asOf, -14);
        const series = seriesOf(analysisOf(business), from, business.asOf, by);
        for (let at = from; at <= business.asOf; at = monthsAfter(at, 1)) {
          const alone = seriesOf(analysisOf(business), at, at, by);
          const { metrics, allocation } = alone;
          expect(JSON.stringify(monthOf(series, month(at)))).toBe(JSON.stringify({ metrics, allocation }));
        }
      }),
      { ...reproducible, numRuns: 30 },
    );
  });

  it("is the same for a group alone, which is absent until it is shown", () => {
    fc.assert(
      fc.property(randomBusiness, fc.constantFrom(...DIMENSIONS), (business, by) => {
        const analysis = analysisOf(business);
        const from = monthsAfter(business.asOf, -6);
        const all = seriesOf(analysis, from, business.asOf, by);
        for (const group of analysis.groupNames(month(business.asOf), by)) {
          const alone = seriesOf(analysisOf(business), from, business.asOf, by, group);
          const mine = all.metrics.filter((record) => record.group === group);
          expect(JSON.stringify(alone.metrics)).toBe(JSON.stringify(mine));
        }
      }),
      { ...reproducible, numRuns: 20 },
    );
  });

  it("keeps a customer's trial in group '' until the month that shows its tier", () => {
    const business: Business = {
      rows: [
        { customer: "ada", start: "2025-01-05", mrr: 100 },
        { customer: "bo", start: "2025-01-05", trialEnd: "2025-03-05", mrr: 100 },
        { customer: "bo", start: "2025-01-05", amount: 50, kind: "one_off" },
      ],
      asOf: "2025-04",
    };
    const { metrics } = seriesOf(analysisOf(business), "2025-02", "2025-04", "tier");
    const revenue = (at: string, group: string) =>
      metrics.find((record) => record.id === "revenue" && record.month === at && record.group === group)?.value;
    // ada: 27/31 of January, then whole months; bo: 50 once, then 27/31 of March
    expect(revenue("2025-02", "micro")).toBeCloseTo(100 * (27 / 31 + 1), 4);
    expect(revenue("2025-02", "")).toBe(50);
    expect(revenue("2025-03", "")).toBeUndefined();
    expect(revenue("2025-03", "micro")).toBeCloseTo(100 * (27 / 31 + 2) + 50 + 100 * (27 / 31), 4);
  });
});

describe("one group", () => {
  it("has the movements and cohorts that it has among all groups", () => {
    fc.assert(
      fc.property(randomBusiness, fc.constantFrom(...DIMENSIONS), (business, by) => {
        const analysis = analysisOf(business);
        const asOf = month(business.asOf);
        const always = { from: 0, to: asOf };
        const movements = buildMovements(analysis, asOf, { by, group: null }, always, PROVENANCE).movements;
        const cohorts = buildCohorts(analysis, asOf, { by, group: null }, "quarter", COHORT_VIEWS, PROVENANCE).cohorts;
        for (const group of analysis.groupNames(asOf, by)) {
          const mine = <R extends { readonly group: string | null }>(records: readonly R[]) =>
            records.filter((record) => record.group === group);
          expect(buildMovements(analysis, asOf, { by, group }, always, PROVENANCE).movements).toEqual(mine(movements));
          expect(buildCohorts(analysis, asOf, { by, group }, "quarter", COHORT_VIEWS, PROVENANCE).cohorts).toEqual(
            mine(cohorts),
          );
        }
      }),
      { ...reproducible, numRuns: 20 },
    );
  });
});

describe("the total of movements", () => {
  it("goes from the first opening to the last closing, and sums what lies between", () => {
    fc.assert(
      fc.property(randomBusiness, dimension, (business, by) => {
        const asOf = month(business.asOf);
        const range = { from: asOf - 7, to: asOf };
        const report = buildMovements(analysisOf(business), asOf, { by, group: null }, range, PROVENANCE);
        for (const total of report.totals) {
          const mine = report.movements.filter(({ group }) => group === total.group);
          const sum = (name: "new" | "churned" | "net" | "newCustomers" | "flashCustomers") =>
            mine.reduce((all, record) => all + record[name], 0);
          expect([total.from, total.opening, total.customersOpening]).toEqual([
            mine[0]!.month,
            mine[0]!.opening,
            mine[0]!.customersOpening,
          ]);
          const last = mine.at(-1)!;
          expect([total.to, total.closing, total.customersClosing]).toEqual([
            last.month,
            last.closing,
            last.customersClosing,
          ]);
          for (const name of ["new", "churned", "net", "newCustomers", "flashCustomers"] as const)
            expect(total[name]).toBeCloseTo(sum(name), 4);
          for (const each of [...mine, total])
            expect(each.net).toBeCloseTo(
              each.new + each.reactivation + each.expansion - each.contraction - each.churned,
              4,
            );
        }
        expect(report.totals.map(({ group }) => group)).toEqual([
          ...new Set(report.movements.map(({ group }) => group)),
        ]);
      }),
      { ...reproducible, numRuns: 30 },
    );
  });
});

describe("movements of a range", () => {
  const business: Business = { rows: [{ customer: "ada", start: "2025-01-05", mrr: 100 }], asOf: "2025-06" };
  const monthsOf = (from: string, to: string) =>
    buildMovements(
      analysisOf(business),
      month("2025-06"),
      { by: null, group: null },
      { from: month(from), to: month(to) },
      PROVENANCE,
    ).movements.map((record) => record.month);

  it("are those months of the whole series, never before the first line", () => {
    expect(monthsOf("2025-03", "2025-04")).toEqual(["2025-03", "2025-04"]);
    expect(monthsOf("2024-03", "2025-02")).toEqual(["2025-01", "2025-02"]);
    expect(monthsOf("2024-03", "2024-04")).toEqual([]);
  });
});

it("does not read past a total that is too large to be exact", () => {
  const rows = ["ada", "bo"].map((customer) => ({ customer, start: "2025-03-05", mrr: 1e11 }));
  const analysis = analysisOf({ rows, asOf: "2025-04" });
  expect(() => seriesOf(analysis, "2025-04", "2025-04", null)).toThrow(TotalTooLarge);
  expect(seriesOf(analysis, "2025-02", "2025-02", null).metrics.find(({ id }) => id === "mrr")!.value).toBe(0);
});
