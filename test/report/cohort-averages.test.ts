import { describe, expect, it } from "vitest";
import type { CohortPeriod } from "../../src/measures/cohorts.ts";
import { buildCohorts } from "../../src/report/build-series.ts";
import { COHORT_VIEWS } from "../../src/report/report.ts";
import { analysisOf, PROVENANCE } from "../support/analyses.ts";
import { type Business, month } from "../support/business.ts";
import { COMPANY_NAMES, company } from "../support/companies.ts";

function cohortsOf(business: Business, period: CohortPeriod) {
  const total = { by: null, group: null };
  return buildCohorts(analysisOf(business), month(business.asOf), total, period, COHORT_VIEWS, PROVENANCE);
}

/** Three cohorts of two that are a year old, and a young one that would lift the first ages. */
const YEAR: Business = {
  rows: [
    ...["2024-01", "2024-02", "2024-03"].flatMap((start, i) => [
      { customer: `stays${i}`, start: `${start}-01`, mrr: 100 },
      { customer: `leaves${i}`, start: `${start}-01`, end: i === 2 ? "2024-05-01" : "2024-08-01", mrr: 300 },
    ]),
    ...Array.from({ length: 50 }, (_, i) => ({ customer: `young${i}`, start: "2025-01-01", mrr: 1000 })),
  ],
  asOf: "2025-03",
};

describe("the average of cohorts", () => {
  it("has the cohorts that are a year old, the same at every age", () => {
    const { averages } = cohortsOf(YEAR, "month");
    expect(averages.map(({ age }) => age)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(new Set(averages.map(({ cohorts, members, newMrr }) => `${cohorts} ${members} ${newMrr}`))).toEqual(
      new Set(["3 6 1200"]),
    );
  });

  it("is weighted by size: customers for customers, their first MRR for MRR", () => {
    // March's larger customer leaves at the end of April, age 1; the others after July, ages 6 and 5.
    const { averages } = cohortsOf(YEAR, "month");
    const at = (age: number) => [averages[age]!.logoRetention, averages[age]!.netRetention];
    expect(at(1)).toEqual([1, 1]);
    expect(at(2)).toEqual([5 / 6, 900 / 1200]);
    expect(at(5)).toEqual([5 / 6, 900 / 1200]);
    expect(at(6)).toEqual([4 / 6, 600 / 1200]);
    expect(at(7)).toEqual([3 / 6, 300 / 1200]);
  });

  it("goes less far for a young business, and is not there for a few customers", () => {
    const young = (months: number, customers: number): Business => ({
      rows: ["2025-01", "2025-02", "2025-03"].flatMap((start) =>
        Array.from({ length: customers }, (_, i) => ({ customer: `${start} ${i}`, start: `${start}-01`, mrr: 10 })),
      ),
      asOf: `2025-0${3 + months}`,
    });
    expect(cohortsOf(young(3, 2), "month").averages.map(({ age }) => age)).toEqual([0, 1, 2, 3]);
    expect(cohortsOf(young(6, 2), "month").averages).toHaveLength(7);
    expect(cohortsOf(young(2, 2), "month").averages).toEqual([]);
    expect(cohortsOf(young(6, 1), "month").averages).toEqual([]);
  });

  it.each(COMPANY_NAMES)("is what the records of these cohorts add up to: %s", async (name) => {
    const { analysis, asOf } = await company(name);
    for (const period of ["month", "quarter"] as const) {
      const total = { by: null, group: null };
      const { cohorts, averages } = buildCohorts(analysis, asOf, total, period, COHORT_VIEWS, PROVENANCE);
      expect(averages.length).toBeGreaterThan(1);
      const old = cohorts.filter(({ age }) => age === averages.length - 1).map(({ cohort }) => cohort);
      for (const { age, members, newMrr, ...found } of averages) {
        const mine = cohorts.filter((record) => record.age === age && old.includes(record.cohort));
        const sum = (of: (record: (typeof mine)[number]) => number) => mine.reduce((all, each) => all + of(each), 0);
        expect([found.cohorts, members]).toEqual([old.length, sum((each) => each.members)]);
        expect(newMrr).toBeCloseTo(
          sum((each) => each.newMrr),
          6,
        );
        expect(found.logoRetention).toBeCloseTo(sum((each) => each.customers) / members, 12);
        expect(found.netRetention).toBeCloseTo(sum((each) => each.mrr) / newMrr, 12);
        expect(found.grossRetention).toBeCloseTo(sum((each) => each.grossMrr) / newMrr, 12);
      }
    }
  });
});

describe("a cohort", () => {
  it("states the customers and the MRR that its retentions divide by", () => {
    const records = cohortsOf(YEAR, "quarter").cohorts.filter(({ cohort }) => cohort === "2024-Q1");
    for (const { members, newMrr, customers, mrr, logoRetention, netRetention } of records) {
      expect([members, newMrr]).toEqual([6, 1200]);
      expect([logoRetention, netRetention]).toEqual([customers / 6, mrr / 1200]);
    }
    expect(records.map(({ customers }) => customers)).toEqual([6, 5, 3, 3, 3]);
  });
});
