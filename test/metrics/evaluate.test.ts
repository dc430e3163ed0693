import { describe, expect, it } from "vitest";
import { ok } from "../../src/domain/result.ts";
import { Evaluation } from "../../src/metrics/evaluate.ts";
import { METRIC_IDS, metricById } from "../../src/metrics/index.ts";
import type { Metric } from "../../src/metrics/metric.ts";
import { firstYearEarnings } from "../../src/metrics/new-business-subsidy.ts";
import { type Business, type CostRow, outcomeOf, resultOf, totalOf } from "../support/business.ts";
import type { Row } from "../support/lines.ts";
import { ticks } from "../support/lines.ts";

const AS_OF = "2025-06";
const from = (month: string): Row => ({ customer: "ada", start: `${month}-01`, mrr: 100 });
const left: Row = { customer: "zoe", start: "2023-01-01", end: "2025-01-01", mrr: 1 };
const sales = (first: string, last: string, amount = 10): CostRow => ({
  month: first,
  until: last,
  category: "sales",
  amount,
});

const COUNTS_OVER_WINDOW = [
  "new-customers",
  "churned-customers",
  "new-mrr",
  "expansion-mrr",
  "contraction-mrr",
  "churned-mrr",
  "reactivation-mrr",
  "net-new-mrr",
  "revenue",
  "value-added-revenue",
];
const RATIOS_OVER_WINDOW = [
  "new-acv",
  "customer-churn-rate",
  "mrr-churn-rate",
  "quick-ratio",
  "renewal-revenue-share",
  "growth-income-share",
  "refund-rate",
  "multi-year-share",
  "annual-share",
  "under-year-share",
  "off-target-share",
];
const MONEY_OVER_COST_WINDOW = [
  "gross-profit-1",
  "gross-profit-2",
  "gross-profit-3",
  "gross-profit-4",
  "new-business-subsidy",
];
const RATIOS_OVER_COST_WINDOW = [
  "gross-margin-1",
  "gross-margin-2",
  "gross-margin-3",
  "gross-margin-4",
  "service-margin",
  "acquisition-share",
  "sales-efficiency",
  "rnd-share",
  "admin-share-of-revenue",
  "admin-share-of-cost",
  "subsidy-cover",
  "subsidy-to-renewal-revenue",
  "renewal-gross-profit", // by its service margin
  "ltv",
  "ltv-uncapped",
];
const OVER_ACQUISITION_WINDOW = [
  "cac",
  "ltv-to-cac",
  "ltv-to-cac-uncapped",
  "cac-payback-months",
  "cac-payback-months-after-churn",
  "first-year-contribution",
];
const TWELVE_MONTHS_BACK = [
  "ndr",
  "grr",
  "logo-retention",
  "growth-yoy",
  "healthy-growth-years",
  "arr-ceiling",
  "rule-of-40",
];
const ALWAYS = ["mrr", "arr", "customers", "customers-ever"];

const isShort = (business: Business, ids: readonly string[]) =>
  Object.fromEntries(ids.map((id) => [id, outcomeOf(business, id) === "short-history"]));
const each = (ids: readonly string[], value: boolean) => Object.fromEntries(ids.map((id) => [id, value]));

describe("short-history", () => {
  const costs = [sales("2024-01", "2025-06")];

  it("is the reason of counts and sums without a month of MRR, and no longer from one month on", () => {
    const ids = [...COUNTS_OVER_WINDOW, ...MONEY_OVER_COST_WINDOW, "acquisition-cost"];
    expect(isShort({ rows: [from("2025-07")], costs, asOf: AS_OF }, ids)).toEqual(each(ids, true));
    expect(isShort({ rows: [from("2025-06")], costs, asOf: AS_OF }, ids)).toEqual(each(ids, false));
  });

  it("is the reason of ratios and of cac in a window of two months, and no longer in one of three", () => {
    const ids = [...RATIOS_OVER_WINDOW, ...RATIOS_OVER_COST_WINDOW, ...OVER_ACQUISITION_WINDOW];
    expect(isShort({ rows: [from("2025-05")], costs, asOf: AS_OF }, ids)).toEqual(each(ids, true));
    expect(isShort({ rows: [from("2025-04")], costs, asOf: AS_OF }, ids)).toEqual(each(ids, false));
  });

  it("is the reason of what needs costs, when they cover two months of a long window", () => {
    const ids = [...RATIOS_OVER_COST_WINDOW, ...OVER_ACQUISITION_WINDOW];
    const rows = [from("2023-01"), { ...from("2025-05"), customer: "bo" }];
    expect(isShort({ rows, costs: [sales("2025-05", "2025-06")], asOf: AS_OF }, ids)).toEqual(each(ids, true));
    expect(isShort({ rows, costs: [sales("2025-04", "2025-06")], asOf: AS_OF }, ids)).toEqual(each(ids, false));
    expect(isShort({ rows, costs: [sales("2025-05", "2025-06")], asOf: AS_OF }, MONEY_OVER_COST_WINDOW)).toEqual(
      each(MONEY_OVER_COST_WINDOW, false),
    );
  });

  it("looks at the shifted months of acquisition, and only there, under a lag", () => {
    const rows = [from("2023-01"), { ...from("2025-05"), customer: "bo" }, left];
    const business = { rows, costs: [sales("2025-04", "2025-06")], asOf: AS_OF, options: { cacLagMonths: 1 } };
    expect(isShort(business, OVER_ACQUISITION_WINDOW)).toEqual(each(OVER_ACQUISITION_WINDOW, true)); // May and June
    expect(outcomeOf(business, "acquisition-cost")).toBe(ticks(20)); // April and May
    expect(outcomeOf(business, "gross-margin-1")).not.toBe("short-history"); // April to June
  });

  it("is the reason of a comparison with last year until MRR goes back twelve months", () => {
    const ids = TWELVE_MONTHS_BACK;
    expect(isShort({ rows: [from("2024-07")], costs, asOf: AS_OF }, ids)).toEqual(each(ids, true));
    expect(isShort({ rows: [from("2024-06")], costs, asOf: AS_OF }, ids)).toEqual(each(ids, false));
  });

  it("is the reason of the magic number unless MRR goes back three months and the costs cover the quarter before", () => {
    const magic = (first: string, costFrom: string, costTo: string) =>
      outcomeOf({ rows: [from(first)], costs: [sales(costFrom, costTo)], asOf: AS_OF }, "magic-number");
    expect(magic("2025-03", "2025-01", "2025-03")).toBe(0); // MRR did not change: 12 x 0 / 30
    expect(magic("2025-04", "2025-01", "2025-03")).toBe("short-history");
    expect(magic("2025-03", "2025-02", "2025-06")).toBe("short-history");
    expect(magic("2025-03", "2024-01", "2025-02")).toBe("short-history");
  });

  it("is the reason of the GM2 increment unless MRR and costs cover both half-years", () => {
    const increment = (first: string, costFrom: string, costTo: string) => {
      const costs = [sales(costFrom, costTo), sales("2025-06", "2025-06", 1)];
      return outcomeOf(
        { rows: [from(first)], costs: costTo < "2025-06" ? [costs[0]!] : costs, asOf: AS_OF },
        "gm2-increment",
      );
    };
    // revenue 600 in both halves; acquisition 60, then 61
    expect(increment("2024-07", "2024-07", "2025-06")).toBe(ticks(-1));
    expect(increment("2024-08", "2024-07", "2025-06")).toBe("short-history");
    expect(increment("2024-07", "2024-08", "2025-06")).toBe("short-history");
    expect(increment("2024-07", "2024-07", "2025-05")).toBe("short-history");
  });

  it("is the reason of cumulative cost when all costs lie after as-of", () => {
    const rows = [from("2025-01")];
    expect(outcomeOf({ rows, costs: [sales("2025-07", "2025-09")], asOf: AS_OF }, "cumulative-cost")).toBe(
      "short-history",
    );
    expect(outcomeOf({ rows, costs: [sales("2025-06", "2025-09")], asOf: AS_OF }, "cumulative-cost")).toBe(ticks(10));
  });

  it("is never the reason of what as-of alone decides", () => {
    const nothing = { rows: [], asOf: AS_OF };
    for (const id of ALWAYS) expect(outcomeOf(nothing, id)).toBe(0);
    expect(outcomeOf(nothing, "arpa")).toBe("no-customers");
  });

  it("has been looked at for every metric", () => {
    const looked = [
      ...COUNTS_OVER_WINDOW,
      ...RATIOS_OVER_WINDOW,
      ...MONEY_OVER_COST_WINDOW,
      ...RATIOS_OVER_COST_WINDOW,
      ...OVER_ACQUISITION_WINDOW,
      ...TWELVE_MONTHS_BACK,
      ...ALWAYS,
      ...["acquisition-cost", "magic-number", "gm2-increment", "cumulative-cost", "arpa"],
    ];
    expect(looked.sort()).toEqual([...METRIC_IDS].sort());
  });
});

describe("the order of reasons", () => {
  it("puts no-costs before short-history", () => {
    const nothing = { rows: [from("2025-06")], asOf: AS_OF };
    const ids = [
      ...MONEY_OVER_COST_WINDOW,
      ...RATIOS_OVER_COST_WINDOW.filter((id) => !id.startsWith("ltv")),
      "cac",
      "acquisition-cost",
      "cac-payback-months",
      "cac-payback-months-after-churn",
      "first-year-contribution",
      "magic-number",
      "gm2-increment",
      "cumulative-cost",
    ];
    for (const id of ids) expect(`${id}: ${outcomeOf(nothing, id)}`).toBe(`${id}: no-costs`);
  });

  it("puts the months before the inputs: short-history, although nobody new was signed either", () => {
    const business = { rows: [from("2023-01")], costs: [sales("2025-05", "2025-06")], asOf: AS_OF };
    expect(outcomeOf(business, "cac")).toBe("short-history");
    expect(outcomeOf(business, "cac-payback-months")).toBe("short-history");
    expect(outcomeOf({ ...business, costs: [sales("2025-04", "2025-06")] }, "cac")).toBe("no-new-customers");
  });

  it("takes the inputs in the order of the formula", () => {
    const gone: Row[] = [{ ...from("2023-01"), end: "2024-01-01" }];
    // ltv = arpa x service-margin x ...: nobody pays, there are no costs, nobody was at risk
    expect(outcomeOf({ rows: gone, asOf: AS_OF }, "ltv")).toBe("no-customers");
    // arpa is there, service-margin is not
    expect(outcomeOf({ rows: [from("2023-01")], asOf: AS_OF }, "ltv")).toBe("no-costs");
    // rule-of-40 = growth-yoy + gross-margin-4
    expect(outcomeOf({ rows: [from("2025-01")], asOf: AS_OF }, "rule-of-40")).toBe("short-history");
    expect(outcomeOf({ rows: [from("2023-01")], asOf: AS_OF }, "rule-of-40")).toBe("no-costs");
    // first-year-contribution = new ARPA, service-margin, churn, cac: no revenue and nobody at risk, but nobody new first
    expect(
      outcomeOf({ rows: gone, costs: [sales("2024-01", "2025-06")], asOf: AS_OF }, "first-year-contribution"),
    ).toBe("no-new-customers");
    // arr-ceiling = new-mrr, ndr
    expect(outcomeOf({ rows: gone, asOf: AS_OF }, "arr-ceiling")).toBe("no-opening-mrr");
  });

  it("takes service-margin before churn where the formula does", () => {
    // bo is new in June, which is refunded: there is a new ARPA, but neither revenue nor anybody at risk
    const rows: Row[] = [
      { ...from("2023-01"), end: "2024-01-01" },
      { ...from("2025-06"), customer: "bo" },
      { customer: "bo", start: "2025-06-10", amount: 500, kind: "refund" },
    ];
    const business = { rows, costs: [sales("2024-07", "2025-06")], asOf: AS_OF };
    expect(outcomeOf(business, "customer-churn-rate")).toBe("no-exposure");
    for (const id of [
      "service-margin",
      "ltv",
      "ltv-uncapped",
      "first-year-contribution",
      "cac-payback-months-after-churn",
    ])
      expect(`${id}: ${outcomeOf(business, id)}`).toBe(`${id}: no-revenue`);
  });

  it("puts a metric's own condition last: ltv's reason before no-acquisition-cost", () => {
    const business: Business = {
      rows: [from("2023-01"), { customer: "bo", start: "2025-01-01", mrr: 10 }],
      costs: [{ month: "2025-01", until: "2025-06", category: "admin", amount: 1 }],
      asOf: AS_OF,
    };
    expect(outcomeOf(business, "cac")).toBe(0);
    expect(outcomeOf(business, "ltv-to-cac")).toBe("no-acquisition-cost");
    expect(outcomeOf(business, "ltv-to-cac-uncapped")).toBe("no-churn-observed");
  });
});

describe("subsidy-cover", () => {
  const gone: Row[] = [{ ...from("2023-01"), end: "2024-01-01" }];
  const admin = (first: string, last: string): CostRow => ({ month: first, until: last, category: "admin", amount: 1 });

  it("is 0 without a subsidy, although there is no renewal profit to speak of", () => {
    const business = { rows: gone, costs: [admin("2025-01", "2025-06")], asOf: AS_OF };
    expect(outcomeOf(business, "new-business-subsidy")).toBe(0);
    expect(outcomeOf(business, "renewal-gross-profit")).toBe("no-revenue");
    expect(outcomeOf(business, "subsidy-cover")).toBe(0);
    expect(outcomeOf(business, "subsidy-to-renewal-revenue")).toBe(0);
  });

  it("is 0 without a subsidy when renewals lose money", () => {
    const costs: CostRow[] = [{ month: "2025-01", until: "2025-06", category: "service", amount: 150 }];
    const business = { rows: [from("2023-01")], costs, asOf: AS_OF };
    expect(outcomeOf(business, "renewal-gross-profit")).toBe(ticks(-300)); // 600 x (600 - 900) / 600
    expect(outcomeOf(business, "subsidy-cover")).toBe(0);
  });

  it("needs three months even for that 0", () => {
    expect(outcomeOf({ rows: gone, costs: [admin("2025-05", "2025-06")], asOf: AS_OF }, "subsidy-cover")).toBe(
      "short-history",
    );
    expect(outcomeOf({ rows: gone, costs: [admin("2025-04", "2025-06")], asOf: AS_OF }, "subsidy-cover")).toBe(0);
  });

  it("passes on why the renewal profit is undefined, once there is a subsidy", () => {
    const business = { rows: gone, costs: [sales("2025-01", "2025-06")], asOf: AS_OF };
    expect(outcomeOf(business, "new-business-subsidy")).toBe(ticks(60));
    expect(outcomeOf(business, "subsidy-cover")).toBe("no-revenue");
    expect(outcomeOf(business, "subsidy-to-renewal-revenue")).toBe("no-renewal-revenue");
  });

  it("has no value when there is a subsidy and renewals earn nothing", () => {
    const business = { rows: [from("2025-01")], costs: [sales("2025-01", "2025-06", 500)], asOf: AS_OF };
    expect(outcomeOf(business, "renewal-gross-profit")).toBe(0);
    expect(outcomeOf(business, "subsidy-cover")).toBe("no-renewal-profit");
  });

  it("compares what new business costs beyond its first year with what renewals earn", () => {
    const rows = [from("2023-01"), { customer: "bo", start: "2025-01-01", mrr: 50 }];
    const costs: CostRow[] = [sales("2025-01", "2025-06", 60), { month: "2025-01", category: "service", amount: 180 }];
    // revenue 900, margin (900 - 180) / 900 = 0.8; new: 360 - 300 x 0.8 = 120; renewals: 600 x 0.8 = 480
    const business = { rows, costs, asOf: AS_OF };
    expect(outcomeOf(business, "new-business-subsidy")).toBeCloseTo(ticks(120), 3);
    expect(outcomeOf(business, "renewal-gross-profit")).toBeCloseTo(ticks(480), 3);
    expect(outcomeOf(business, "subsidy-cover")).toBeCloseTo(0.25, 12);
    expect(outcomeOf(business, "subsidy-to-renewal-revenue")).toBeCloseTo(0.2, 12);
  });
});

describe("an evaluation", () => {
  const business: Business = {
    rows: [
      from("2023-01"),
      { customer: "bo", start: "2024-03-01", end: "2024-12-15", mrr: 40 },
      { customer: "cy", start: "2025-02-01", mrr: 60 },
      { customer: "di", start: "2025-03-01", mrr: 60 },
    ],
    costs: [sales("2024-07", "2025-06"), { month: "2024-07", until: "2025-06", category: "service", amount: 5 }],
    asOf: AS_OF,
  };

  it("states an interval for exactly six metrics", () => {
    const withInterval = METRIC_IDS.filter((id) => resultOf(business, id).interval !== null);
    expect(withInterval).toEqual(["ndr", "grr", "logo-retention", "customer-churn-rate", "ltv", "ltv-to-cac"]);
  });

  it("states the confidence that the options ask for", () => {
    expect(resultOf(business, "ndr").interval!.confidence).toBe(0.9);
    expect(resultOf({ ...business, options: { confidence: 0.95 } }, "ndr").interval!.confidence).toBe(0.95);
  });

  it("states no interval of ndr for a cohort of one, and a sample of 1", () => {
    const one = { rows: [from("2023-01")], asOf: AS_OF };
    expect(resultOf(one, "ndr")).toMatchObject({ value: 1, interval: null, n: 1, effectiveSize: 1 });
    expect(resultOf(one, "grr").interval).not.toBeNull();
  });

  it("counts the sample that each metric rests on, and none for the rest", () => {
    const samples = Object.fromEntries(
      METRIC_IDS.map((id) => [id, resultOf(business, id)] as const)
        .filter(([, { n }]) => n !== null)
        .map(([id, { n }]) => [id, n]),
    );
    // at risk: ada 12 months, bo July to December 6, cy March to June 4, di April to June 3: 25 customer-months
    expect(samples).toEqual({
      ndr: 2,
      grr: 2,
      "logo-retention": 2,
      "customer-churn-rate": 25 / 12,
      "mrr-churn-rate": 25 / 12,
      ltv: 25 / 12,
      "ltv-uncapped": 25 / 12,
      cac: 2,
      "cac-payback-months": 2,
      "cac-payback-months-after-churn": 2,
      "first-year-contribution": 2,
      "ltv-to-cac": 2,
      "ltv-to-cac-uncapped": 2,
    });
  });

  it("states the effective size of ndr and grr only: (100 + 40)^2 / (100^2 + 40^2)", () => {
    const sizes = METRIC_IDS.filter((id) => resultOf(business, id).effectiveSize !== null);
    expect(sizes).toEqual(["ndr", "grr"]);
    expect(resultOf(business, "ndr").effectiveSize).toBeCloseTo(19_600 / 11_600, 12);
  });

  it("lists the inputs of a metric in the order of its formula, with what they were", () => {
    const inputs = new Evaluation(totalOf(business)).inputsOf(metricById("arpa")!);
    expect(inputs.map(({ name, result }) => [name, result.value])).toEqual([
      ["mrr", ticks(220)],
      ["customers", 3],
    ]);
  });

  it("computes a metric once, however many build on it", () => {
    const evaluation = new Evaluation(totalOf(business));
    expect(evaluation.resultOf(metricById("cac")!)).toBe(evaluation.resultOf(metricById("cac")!));
  });
});

describe("a metric that computes no number", () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY])("is stopped by name: %d", (value) => {
    const broken = { ...metricById("customers")!, id: "broken", compute: () => ok(value) } as Metric;
    const evaluation = new Evaluation(totalOf({ rows: [from("2025-01")], asOf: AS_OF }));
    expect(() => evaluation.resultOf(broken)).toThrow(`metric broken computed ${value}`);
  });

  it("has no minus zero", () => {
    const zero = { ...metricById("customers")!, id: "zero", compute: () => ok(-0) } as Metric;
    expect(new Evaluation(totalOf({ rows: [from("2025-01")], asOf: AS_OF })).resultOf(zero).value).toBe(0);
  });
});

describe("what first-year revenue leaves", () => {
  it("is its share of revenue less service", () => {
    expect(firstYearEarnings(400, 1000, 200)).toBe(320);
    expect(firstYearEarnings(400, 1000, 1500)).toBe(-200);
  });

  it("is nothing without revenue, whatever service costs", () => {
    expect([firstYearEarnings(0, 0, 200), firstYearEarnings(-10, -10, 200)]).toEqual([0, 0]);
  });
});
