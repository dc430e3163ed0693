import * as z from "zod";
import { LEVER_IDS } from "../../domain/lever.ts";
import { UNREACHABLE } from "./solve-report.ts";

/** What the reports have in common. */
interface Parts {
  readonly head: (name: string) => z.ZodRawShape;
  readonly tail: z.ZodRawShape;
  readonly interval: z.ZodType;
  readonly stage: z.ZodType;
  readonly scope: z.ZodType;
}

const text = z.string().nullable();
const number = z.number().nullable();
const lever = z.enum(LEVER_IDS);
const target = {
  metric: z.string(),
  gate: text,
  by: z.enum(["segment", "channel", "tier"]).nullable(),
  group: text,
  operator: z.enum([">=", "<=", ">", "<"]),
  threshold: z.number(),
  value: number,
};

const record = z.strictObject({
  ...target,
  lever,
  unit: z.enum(["money", "money/month", "ratio", "ratio/month", "count", "months"]),
  status: z.enum(["solved", "already-met", "unreachable"]),
  why: z.enum(UNREACHABLE).nullable().describe("ceiling: the cap on the lifetime holds LTV down at any churn"),
  method: z.enum(["closed-form", "brent"]).nullable(),
  now: number,
  needed: number,
  change: number,
  changeShare: number,
  reaches: number.describe("The metric at the value needed; out of reach: the closest that the lever brings it"),
  shown: number.describe("The lever where the whole interval reaches the threshold"),
  shownShare: number,
  shownStatus: z.enum(["solved", "already-met", "unreachable", "no-interval"]),
});

export const barSchema = z.strictObject({
  lever,
  span: z.enum(["interval", "ten-percent"]),
  now: z.number(),
  lowInput: z.number(),
  highInput: z.number(),
  atLow: number,
  atHigh: number,
  swing: number,
  flipsAtLow: z.boolean(),
  flipsAtHigh: z.boolean(),
});

/** The JSON of `ue solve`. */
export function solveSchema({ head, tail, interval, stage, scope }: Parts) {
  return z.strictObject({
    ...head("solve"),
    stage: stage.nullable(),
    scope,
    levers: z.array(record),
    goals: z.array(
      z.strictObject({
        ...target,
        title: z.string(),
        reason: text,
        interval,
        n: number,
        met: z.boolean(),
        equal: z
          .strictObject({ share: z.number(), levers: z.array(lever), reaches: number })
          .nullable()
          .describe("All levers that help, each by the same share of its value"),
        inOrder: z.strictObject({
          steps: z.array(z.strictObject({ lever, share: z.number(), reaches: number })),
          met: z.boolean(),
        }),
        ceiling: z.strictObject({ capMonths: z.number(), monthlyProfit: z.number(), cac: number }).nullable(),
        tornado: z.array(barSchema).nullable(),
      }),
    ),
    caps: z.array(z.strictObject({ lever, most: z.number() })),
    ...tail,
  });
}
