import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATEGORIES } from "../../src/domain/cost.ts";
import { DIMENSIONS } from "../../src/measures/grouping.ts";
import type { MeasureColumn } from "../../src/measures/month-tables.ts";
import { metricById } from "../../src/metrics/index.ts";
import { analysisOf } from "../support/analyses.ts";
import { month } from "../support/business.ts";
import { randomBusiness, reproducible } from "../support/random-business.ts";

const COLUMNS: readonly MeasureColumn[] = [
  ...(["new", "reactivation", "expansion", "contraction", "churned", "closing"] as const),
  ...(["newCustomers", "reactivatedCustomers", "churnedCustomers", "customersClosing", "flashCustomers"] as const),
  ...(["firstYear", "renewal", "firstYearRefunds", "renewalRefunds", "usage", "valueAdded"] as const),
  ...(["contractValue", "multiYear", "annual", "underYear", "offTargetNew"] as const),
];

/** Metrics that are sums of money or counts, and so add up. */
const SUMS = [
  ...["mrr", "arr", "customers", "new-customers", "churned-customers", "customers-ever"],
  ...["new-mrr", "expansion-mrr", "contraction-mrr", "churned-mrr", "reactivation-mrr", "net-new-mrr"],
  ...["revenue", "value-added-revenue", "acquisition-cost", "cumulative-cost"],
  ...["gross-profit-1", "gross-profit-2", "gross-profit-3", "gross-profit-4"],
];

/** Before anything has started there is no group that costs could belong to. */
const grouped = fc
  .tuple(randomBusiness, fc.constantFrom(...DIMENSIONS))
  .filter(([business, by]) => analysisOf(business).groupNames(month(business.asOf), by).length > 0);

describe("the groups of a dimension", () => {
  it("add up to the total in every measure of every month, to the tick", () => {
    fc.assert(
      fc.property(grouped, ([business, by]) => {
        const analysis = analysisOf(business);
        const asOf = month(business.asOf);
        const total = analysis.measures(asOf, null).groups[0]!;
        const { groups } = analysis.measures(asOf, by);
        for (const name of COLUMNS)
          for (let at = total.axis.first; at <= asOf; at++) {
            const sum = groups.reduce((all, group) => all + group.at(name, at), 0);
            expect(sum, `${name} of ${at}`).toBe(total.at(name, at));
          }
        const cohort = ["customers", "retainedCustomers", "opening", "closing", "kept", "gained"] as const;
        for (const name of cohort)
          expect(groups.reduce((all, { statistics }) => all + statistics.retention[name], 0)).toBe(
            total.statistics.retention[name],
          );
      }),
      reproducible,
    );
  });

  it("share every cost of every month to the cent", () => {
    fc.assert(
      fc.property(grouped, ([business, by]) => {
        const analysis = analysisOf(business);
        const asOf = month(business.asOf);
        const total = analysis.measures(asOf, null).groups[0]!;
        const { groups } = analysis.measures(asOf, by);
        for (const category of CATEGORIES)
          for (let at = asOf - 40; at <= asOf; at++) {
            const span = { from: at, to: at };
            const costs = groups.map((group) => group.cost([category], span).value);
            if (costs.includes(null)) continue;
            expect(costs.reduce((all: number, cost) => all + cost!, 0)).toBe(total.cost([category], span).value);
          }
      }),
      reproducible,
    );
  });

  it("add up to the total in every metric that is a sum, to the tick", () => {
    fc.assert(
      fc.property(grouped, ([business, by]) => {
        const analysis = analysisOf(business);
        const asOf = month(business.asOf);
        const names = analysis.groupNames(asOf, by);
        for (const id of SUMS) {
          const of = (...[dimension, group]: [typeof by | null, string | null]) =>
            analysis.evaluation(asOf, dimension, group)!.resultOf(metricById(id)!);
          const parts = names.map((name) => of(by, name));
          const whole = of(null, null);
          if (parts.some(({ reason }) => reason === "no-allocation-driver")) continue;
          if (whole.value === null) expect(parts.map(({ reason }) => reason)).toEqual(names.map(() => whole.reason));
          else
            expect(
              parts.reduce((all, { value }) => all + value!, 0),
              id,
            ).toBe(whole.value);
        }
      }),
      reproducible,
    );
  });

  it("pooled all together are the total, and pooled one by one themselves", () => {
    fc.assert(
      fc.property(grouped, ([business, by]) => {
        const analysis = analysisOf(business);
        const asOf = month(business.asOf);
        const names = analysis.groupNames(asOf, by);
        const all = analysis.pooled(asOf, by, names);
        for (const id of [...SUMS, "ndr", "grr", "ltv", "cac", "arpa", "customer-churn-rate", "arr-ceiling"]) {
          const metric = metricById(id)!;
          const pooled = all.resultOf(metric);
          if (pooled.reason === "no-allocation-driver") continue;
          expect(pooled, id).toEqual(analysis.evaluation(asOf, null, null)!.resultOf(metric));
          for (const name of names)
            expect(analysis.pooled(asOf, by, [name]).resultOf(metric)).toEqual(
              analysis.evaluation(asOf, by, name)!.resultOf(metric),
            );
        }
      }),
      reproducible,
    );
  });
});
