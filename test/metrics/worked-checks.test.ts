import { describe, expect, it } from "vitest";
import { LAYERS } from "../../src/domain/cost.ts";
import { DEFAULT_OPTIONS } from "../../src/domain/options.ts";
import { ok } from "../../src/domain/result.ts";
import type { GroupMeasures } from "../../src/measures/measures.ts";
import { summariseRetention } from "../../src/measures/retention.ts";
import { windowsAt } from "../../src/measures/windows.ts";
import { METRICS } from "../../src/metrics/index.ts";
import { costsFrom, month, resultIn } from "../support/business.ts";

interface Facts {
  readonly mrr?: number;
  readonly customers?: number;
  readonly variation?: number;
  readonly churnEvents?: number;
  readonly exposure?: number;
  readonly revenue?: number;
  readonly service?: number;
  readonly acquisition?: number;
  readonly newCustomers?: number;
  readonly newMrr?: number;
  readonly confidence?: number;
  readonly cap?: number;
}

/** Measures of which only these facts are known: enough for the metrics of the worked checks, metrics see no rows. */
function measuresWith(facts: Facts): GroupMeasures {
  const { mrr = 0, customers = 0, variation = 0, churnEvents = 0, exposure = 0, revenue = 1000, service = 200 } = facts;
  const { acquisition = 0, newCustomers = 1, newMrr = 0 } = facts;
  const sums: Record<string, number> = { churnedCustomers: churnEvents, newCustomers, new: newMrr };
  const costs = costsFrom([{ month: "2024-01", until: "2025-12", category: "sales", amount: 1 }]);
  const measures = {
    options: { ...DEFAULT_OPTIONS, confidence: facts.confidence ?? 0.9, ltvCapMonths: facts.cap ?? 36 },
    windows: windowsAt(month("2025-06"), month("2020-01"), costs, 12, 0),
    at: (name: string) => (name === "closing" ? mrr : customers),
    sum: (name: string) => sums[name]!,
    revenue: () => revenue,
    cost: (categories: unknown) =>
      ok(categories === LAYERS.acquisition ? acquisition : categories === LAYERS.service ? service : 0),
    exposure: () => exposure,
    statistics: { retention: summariseRetention([], []), active: { customers, coefficientOfVariation: variation } },
  };
  return { ...measures, observed: measures } as unknown as GroupMeasures;
}

/** Worked checks are the rows of the table at the end of section 8 of the definitions. */
describe("ltv at arpa x margin = 80", () => {
  const ltv = (facts: Facts, id = "ltv") =>
    resultIn(measuresWith({ mrr: 100, customers: 1, exposure: 400, ...facts }), id);

  it("is 80 / 0.03 = 2666.67 at a churn of 3 %, capped at 36 months or not", () => {
    expect(ltv({ churnEvents: 12 }).value).toBeCloseTo(2666.666667, 6);
    expect(ltv({ churnEvents: 12 }, "ltv-uncapped").value).toBeCloseTo(2666.666667, 6);
  });

  it("is 80 x 36 = 2880 at a churn of 1 %, where 1 / c would be 100 months", () => {
    expect(ltv({ churnEvents: 4 }).value).toBeCloseTo(2880, 9);
    expect(ltv({ churnEvents: 4 }, "ltv-uncapped").value).toBeCloseTo(8000, 9);
  });

  it("is 2880 when nobody left, and has no uncapped value", () => {
    expect(ltv({ churnEvents: 0 }).value).toBeCloseTo(2880, 9);
    expect(ltv({ churnEvents: 0 }, "ltv-uncapped").reason).toBe("no-churn-observed");
  });

  it("takes another ceiling from the options", () => {
    expect(ltv({ churnEvents: 0, cap: 60 }).value).toBeCloseTo(4800, 9);
  });

  it("pushes the bounds of churn through: 5 events in 240 at 95 % are .006765 to .048618", () => {
    const { interval } = ltv({ churnEvents: 5, exposure: 240, confidence: 0.95 });
    expect(interval!.low).toBeCloseTo(80 / 0.048618, 1);
    expect(interval!.high).toBeCloseTo(2880, 9); // 1 / .006765 is beyond the ceiling
  });

  it("keeps the bounds in order when the margin is negative", () => {
    const { value, interval } = ltv({ churnEvents: 12, service: 1800 }); // margin -0.8
    expect(value).toBeCloseTo(-2666.666667, 6);
    expect(interval!.low).toBeLessThan(value!);
    expect(interval!.high).toBeGreaterThan(value!);
  });
});

describe("ltv-to-cac of the worked check", () => {
  const facts: Facts = {
    mrr: 4000, // arpa 100 of 40 customers with a standard deviation of 60
    customers: 40,
    variation: 0.6,
    churnEvents: 12,
    exposure: 400,
    acquisition: 40_000,
    newCustomers: 40,
    confidence: 0.95,
  };

  it("is 2.666667, from 1.362695 to 5.218419", () => {
    const { value, interval, n } = resultIn(measuresWith(facts), "ltv-to-cac");
    expect(value).toBeCloseTo(2.666667, 6);
    expect(interval!.low).toBeCloseTo(1.362695, 5);
    expect(interval!.high).toBeCloseTo(5.218419, 5);
    expect(n).toBeCloseTo(400 / 12, 12); // the smaller of exposure a month and 40 new customers
  });

  it("takes the churn part from the bounds of ltv at the ceiling", () => {
    const { value, interval } = resultIn(measuresWith({ ...facts, churnEvents: 4 }), "ltv-to-cac");
    const low = resultIn(measuresWith({ ...facts, churnEvents: 4 }), "ltv").interval!.low / 1000;
    const spread = Math.exp(1.959963985 * Math.sqrt(0.6 ** 2 / 40 + 1 / 40));
    expect(value).toBeCloseTo(2.88, 9);
    expect(interval!.low).toBeCloseTo(low / spread, 6);
    expect(interval!.high).toBeCloseTo(2.88 * spread, 6);
  });
});

describe("payback at arpa 100, margin 0.8, cac 1000", () => {
  const facts: Facts = { mrr: 100, customers: 1, newMrr: 100, newCustomers: 1, acquisition: 1000, exposure: 1000 };
  const outcome = (id: string, more: Facts) => resultIn(measuresWith({ ...facts, ...more }), id).value;

  it("is 1000 / 80 = 12.5 months, and uncapped ltv 80 / 0.02 = 4000", () => {
    expect(outcome("cac-payback-months", { churnEvents: 20 })).toBeCloseTo(12.5, 12);
    expect(outcome("ltv-uncapped", { churnEvents: 20 })).toBeCloseTo(4000, 9);
  });

  it("takes 16 payments after a churn of 3 %: 15 give 979.3, 16 give 1028.6", () => {
    const paid = (k: number) => (80 * (1 - 0.97 ** k)) / 0.03;
    expect([paid(15) < 1000, paid(16) >= 1000]).toEqual([true, true]);
    expect(outcome("cac-payback-months-after-churn", { churnEvents: 30 })).toBe(16);
  });

  it.each([
    [80, 1], // the first payment comes at once
    [160, 2],
    [160.01, 3],
    [0, 0],
  ])("takes a cac of %d back in %d whole payments without churn", (acquisition, payments) => {
    expect(outcome("cac-payback-months-after-churn", { acquisition, churnEvents: 0 })).toBe(payments);
  });

  it("never comes when the payments in all their months are just the cac: 80 / 0.08 = 1000", () => {
    const result = resultIn(measuresWith({ ...facts, churnEvents: 80 }), "cac-payback-months-after-churn");
    expect(result.reason).toBe("never-pays-back");
  });

  it("agrees with paying month by month", () => {
    for (const churnEvents of [0, 1, 5, 17, 30, 50, 75, 79])
      for (const acquisition of [1, 79, 80, 81, 500, 999]) {
        const churn = churnEvents / 1000;
        let paid = 0;
        let customers = 1;
        let months = 0;
        while (paid < acquisition * (1 - 1e-9) && months < 10_000) {
          paid += 80 * customers;
          customers *= 1 - churn;
          months++;
        }
        expect(outcome("cac-payback-months-after-churn", { churnEvents, acquisition })).toBe(months);
      }
  });

  it("leaves 80 x 12 - 1000 = -40 after the first year without churn, less with it", () => {
    expect(outcome("first-year-contribution", { churnEvents: 0 })).toBeCloseTo(-40, 9);
    expect(outcome("first-year-contribution", { churnEvents: 20 })).toBeCloseTo(
      (80 * (1 - 0.98 ** 12)) / 0.02 - 1000,
      9,
    );
  });
});

describe("metrics over bare facts", () => {
  it("compute from what the measures say, without looking at rows", () => {
    expect(METRICS.length).toBeGreaterThan(60);
    expect(resultIn(measuresWith({ mrr: 500, customers: 4 }), "arpa").value).toBe(125);
  });
});
