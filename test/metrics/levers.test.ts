import { describe, expect, it } from "vitest";
import type { Category } from "../../src/domain/cost.ts";
import { keyOf, type Read } from "../../src/measures/drill-down/reads.ts";
import { Evaluation } from "../../src/metrics/evaluate.ts";
import { metricById } from "../../src/metrics/index.ts";
import { evaluateWith, type Lever, leversOf } from "../../src/metrics/levers/levers.ts";
import { isHistory, limitOf, unitOfRead, withoutOthers } from "../../src/metrics/levers/sums.ts";
import { metricsUnder } from "../../src/metrics/levers/tree.ts";
import type { MeasuredInput, Metric } from "../../src/metrics/metric.ts";
import { type Business, groupsOf, month, span, totalOf } from "../support/business.ts";
import { ticks } from "../support/lines.ts";

/** Three customers of 100 from 2024-01: in 2025 one leaves, one halves, one stays; one of 120 comes. Sales 40, service 20. */
const start = "2024-01-01";
const BUSINESS: Business = {
  asOf: "2025-06",
  rows: [
    { customer: "a", start, end: "2025-03-01", amount: 100 },
    { customer: "b", start, end: "2025-02-01", amount: 100 },
    { customer: "b", start: "2025-02-01", amount: 50 },
    { customer: "c", start, amount: 100 },
    { customer: "x", start: "2025-01-01", amount: 120 },
  ],
  costs: [
    { month: "2024-07", until: "2025-06", category: "sales", amount: 40 },
    { month: "2024-07", until: "2025-06", category: "service", amount: 20 },
  ],
};
const evaluation = new Evaluation(totalOf(BUSINESS));
const metric = (id: string) => metricById(id)!;
const YEAR = `${month("2024-06")} ${month("2025-06")}`;
const WINDOW = `${month("2024-07")} ${month("2025-06")}`;
const MOST = Number.MAX_SAFE_INTEGER;

function name(lever: Lever): string {
  return lever.metric === null ? keyOf(lever.read).trimEnd() : lever.metric.id;
}

/** Name, value, bounds and the metrics that name it; money in major units. */
function levers(id: string, from = evaluation) {
  return leversOf(metric(id), from).map((lever) => {
    const unit = lever.unit.startsWith("money") ? ticks(1) : 1;
    const bound = (value: number) => (value === MOST ? value : value / unit);
    return [name(lever), lever.now / unit, bound(lever.min), bound(lever.max), lever.namedBy.map((each) => each.id)];
  });
}

describe("what a metric turns on", () => {
  it("is not how its year began, and not more of it than there was", () => {
    expect(levers("ndr")).toEqual([[`cohort closing ${YEAR}`, 150, 0, MOST, ["ndr"]]]);
    expect(levers("grr")).toEqual([[`cohort kept ${YEAR}`, 150, 0, 300, ["grr"]]]);
    expect(levers("logo-retention")).toEqual([[`cohort retainedCustomers ${YEAR}`, 2, 0, 3, ["logo-retention"]]]);
    // MRR of a year ago is history
    const now = month("2025-06");
    expect(levers("growth-yoy")).toEqual([[`standing closing ${now} ${now}`, 270, 0, MOST, ["growth-yoy"]]]);
  });

  it("is what its formula names, and one formula further down", () => {
    const ltvToCac = levers("ltv-to-cac");
    expect(ltvToCac.map(([lever, , , , namedBy]) => [lever, namedBy])).toEqual([
      ["ltv", ["ltv-to-cac"]],
      ["arpa", ["ltv"]],
      ["service-margin", ["ltv"]],
      ["customer-churn-rate", ["ltv"]],
      ["cac", ["ltv-to-cac"]],
      ["acquisition-cost", ["cac"]],
      [`movements newCustomers ${WINDOW}`, ["cac"]],
    ]);
    expect(ltvToCac.slice(1, 4).map((lever) => lever.slice(2, 4))).toEqual([
      [0, Number.POSITIVE_INFINITY],
      [Number.NEGATIVE_INFINITY, 1],
      [0, 1],
    ]);
  });

  it("is named once, with all formulas that name it; a metric without a value is none", () => {
    expect(levers("subsidy-cover").map(([lever, value, , , namedBy]) => [lever, value, namedBy])).toEqual([
      ["new-business-subsidy", 0, ["subsidy-cover"]],
      [`costs cost ${WINDOW} sales+marketing+subsidy`, 480, ["new-business-subsidy"]],
      [`costs cost ${WINDOW} delivery`, 0, ["new-business-subsidy", "service-margin"]],
      // 2520 + 1150 in all; of the older customers 100 + 50 ... from January on
      [`revenue revenue ${WINDOW}`, 2520, ["new-business-subsidy", "service-margin"]],
      [`revenue renewalRevenue ${WINDOW}`, 1150, ["new-business-subsidy", "renewal-gross-profit"]],
      [`costs cost ${WINDOW} service+success`, 240, ["new-business-subsidy", "service-margin"]],
    ]);
    const unpaid = new Evaluation(totalOf({ ...BUSINESS, rows: [{ customer: "a", start, amount: 0 }] }));
    expect(unpaid.resultOf(metric("renewal-gross-profit")).value).toBeNull();
    expect(levers("subsidy-cover", unpaid).map(([lever]) => lever)).not.toContain("renewal-gross-profit");
  });

  it("is counted from 0 where it counts", () => {
    expect(levers("arpa").map((lever) => lever.slice(0, 4))).toEqual([
      ["mrr", 270, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
      ["customers", 3, 0, Number.POSITIVE_INFINITY],
      [`standing closing ${month("2025-06")} ${month("2025-06")}`, 270, 0, MOST],
      [`standing customersClosing ${month("2025-06")} ${month("2025-06")}`, 3, 0, MOST],
    ]);
  });

  it("has only what has a value, where the metric itself has none", () => {
    const unstated = new Evaluation(totalOf({ ...BUSINESS, costs: [] }));
    expect(levers("ltv-to-cac", unstated).map(([lever]) => lever)).toEqual(["arpa", "customer-churn-rate"]);
    // a shared cost that no revenue and no customer tells how to divide
    const rows = [{ customer: "a", start: "2025-01-01", amount: 100, segment: "north" }];
    const groups = groupsOf(
      { rows, asOf: "2025-06", costs: [{ month: "2024-07", category: "sales", amount: 1 }] },
      "segment",
    );
    const undivided = new Evaluation(groups.get("north")!);
    expect(undivided.resultOf(metric("acquisition-cost"))).toMatchObject({ value: null });
    expect(levers("acquisition-cost", undivided)).toEqual([]);
  });

  it("is no sum of which nothing is left beside its parts", () => {
    const cost = (...categories: Category[]) => layerOf(categories);
    const inputs = { both: cost("rnd", "admin"), rnd: cost("rnd"), admin: cost("admin") };
    const parts = { ...metric("rnd-share"), id: "parts", inputs } as unknown as Metric;
    expect(leversOf(parts, evaluation).map(name)).toEqual([`costs cost ${WINDOW} rnd`, `costs cost ${WINDOW} admin`]);
  });

  it("is a contract of one length within all contracts", () => {
    expect(levers("annual-share").map((lever) => lever.slice(0, 4))).toEqual([
      [`contracts annual ${WINDOW}`, 0, 0, 170],
      [`contracts contractValue ${WINDOW}`, 170, 0, MOST],
    ]);
  });

  it("is whole where it is counted, and moves what rests on it alone", () => {
    const [customers] = leversOf(metric("logo-retention"), evaluation);
    expect(customers!.whole).toBe(true);
    const with3 = evaluateWith(evaluation.measures, customers!, 3);
    expect(with3.resultOf(metric("logo-retention")).value).toBe(1);
    expect(with3.resultOf(metric("ndr")).value).toBe(0.5);
    const cac = leversOf(metric("ltv-to-cac"), evaluation).find((lever) => lever.metric?.id === "cac")!;
    const half = evaluateWith(evaluation.measures, cac, cac.now / 2);
    const ratio = evaluation.resultOf(metric("ltv-to-cac")).value!;
    expect(half.resultOf(metric("ltv-to-cac")).value).toBeCloseTo(2 * ratio, 12);
  });
});

describe("the metrics under a metric", () => {
  it("are itself and what it is built on, each once, in the order of the formulas", () => {
    expect(metricsUnder(metric("ltv-to-cac")).map(({ id }) => id)).toEqual([
      ...["ltv-to-cac", "ltv", "arpa", "mrr", "customers", "service-margin", "customer-churn-rate"],
      ...["cac", "acquisition-cost"],
    ]);
    const twice = metricsUnder(metric("cac-payback-months-after-churn")).map(({ id }) => id);
    expect(new Set(twice).size).toBe(twice.length);
  });
});

function layerOf(categories: readonly Category[]): MeasuredInput {
  return { unit: "money", meaning: "", read: (m) => m.cost(categories, m.windows.costWindow) };
}

const at = { span: span("2024-07", "2025-06") };
const cost = (categories: readonly string[], more: object = {}) =>
  ({ family: "costs", column: "cost", categories, ...at, ...more }) as Read;
const revenue = (column: string, more: object = {}) => ({ family: "revenue", column, ...at, ...more }) as Read;

describe("a sum of which others are a part", () => {
  it("is what they leave: costs by category, in the same months alone", () => {
    const all = cost(["service", "success", "rnd"]);
    const elsewhere = cost(["rnd"], { span: span("2024-06", "2025-05") });
    expect(withoutOthers(all, [all, cost(["success"]), elsewhere, revenue("usage")])).toEqual({
      read: cost(["service", "rnd"]),
      less: null,
    });
    expect(withoutOthers(all, [all, cost(["service", "success"]), cost(["rnd"])])).toBeNull();
    expect(withoutOthers(cost(["rnd"]), [all, cost(["rnd"])])).toEqual({ read: cost(["rnd"]), less: null });
  });

  it("is revenue less renewal revenue where that is read too", () => {
    const renewal = revenue("renewalRevenue");
    expect(withoutOthers(revenue("revenue"), [renewal])).toEqual({ read: revenue("revenue"), less: renewal });
    const before = revenue("renewalRevenue", { span: span("2023-07", "2025-06") });
    const shorter = revenue("renewalRevenue", { span: span("2024-07", "2025-05") });
    expect(withoutOthers(revenue("revenue"), [before, shorter])).toEqual({ read: revenue("revenue"), less: null });
    expect(withoutOthers(renewal, [revenue("revenue")])).toEqual({ read: renewal, less: null });
  });
});

describe("history", () => {
  const AS_OF = month("2025-06");
  const earlier = { span: span("2023-07", "2024-06") };

  it("is a sum that a later one of the same kind is compared with", () => {
    expect(isHistory(revenue("revenue", earlier), [revenue("revenue")], AS_OF)).toBe(true);
    expect(isHistory(revenue("revenue"), [revenue("revenue", earlier)], AS_OF)).toBe(false);
    expect(isHistory(revenue("revenue", earlier), [revenue("usage")], AS_OF)).toBe(false);
    const overlapping = revenue("revenue", { span: span("2024-06", "2025-06") });
    expect(isHistory(revenue("revenue", earlier), [overlapping], AS_OF)).toBe(false);
    expect(isHistory(cost(["rnd"], earlier), [cost(["rnd"])], AS_OF)).toBe(true);
    expect(isHistory(cost(["rnd"], earlier), [cost(["admin"])], AS_OF)).toBe(false);
  });

  it("is what customers paid before as-of, and how a cohort began", () => {
    const standing = (to: string) => ({ family: "standing", column: "closing", span: span(to, to) }) as Read;
    expect([isHistory(standing("2025-05"), [], AS_OF), isHistory(standing("2025-06"), [], AS_OF)]).toEqual([
      true,
      false,
    ]);
    const cohort = (column: string) => ({ family: "cohort", column, ...at }) as Read;
    const columns = ["opening", "customers", "closing", "kept", "retainedCustomers"];
    expect(columns.filter((column) => isHistory(cohort(column), [], AS_OF))).toEqual(["opening", "customers"]);
  });
});

describe("a sum", () => {
  const read = (family: string, column: string) => ({ family, column, ...at }) as Read;

  it.each([
    ["cohort", "customers", "count"],
    ["cohort", "retainedCustomers", "count"],
    ["movements", "newCustomers", "count"],
    ["movements", "reactivatedCustomers", "count"],
    ["movements", "churnedCustomers", "count"],
    ["movements", "flashCustomers", "count"],
    ["standing", "customersClosing", "count"],
    ["cohort", "opening", "money/month"],
    ["movements", "new", "money/month"],
    ["standing", "closing", "money/month"],
    ["revenue", "usage", "money"],
    ["contracts", "annual", "money"],
  ])("of %s, %s, is in %s", (family, column, unit) => {
    expect(unitOfRead(read(family, column))).toBe(unit);
  });

  it("that is a part of another is no larger than that", () => {
    const max = (family: string, column: string) => limitOf(read(family, column), evaluation.measures).max;
    expect(max("cohort", "retainedCustomers")).toBe(3);
    expect(max("cohort", "kept")).toBe(ticks(300));
    for (const part of ["multiYear", "annual", "underYear"]) expect(max("contracts", part)).toBe(ticks(170));
    expect([max("contracts", "contractValue"), max("cohort", "closing")]).toEqual([MOST, MOST]);
  });
});
