import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cashTrough, cumulativeCash, exactPayback, wholePayback } from "../../../src/metrics/lifetime/payback.ts";
import {
  monthlyRate,
  paymentsDiscounted,
  paymentsDiscountedWithin,
  paymentsWithin,
} from "../../../src/metrics/lifetime/payments.ts";

describe("payments of one customer", () => {
  it("of 80 a month at 3 % churn, discounted at 10 % a year, are worth 2,123.495893", () => {
    expect(80 * paymentsDiscounted(0.03, monthlyRate(0.1))!).toBeCloseTo(2123.495893, 6);
  });

  it("within 36 months are worth 1,775.926235, and 1,590.583520 discounted", () => {
    expect(80 * paymentsWithin(0.03, 36)).toBeCloseTo(1775.926235, 6);
    expect(80 * paymentsDiscountedWithin(0.03, monthlyRate(0.1), 36)).toBeCloseTo(1590.58352, 6);
  });

  it("take yearly rates by powers: a loss of 20 % a year is 1.8423 % a month, not 1.67 %", () => {
    expect(monthlyRate(-0.2)).toBeCloseTo(-0.018423, 6);
    expect((1 + monthlyRate(0.2)) ** 12).toBeCloseTo(1.2, 14);
  });

  it("add up without end only where nobody leaves and nothing is discounted", () => {
    expect(paymentsDiscounted(0, 0)).toBeNull();
    expect(paymentsDiscounted(0.03, 0)).toBeCloseTo(1 / 0.03, 12);
    expect(paymentsDiscountedWithin(0, 0, 36)).toBe(36);
  });

  it.each([0, 1e-12, 1e-6, 0.03, 0.5, 1])("are what a loop over the months adds up to, at churn %d", (churn) => {
    const discount = 0.008;
    let [payments, discounted] = [0, 0];
    for (let t = 0; t < 48; t++) {
      payments += (1 - churn) ** t;
      discounted += ((1 - churn) / (1 + discount)) ** t;
    }
    expect(paymentsWithin(churn, 48) / payments).toBeCloseTo(1, 12);
    expect(paymentsDiscountedWithin(churn, discount, 48) / discounted).toBeCloseTo(1, 12);
  });
});

describe("payback", () => {
  const customer = { monthlyProfit: 80, churn: 0.03, cac: 1000 };

  it("of 1000 at 80 a month is 12.5 months, and 15.430593 or 16 payments after 3 % churn", () => {
    expect(exactPayback({ ...customer, churn: 0 })).toBe(12.5);
    expect(exactPayback(customer)).toBeCloseTo(15.430593, 6);
    expect(wholePayback(customer)).toBe(16);
  });

  it.each([
    [{ monthlyProfit: 80, churn: 0.03, cac: 80 }, 1],
    [{ monthlyProfit: 80, churn: 0.03, cac: 80.01 }, 2],
    [{ monthlyProfit: 80, churn: 0, cac: 240 }, 3],
    [{ monthlyProfit: 80, churn: 1, cac: 79 }, 1],
    // 100 + 90 + 81 + 72.9 + 65.61, exactly, and a cent more
    [{ monthlyProfit: 100, churn: 0.1, cac: 409.51 }, 5],
    [{ monthlyProfit: 100, churn: 0.1, cac: 409.52 }, 6],
  ])("of %j takes %d payments", (each, payments) => {
    expect(wholePayback(each)).toBe(payments);
  });

  it("is the first number of payments that a loop over them finds", () => {
    const tenths = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((n) => n / 10);
    fc.assert(
      fc.property(tenths(1, 1000), fc.integer({ min: 0, max: 1000 }), tenths(0, 40), (profit, thousandths, share) => {
        const churn = thousandths / 1000;
        const each = { monthlyProfit: profit, churn, cac: share * profit };
        const found = wholePayback(each);
        let [paid, payments] = [0, 0];
        while (payments < 2000 && paid < each.cac * (1 - 1e-9)) paid += profit * (1 - churn) ** payments++;
        if (found === null) expect(share * churn).toBeGreaterThan(1 - 1e-8);
        else if (found < 2000) expect(found).toBe(payments);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it("never comes when CAC x churn reaches the monthly profit", () => {
    expect(exactPayback({ ...customer, churn: 0.08 })).toBeNull();
    expect(exactPayback({ ...customer, monthlyProfit: 0 })).toBeNull();
    expect(cashTrough({ ...customer, churn: 0.09 }, 10)).toBeNull();
  });

  it("comes at once where winning costs nothing", () => {
    expect(wholePayback({ ...customer, cac: 0 })).toBe(0);
    expect(cashTrough({ ...customer, cac: 0 }, 10)).toEqual({ month: 0, depth: 0, positiveMonth: 1 });
  });
});

/** Every cohort of the programme by itself, payment by payment. */
function simulatedCash(
  { monthlyProfit, churn, cac }: Parameters<typeof exactPayback>[0],
  perMonth: number,
  months: number,
) {
  const cash: number[] = [0];
  let paying = 0;
  for (let month = 1; month <= months; month++) {
    paying = paying * (1 - churn) + perMonth;
    cash.push(cash.at(-1)! + paying * monthlyProfit - perMonth * cac);
  }
  return cash;
}

describe("the cash of an acquisition programme", () => {
  it("of ten customers a month is lowest in month 15 at -66,218.97, and above 0 from month 33", () => {
    const trough = cashTrough({ monthlyProfit: 80, churn: 0.03, cac: 1000 }, 10)!;
    expect(trough.month).toBe(15);
    expect(trough.depth).toBeCloseTo(-66_218.97, 2);
    expect(trough.positiveMonth).toBe(33);
  });

  it.each([
    [80, 0.03, 1000],
    [80, 0, 1000],
    [80, 0, 960],
    [100, 1e-9, 700],
    [50, 0.2, 90],
    [120, 0.01, 4000],
    [80, 1, 60],
  ])("of %d a month, churn %d, CAC %d is what a simulation finds", (monthlyProfit, churn, cac) => {
    const customer = { monthlyProfit, churn, cac };
    const cash = simulatedCash(customer, 7, 400);
    for (const month of [1, 5, 24, 120]) expect(cumulativeCash(customer, 7, month)).toBeCloseTo(cash[month]!, 5);
    const trough = cashTrough(customer, 7)!;
    expect(trough.depth).toBeCloseTo(Math.min(...cash), 5);
    expect(trough.positiveMonth).toBe(
      cash.findIndex((value, month) => month > 0 && month >= trough.month && value > 0),
    );
  });
});
