import * as z from "zod";
import { METHOD_REASONS, METHODS } from "../../metrics/lifetime/methods.ts";

/** What the reports have in common. */
interface Parts {
  readonly head: (name: string) => z.ZodRawShape;
  readonly tail: z.ZodRawShape;
  readonly interval: z.ZodType;
  readonly by: z.ZodType;
}

const number = z.number().nullable();
const text = z.string().nullable();
const method = z.enum(METHODS);
const months = z.int().min(0);

/** The JSON of `ue ltv`. */
export function ltvSchema({ head, tail, interval, by }: Parts) {
  const of = { by, group: text };
  const reason = text.describe(`A reason of a metric, or one of ${METHOD_REASONS.join(", ")}`);
  return z.strictObject({
    ...head("ltv"),
    ...of,
    methods: z.array(
      z.strictObject({
        method,
        ...of,
        trust: z.int().describe("1: the most trusted"),
        default: z.boolean().describe("Whether ltv and the gates rest on it"),
        months: number.describe("Payments of the average customer, the first at month 0 included"),
        reason,
        interval,
        money: number,
        moneyReason: reason,
        moneyLow: number,
        moneyHigh: number,
        toCac: number,
        horizon: months.nullable().describe("Months that it looks at; null: without end"),
        estimableTo: months.nullable(),
        n: number,
      }),
    ),
    basis: z.array(
      z.strictObject({
        ...of,
        customers: z.int(),
        lost: z.int(),
        returned: z.int(),
        arpa: number,
        serviceMargin: number,
        monthlyProfit: number,
        churn: number,
        cac: number,
        contracts: z.strictObject({
          annual: z.int(),
          "multi-year": z.int(),
          "under-year": z.int(),
          shorter: z.int(),
        }),
        renewalMonths: months.nullable(),
        renewalsObserved: months.nullable(),
        model: z.enum(["sbg", "geometric"]).nullable(),
        alpha: number,
        beta: number,
        theta: number,
        estimableTo: months,
        estimableMonths: number,
        estimableInterval: interval,
        mostTrusted: method.nullable(),
      }),
    ),
    survival: z.array(
      z.strictObject({
        ...of,
        tenure: months,
        atRisk: number,
        lost: number,
        survival: number.describe("Kaplan-Meier; null beyond what was observed"),
        followed: z.boolean(),
        constant: number.describe("(1 - churn)^tenure"),
        sbg: number,
      }),
    ),
    horizon: months,
    ceiling: z.number(),
    discountRate: z.number().describe("A year"),
    observedFrom: text,
    ...tail,
  });
}
