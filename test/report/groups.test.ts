import { describe, expect, it } from "vitest";
import { buildCheck } from "../../src/report/build-check.ts";
import type { CheckRequest } from "../../src/report/check-request.ts";
import { policyOf } from "../gates/company.ts";
import { analysisOf, PROVENANCE } from "../support/analyses.ts";
import { type Business, month } from "../support/business.ts";
import type { Row } from "../support/lines.ts";

/** `count` customers of a segment who pay 100 for a year, then `later`. */
function segment(name: string, count: number, later: number): Row[] {
  return Array.from({ length: count }, (_, i) => [
    { customer: `${name}${i}`, segment: name, start: "2024-06-01", end: "2025-06-01", mrr: 100 },
    { customer: `${name}${i}`, segment: name, start: "2025-06-01", mrr: later },
  ]).flat();
}

const BUSINESS: Business = {
  rows: [
    ...segment("leaky", 30, 70),
    ...segment("loyal", 25, 120),
    ...segment("steady", 20, 90),
    ...segment("few", 4, 10),
    { customer: "fresh", segment: "fresh", start: "2025-05-01", mrr: 100 },
  ],
  costs: [
    { month: "2024-06", until: "2025-06", category: "sales", amount: 1000, segment: "leaky" },
    { month: "2024-06", until: "2025-06", category: "service", amount: 100 },
  ],
  asOf: "2025-06",
};

const POLICY = policyOf([
  { id: "ndr", metric: "ndr", min: 0.8 },
  { id: "customers", metric: "customers", min: 20, kind: "advisory" },
  { id: "leaky", metric: "ndr", min: 0.9, segment: "leaky" },
]);

function check(more: Partial<CheckRequest> = {}, business = BUSINESS) {
  const request: CheckRequest = {
    asOf: month(business.asOf),
    stage: "gtm",
    policy: POLICY,
    settings: { strict: false, minCustomers: 20, requireAttested: false },
    attest: new Map(),
    waivers: [],
    baseline: null,
    plan: {},
    scope: null,
    by: null,
    ...more,
  };
  return buildCheck(analysisOf(business), request, PROVENANCE);
}

describe("check with every group beside the verdict", () => {
  const total = check();
  const report = check({ by: "segment" });

  it("leaves the verdict, the gates and the metrics of the total as they are", () => {
    expect(report.verdict).toBe(total.verdict);
    expect(report.gates).toEqual(total.gates);
    expect(report.metrics).toEqual(total.metrics);
    expect([total.groups, total.models]).toEqual([[], []]);
  });

  it("judges each group by the required gates that are aimed at none", () => {
    const outcomes = report.groups.map(({ group, gates }) => [
      group,
      gates.map(({ id, outcome }) => `${id} ${outcome}`),
    ]);
    expect(outcomes).toEqual([
      ["few", ["ndr inconclusive"]],
      ["fresh", ["ndr inconclusive"]],
      ["leaky", ["ndr fail"]],
      ["loyal", ["ndr pass"]],
      ["steady", ["ndr pass"]],
    ]);
  });

  it("names the regime of each group, and puts thin ones in no model", () => {
    expect(report.groups.map(({ group, growth, model }) => [group, growth.regime, model])).toEqual([
      ["few", "thin", null],
      ["fresh", null, null],
      ["leaky", "below-80", "below"],
      ["loyal", "above-100", "above"],
      ["steady", "80-to-100", "below"],
    ]);
  });

  it("takes the groups on each side of 100 % as one business, not as an average", () => {
    const [below, above] = report.models;
    expect([below!.model, below!.groups, above!.model, above!.groups]).toEqual([
      "below",
      ["leaky", "steady"],
      "above",
      ["loyal"],
    ]);
    // (30 x 70 + 20 x 90) / (50 x 100), while the mean of the two NDR would be 0.8
    expect(below!.growth.ndr).toBe(0.78);
    expect(below!.growth.arr).toBe(12 * 3900);
    const values = Object.fromEntries(below!.metrics.map(({ id, value }) => [id, value]));
    expect(values.customers).toBe(50);
    expect(values.arpa).toBe(78);
    expect(above!.growth).toMatchObject({ regime: "above-100", arrCeiling: null });
  });

  it("says how shared costs were split", () => {
    expect(report.allocation.map(({ month, by, driver }) => [month, by, driver])).toContainEqual([
      "2025-06",
      "segment",
      "revenue",
    ]);
  });
});

describe("check of one group", () => {
  const report = check({ scope: { by: "segment", group: "loyal" } });

  it("judges the group by every gate that is not aimed at another one", () => {
    expect(report.scope).toEqual({ by: "segment", group: "loyal" });
    expect(report.gates.map(({ id, group, value }) => [id, group, value])).toEqual([
      ["ndr", "loyal", 1.2],
      ["customers", "loyal", 25],
      ["leaky", "leaky", 0.7],
    ]);
    expect(report.growth.regime).toBe("above-100");
  });

  it("has the metrics of the group first, then those of groups that gates ask for, and none of the total", () => {
    expect([...new Set(report.metrics.map(({ by, group }) => `${by} ${group}`))]).toEqual([
      "segment loyal",
      "segment leaky",
    ]);
  });
});

describe("new business and renewals", () => {
  const policy = policyOf([{ id: "ndr", metric: "ndr", min: 0.8 }]);
  const costs: Business["costs"] = [
    { month: "2024-07", until: "2025-06", category: "sales", amount: 50 },
    { month: "2024-07", until: "2025-06", category: "delivery", amount: 10 },
    { month: "2024-07", until: "2025-06", category: "service", amount: 20 },
  ];
  const rows: Row[] = [
    { customer: "old", start: "2023-01-01", mrr: 100 },
    { customer: "new", start: "2025-01-01", mrr: 100 },
  ];

  it("are two results over the months that the costs cover", () => {
    const { newBusiness, renewals } = check({ policy }, { rows, costs, asOf: "2025-06" });
    // revenue 1200 + 600 = 1800, of which 600 in the first year; service 240; e = 600 x 1560 / 1800 = 520
    expect(newBusiness).toEqual({
      acquisition: 600,
      delivery: 120,
      firstYearRevenue: 600,
      firstYearEarnings: 520,
      result: -200,
      subsidy: 200,
      reason: null,
    });
    // 1200 x (1800 - 120 - 240) / 1800
    expect(renewals).toEqual({ revenue: 1200, grossProfit: 960, reason: null });
  });

  it("have a reason in place of values without costs", () => {
    const { newBusiness, renewals } = check({ policy }, { rows, asOf: "2025-06" });
    expect(newBusiness).toMatchObject({ result: null, subsidy: null, firstYearRevenue: null, reason: "no-costs" });
    expect(renewals).toEqual({ revenue: null, grossProfit: null, reason: "no-costs" });
  });
});
