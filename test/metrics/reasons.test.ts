import { describe, expect, it } from "vitest";
import { REASONS, type Reason } from "../../src/domain/result.ts";
import type { Dimension } from "../../src/measures/grouping.ts";
import { type Business, type CostRow, groupsOf, resultIn, totalOf } from "../support/business.ts";
import type { Row } from "../support/lines.ts";

const asOf = "2025-06";
const ada: Row = { customer: "ada", start: "2023-01-01", mrr: 100 };
const gone: Row = { ...ada, end: "2024-01-01" };
const fresh: Row = { customer: "bo", start: "2025-01-01", mrr: 50 };
const yearOf = (category: CostRow["category"], amount: number): CostRow => ({
  month: "2024-07",
  until: "2025-06",
  category,
  amount,
});

type Story = [
  reason: Reason,
  metric: string,
  why: string,
  business: Omit<Business, "asOf">,
  group?: [Dimension, string],
];

const STORIES: Story[] = [
  ["no-costs", "cac", "no costs file", { rows: [ada] }],
  ["short-history", "ndr", "the first customer came this spring", { rows: [fresh] }],
  ["no-customers", "arpa", "the only customer left", { rows: [gone] }],
  ["no-new-customers", "cac", "the only customer is an old one", { rows: [ada], costs: [yearOf("sales", 5)] }],
  ["no-opening-mrr", "ndr", "one left early last year, the next came this year", { rows: [gone, fresh] }],
  ["survivorship", "ndr", "the file holds live subscriptions alone", { rows: [ada], survivorsOnly: true }],
  ["no-exposure", "customer-churn-rate", "everybody left before the window", { rows: [gone] }],
  ["no-churn-observed", "ltv-uncapped", "nobody ever left", { rows: [ada], costs: [yearOf("service", 5)] }],
  ["no-ceiling", "arr-ceiling", "the only customer stayed as it was", { rows: [ada] }],
  [
    "no-revenue",
    "gross-margin-1",
    "costs go on after the last customer",
    { rows: [gone], costs: [yearOf("admin", 5)] },
  ],
  [
    "no-acquisition-cost",
    "ltv-to-cac",
    "customers come by themselves",
    { rows: [ada, fresh], costs: [yearOf("service", 5)] },
  ],
  [
    "no-sales-cost",
    "sales-efficiency",
    "marketing without a sales unit",
    { rows: [fresh], costs: [yearOf("marketing", 5)] },
  ],
  ["no-cost", "admin-share-of-cost", "all cost rows are 0", { rows: [ada], costs: [yearOf("admin", 0)] }],
  [
    "never-pays-back",
    "cac-payback-months",
    "service costs more than it brings",
    { rows: [fresh], costs: [yearOf("sales", 5), yearOf("service", 500)] },
  ],
  [
    "never-pays-back",
    "cac-payback-months-after-churn",
    "customers leave before they have paid back",
    {
      // at risk: bo February to June, cy February alone; one of 6 leaves a month, and cac is 12 x 200 / 2
      rows: [fresh, { customer: "cy", start: "2025-01-01", end: "2025-02-15", mrr: 50 }],
      costs: [yearOf("sales", 200)],
    },
  ],
  ["nothing-lost", "quick-ratio", "nobody left or paid less", { rows: [ada] }],
  [
    "sales-not-scaled",
    "gm2-increment",
    "sales costs the same in both half-years",
    { rows: [ada], costs: [yearOf("sales", 5)] },
  ],
  [
    "no-renewal-profit",
    "subsidy-cover",
    "expensive new customers and no old ones",
    { rows: [fresh], costs: [yearOf("sales", 500)] },
  ],
  [
    "no-renewal-revenue",
    "subsidy-to-renewal-revenue",
    "expensive new customers and no old ones",
    { rows: [fresh], costs: [yearOf("sales", 500)] },
  ],
  ["nothing-sold", "multi-year-share", "the only contract started years ago", { rows: [ada] }],
  [
    "nothing-sold",
    "off-target-share",
    "nobody new was signed",
    { rows: [ada], options: { targetSegments: ["north"] } },
  ],
  [
    "no-allocation-driver",
    "cumulative-cost",
    "shared costs with neither new MRR nor revenue in their months",
    { rows: [{ ...gone, segment: "north" }], costs: [yearOf("rnd", 5)] },
    ["segment", "north"],
  ],
  ["no-target-segments", "off-target-share", "the config names no target", { rows: [ada, fresh] }],
];

describe("a metric without a value", () => {
  it.each(STORIES)("gives %s: %s where %s", (reason, id, _, business, group) => {
    const measures = group ? groupsOf({ ...business, asOf }, group[0]).get(group[1])! : totalOf({ ...business, asOf });
    expect(resultIn(measures, id)).toEqual({ value: null, reason, interval: null, n: null, effectiveSize: null });
  });

  it("can give every reason that exists", () => {
    expect([...new Set(STORIES.map(([reason]) => reason))].sort()).toEqual(Object.keys(REASONS).sort());
  });
});
