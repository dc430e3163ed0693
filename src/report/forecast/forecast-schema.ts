import * as z from "zod";
import { LEVER_IDS } from "../../domain/lever.ts";
import { PROFITS } from "./forecast-report.ts";

/** What the reports have in common. */
interface Parts {
  readonly head: (name: string) => z.ZodRawShape;
  readonly tail: z.ZodRawShape;
  readonly growth: z.ZodType;
  readonly by: z.ZodType;
}

const number = z.number().nullable();
const text = z.string().nullable();
const whole = z.int().nullable();
const unit = z.enum(["money", "money/month", "ratio", "ratio/month", "count", "months"]);

/** The JSON of `ue forecast`. */
export function forecastSchema({ head, tail, growth, by }: Parts) {
  return z.strictObject({
    ...head("forecast"),
    by,
    group: text,
    forecast: z.array(
      z.strictObject({
        month: z.string().regex(/^\d{4}-\d{2}$/),
        mrr: z.number(),
        low: number.describe("The same with retention at the lower end of the interval of NDR; no prediction interval"),
        high: number,
        fromBase: z.number(),
        fromNew: z.number(),
        beyondObserved: z
          .number()
          .describe("Share of MRR by cohorts older than any that enough customers have reached"),
        revenue: number,
        grossProfit1: number,
        grossProfit2: number,
        grossProfit3: number,
        grossProfit4: number,
        budgetMrr: number,
        baseMrr: number.describe("With no lever turned, where one is"),
      }),
    ),
    levers: z.array(z.strictObject({ lever: z.enum(LEVER_IDS), unit, from: z.number(), to: z.number() })),
    months: z.int(),
    reason: text.describe("Why there is no forecast"),
    assumptions: z.strictObject({
      openingMrr: z.number(),
      newMrr: z.number(),
      newCustomers: z.number(),
      observedAges: whole,
      keptAYear: number.describe("Kept in a year after the observed ages"),
      factors: z.array(z.number()).describe("Kept from each observed age to the next"),
      revenuePerMrr: number,
      serviceShare: number,
      acquisition: number,
      delivery: number,
      rnd: number,
      admin: number,
    }),
    confidence: z.number(),
    bandReason: text,
    growth,
    mrrLimit: number,
    doublingMonths: whole,
    breakEven: z.strictObject({
      profit: z.enum(PROFITS),
      now: number,
      state: z.enum(["stays", "lost", "reached", "never"]).nullable(),
      month: text,
      ahead: whole,
      reason: text,
    }),
    acquisitionCash: z.strictObject({
      customersPerMonth: number,
      monthlyProfit: number,
      churn: number,
      cac: number,
      exactPayback: number,
      payments: whole,
      troughMonth: whole,
      trough: number,
      positiveMonth: whole,
      reason: text,
    }),
    sustainable: z.strictObject({
      growth: number,
      amountRetention: number,
      renewalProfit: number,
      firstYearResult: number,
      reason: text,
    }),
    budget: z
      .strictObject({
        newMrr: number,
        actualNewMrr: z.number(),
        cost: number,
        actualCost: number,
        mrrAtEnd: number,
        budgetMrrAtEnd: number,
      })
      .nullable(),
    ...tail,
  });
}
