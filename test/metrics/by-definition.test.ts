import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Evaluation } from "../../src/metrics/evaluate.ts";
import { METRIC_IDS, METRICS } from "../../src/metrics/index.ts";
import { type Business, totalOf } from "../support/business.ts";
import { dayByDay, type Movement, monthNumber, type RevenueOfMonth } from "../support/day-by-day.ts";
import { randomBusiness, reproducible } from "../support/random-business.ts";

/** A value, or the reason why there is none. */
type Outcome = number | string;

const LAYERS = {
  acquisition: ["sales", "marketing", "subsidy"],
  delivery: ["delivery"],
  service: ["service", "success"],
  rnd: ["rnd", "innovation"],
  admin: ["admin"],
};

/** `f` of some outcomes; the reason of the first that has no value. */
function derive(inputs: readonly Outcome[], f: (...values: number[]) => Outcome): Outcome {
  return inputs.find((input) => typeof input === "string") ?? f(...(inputs as number[]));
}

/** a / b, undefined for a reason where b is not above 0. */
function ratio(a: Outcome, b: Outcome, reason: string): Outcome {
  return derive([a, b], (x, y) => (y <= 0 ? reason : x / y));
}

/** Section 6 of the definitions, every metric, written down once more over a day-by-day recomputation. */
function byDefinition(business: Business): {
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** Sample sizes, of metrics that have one. */
  readonly sizes: Readonly<Record<string, number>>;
} {
  const days = dayByDay(business);
  const { asOf, firstMrr } = days;
  const options = { window: 12, cacLagMonths: 0, ...business.options };
  const costRows = (business.costs ?? []).flatMap(({ month, until = month, category, amount }) =>
    months(monthNumber(month), monthNumber(until)).map((at) => ({
      at,
      category,
      amount: Math.round(amount * 100) * 720,
    })),
  );
  const covered = costRows.length === 0 ? null : costRows.map(({ at }) => at);
  const firstCost = covered === null ? 0 : Math.min(...covered);
  const lastCost = covered === null ? 0 : Math.max(...covered);
  const isCovered = (at: number) => covered !== null && at >= firstCost && at <= lastCost;

  const w = firstMrr === null ? [] : months(Math.max(firstMrr, asOf - options.window + 1), asOf);
  const wc = w.filter(isCovered);
  const wk = w.filter((at) => isCovered(at - options.cacLagMonths));

  const moved = (name: keyof Movement, span: readonly number[]) =>
    Number(span.reduce((sum, at) => sum + (days.movements.get(at)?.[name] ?? 0n), 0n));
  const earned = (name: keyof RevenueOfMonth, span: readonly number[]) =>
    Number(span.reduce((sum, at) => sum + (days.revenue.get(at)?.[name] ?? 0n), 0n));
  const cost = (categories: readonly string[], span: readonly number[]) =>
    costRows
      .filter(({ at, category }) => span.includes(at) && at <= asOf && categories.includes(category))
      .reduce((sum, { amount }) => sum + amount, 0);
  const renewalIn = (span: readonly number[]) => earned("renewal", span) - earned("renewalRefunds", span);
  const revenueIn = (span: readonly number[]) =>
    earned("firstYear", span) - earned("firstYearRefunds", span) + renewalIn(span);

  const overW = (count: number, f: () => Outcome) => (w.length < count ? "short-history" : f());
  const over = (span: readonly number[], count: number, f: () => Outcome) =>
    covered === null ? "no-costs" : span.length < count ? "short-history" : f();
  const withHistory = (back: number, f: () => Outcome) =>
    firstMrr === null || firstMrr > asOf - back ? "short-history" : f();

  const closing = (at: number) => moved("closing", [at]);
  const out: Record<string, Outcome> = {};
  out.mrr = closing(asOf);
  out.arr = 12 * closing(asOf);
  out.customers = moved("customersClosing", [asOf]);
  out["customers-ever"] = moved("newCustomers", months(days.firstMonth, asOf));
  out.arpa = ratio(out.mrr, out.customers, "no-customers");
  for (const [id, name] of [
    ["new-customers", "newCustomers"],
    ["churned-customers", "churnedCustomers"],
    ["new-mrr", "new"],
    ["expansion-mrr", "expansion"],
    ["contraction-mrr", "contraction"],
    ["churned-mrr", "churned"],
    ["reactivation-mrr", "reactivation"],
  ] as const)
    out[id] = overW(1, () => moved(name, w));
  out["net-new-mrr"] = overW(1, () => closing(asOf) - closing(w[0]! - 1));
  out["new-acv"] = overW(3, () => ratio(12 * moved("new", w), moved("newCustomers", w), "no-new-customers"));
  out["quick-ratio"] = overW(3, () =>
    ratio(moved("new", w) + moved("expansion", w), moved("contraction", w) + moved("churned", w), "nothing-lost"),
  );

  const cohort = days.customers
    .map((customer) => [Number(days.mrr(customer, asOf - 12)), Number(days.mrr(customer, asOf))] as const)
    .filter(([opening]) => opening > 0);
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const opening = total(cohort.map(([s]) => s));
  out.ndr = withHistory(12, () => ratio(total(cohort.map(([, e]) => e)), opening, "no-opening-mrr"));
  out.grr = withHistory(12, () => ratio(total(cohort.map(([s, e]) => Math.min(s, e))), opening, "no-opening-mrr"));
  out["logo-retention"] = withHistory(12, () =>
    ratio(cohort.filter(([, e]) => e > 0).length, cohort.length, "no-opening-mrr"),
  );
  out["growth-yoy"] = withHistory(12, () =>
    derive([ratio(closing(asOf), closing(asOf - 12), "no-opening-mrr")], (grown) => grown - 1),
  );
  out["healthy-growth-years"] = withHistory(12, () => {
    let years = 0;
    while (closing(asOf - 12 * (years + 1)) > 0 && closing(asOf - 12 * years) >= 1.5 * closing(asOf - 12 * (years + 1)))
      years++;
    return years;
  });
  const opens = w.map((at) => at - 1);
  out["customer-churn-rate"] = overW(3, () =>
    ratio(moved("churnedCustomers", w), moved("customersClosing", opens), "no-exposure"),
  );
  out["mrr-churn-rate"] = overW(3, () =>
    ratio(moved("churned", w) + moved("contraction", w), moved("closing", opens), "no-opening-mrr"),
  );
  out["arr-ceiling"] = overW(3, () =>
    derive([out["new-mrr"]!, out.ndr!], (won, ndr) =>
      ndr >= 1 ? "no-ceiling" : (12 * won) / w.length / (1 - (ndr === 0 ? 0 : ndr ** (1 / 12))),
    ),
  );

  out.revenue = overW(1, () => revenueIn(w));
  out["value-added-revenue"] = overW(1, () => earned("valueAdded", w));
  out["renewal-revenue-share"] = overW(3, () => ratio(renewalIn(w), revenueIn(w), "no-revenue"));
  out["growth-income-share"] = overW(3, () => ratio(earned("usage", w), revenueIn(w), "no-revenue"));
  const before = earned("firstYear", w) + earned("renewal", w);
  out["refund-rate"] = overW(3, () => ratio(before - revenueIn(w), before, "no-revenue"));

  let profit = revenueIn(wc) - cost(LAYERS.acquisition, wc);
  for (const [n, layer] of [LAYERS.delivery, LAYERS.service, LAYERS.rnd, LAYERS.admin].entries()) {
    profit -= cost(layer, wc);
    const left = profit;
    out[`gross-profit-${n + 1}`] = over(wc, 1, () => left);
    out[`gross-margin-${n + 1}`] = over(wc, 3, () => ratio(left, revenueIn(wc), "no-revenue"));
  }
  out["rule-of-40"] = derive([out["growth-yoy"]!, out["gross-margin-4"]!], (growth, margin) => growth + margin);
  const shareOfRevenue = (amount: number) => over(wc, 3, () => ratio(amount, revenueIn(wc), "no-revenue"));
  out["service-margin"] = shareOfRevenue(revenueIn(wc) - cost([...LAYERS.delivery, ...LAYERS.service], wc));
  out["acquisition-share"] = shareOfRevenue(cost(LAYERS.acquisition, wc));
  out["rnd-share"] = shareOfRevenue(cost(["rnd"], wc));
  out["admin-share-of-revenue"] = shareOfRevenue(cost(["admin"], wc));
  const everything = Object.values(LAYERS).flat();
  out["admin-share-of-cost"] = over(wc, 3, () => ratio(cost(["admin"], wc), cost(everything, wc), "no-cost"));
  out["cumulative-cost"] =
    covered === null ? "no-costs" : firstCost > asOf ? "short-history" : cost(everything, months(firstCost, asOf));
  out["sales-efficiency"] = over(wc, 3, () => ratio(12 * moved("new", wc), cost(["sales"], wc), "no-sales-cost"));

  const shifted = wk.map((at) => at - options.cacLagMonths);
  out["acquisition-cost"] = over(wk, 1, () => cost(LAYERS.acquisition, shifted));
  out.cac = over(wk, 3, () => ratio(out["acquisition-cost"]!, moved("newCustomers", wk), "no-new-customers"));
  const margin = out["service-margin"];
  const churn = out["customer-churn-rate"];
  out.ltv = derive([out.arpa, margin, churn], (a, m, c) => a * m * (c === 0 ? 36 : Math.min(1 / c, 36)));
  out["ltv-uncapped"] = derive([out.arpa, margin, churn], (a, m, c) => (c === 0 ? "no-churn-observed" : (a * m) / c));
  out["ltv-to-cac"] = ratio(out.ltv, out.cac, "no-acquisition-cost");
  out["ltv-to-cac-uncapped"] = ratio(out["ltv-uncapped"], out.cac, "no-acquisition-cost");
  const newArpa = ratio(moved("new", wk), moved("newCustomers", wk), "no-new-customers");
  out["cac-payback-months"] = over(wk, 3, () =>
    derive([out.cac!, newArpa, margin], (spent, a, m) => (a * m <= 0 ? "never-pays-back" : spent / (a * m))),
  );
  out["cac-payback-months-after-churn"] = over(wk, 3, () =>
    derive([newArpa, margin, churn, out.cac!], (a, m, c, spent) => paymentsUntilBack(a * m, c, spent)),
  );
  out["first-year-contribution"] = over(wk, 3, () =>
    derive([newArpa, margin, churn, out.cac!], (a, m, c, spent) => {
      const payments = total(Array.from({ length: 12 }, (_, month) => (1 - c) ** month));
      return a * m * payments - spent;
    }),
  );

  out["renewal-gross-profit"] = over(wc, 1, () => derive([margin], (m) => renewalIn(wc) * m));
  const subsidy = over(wc, 1, () => {
    const first = revenueIn(wc) - renewalIn(wc);
    const kept = revenueIn(wc) <= 0 ? 0 : (first * (revenueIn(wc) - cost(LAYERS.service, wc))) / revenueIn(wc);
    return Math.max(0, cost([...LAYERS.acquisition, ...LAYERS.delivery], wc) - kept);
  });
  out["new-business-subsidy"] = subsidy;
  out["subsidy-cover"] = over(wc, 3, () =>
    subsidy === 0 ? 0 : ratio(subsidy, out["renewal-gross-profit"]!, "no-renewal-profit"),
  );
  out["subsidy-to-renewal-revenue"] = over(wc, 3, () =>
    subsidy === 0 ? 0 : ratio(subsidy, renewalIn(wc), "no-renewal-revenue"),
  );

  out["magic-number"] =
    covered === null
      ? "no-costs"
      : !months(asOf - 5, asOf - 3).every(isCovered)
        ? "short-history"
        : withHistory(3, () =>
            ratio(
              12 * (closing(asOf) - closing(asOf - 3)),
              cost(LAYERS.acquisition, months(asOf - 5, asOf - 3)),
              "no-acquisition-cost",
            ),
          );
  out["gm2-increment"] =
    covered === null
      ? "no-costs"
      : !months(asOf - 11, asOf).every(isCovered)
        ? "short-history"
        : withHistory(11, () => {
            const [later, earlier] = [months(asOf - 5, asOf), months(asOf - 11, asOf - 6)];
            const gm2 = (span: readonly number[]) =>
              revenueIn(span) - cost([...LAYERS.acquisition, ...LAYERS.delivery, ...LAYERS.service], span);
            return cost(LAYERS.acquisition, later) <= cost(LAYERS.acquisition, earlier)
              ? "sales-not-scaled"
              : gm2(later) - gm2(earlier);
          });

  const sold = days.lines.filter(({ kind, startMonth }) => kind === "recurring" && w.includes(startMonth));
  const soldFor = (from: number, to: number) =>
    Number(sold.filter((line) => line.months >= from && line.months < to).reduce((sum, { value }) => sum + value, 0n));
  for (const [id, from, to] of [
    ["multi-year-share", 12.5, Number.POSITIVE_INFINITY],
    ["annual-share", 11.5, 12.5],
    ["under-year-share", 5.5, 11.5],
  ] as const)
    out[id] = overW(3, () => ratio(soldFor(from, to), soldFor(0, Number.POSITIVE_INFINITY), "nothing-sold"));
  const targets = business.options?.targetSegments ?? null;
  out["off-target-share"] = overW(3, () => {
    if (targets === null) return "no-target-segments";
    const wonBy = w.flatMap((at) => [...(days.won.get(at) ?? [])]);
    const offTarget = wonBy.filter(([customer]) => !targets.includes(days.segmentOf(customer)));
    return ratio(total(offTarget.map(([, mrr]) => Number(mrr))), moved("new", w), "nothing-sold");
  });

  const atRisk = moved("customersClosing", opens) / w.length;
  const winners = moved("newCustomers", wk);
  const sizes: Record<string, number> = {};
  for (const id of ["ndr", "grr", "logo-retention"]) sizes[id] = cohort.length;
  for (const id of ["customer-churn-rate", "mrr-churn-rate", "ltv", "ltv-uncapped"]) sizes[id] = atRisk;
  for (const id of ["cac", "cac-payback-months", "cac-payback-months-after-churn", "first-year-contribution"])
    sizes[id] = winners;
  for (const id of ["ltv-to-cac", "ltv-to-cac-uncapped"]) sizes[id] = Math.min(atRisk, winners);
  return { outcomes: out, sizes };
}

function months(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

/** Month after month, until what came in is what was spent. */
function paymentsUntilBack(monthly: number, churn: number, spent: number): Outcome {
  if (monthly <= 0 || (spent > 0 && spent * churn >= monthly * (1 - 1e-9))) return "never-pays-back";
  const target = spent * (1 - 1e-9);
  const paid = (k: number) => (churn === 0 ? k * monthly : (monthly * (1 - (1 - churn) ** k)) / churn);
  let k = 0;
  let step = 1;
  while (paid(step) < target) step *= 2;
  for (; step >= 1; step /= 2) if (paid(k + step) < target) k += step;
  return spent <= 0 ? 0 : k + 1;
}

describe("every metric of a random business", () => {
  it("is what the definitions say over a day-by-day recomputation, or undefined for the same reason, with its sample size", () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(randomBusiness, (business) => {
        const evaluation = new Evaluation(totalOf(business));
        const { outcomes, sizes } = byDefinition(business);
        for (const metric of METRICS) {
          const { value, reason, n } = evaluation.resultOf(metric);
          const outcome = outcomes[metric.id]!;
          if (typeof outcome === "string" || value === null)
            expect(`${metric.id}: ${value ?? reason}`).toBe(`${metric.id}: ${outcome}`);
          else if (Math.abs(value - outcome) > 1e-9 * Math.max(1, Math.abs(outcome)))
            expect.fail(`${metric.id}: ${value} is not ${outcome}`);
          if (n !== (value === null ? null : (sizes[metric.id] ?? null))) expect.fail(`${metric.id}: n is ${n}`);
          if (value !== null) met.add(metric.id);
        }
      }),
      reproducible,
    );
    expect([...met].sort()).toEqual([...METRIC_IDS].sort()); // each had a value somewhere
  });
});
