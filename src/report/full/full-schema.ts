import * as z from "zod";

/** What the whole report takes from the other ones. */
interface Parts {
  readonly head: (name: string) => z.ZodRawShape;
  readonly tail: z.ZodRawShape;
  readonly check: z.ZodType;
  readonly movement: z.ZodType;
  readonly monthlyMetric: z.ZodType;
  readonly cohort: z.ZodType;
  readonly metric: z.ZodType;
  readonly bar: z.ZodType;
}

const unit = z.enum(["money", "money/month", "ratio", "ratio/month", "count", "months"]);

/** The JSON of `ue report`. */
export function fullSchema({ head, tail, check, movement, monthlyMetric, cohort, metric, bar }: Parts) {
  return z.strictObject({
    ...head("report"),
    check,
    movements: z.array(movement),
    series: z.array(monthlyMetric).describe("Metrics of the same months, each exactly as of that month"),
    period: z.enum(["month", "quarter"]),
    cohorts: z.array(cohort),
    tiers: z.array(metric),
    sensitivity: z
      .strictObject({
        metric: z.string(),
        operator: z.enum([">=", "<=", ">", "<"]),
        threshold: z.number(),
        value: z.number(),
        bars: z.array(bar),
      })
      .nullable()
      .describe("What moves the UE ratio most, one input at a time"),
    groups: z.array(metric).describe("Sums and headline metrics of every segment, channel and tier"),
    calculation: z.strictObject({
      inputs: z.array(
        z.strictObject({
          name: z.string(),
          unit,
          meaning: z.string(),
          value: z.number().nullable(),
        }),
      ),
      formulas: z.array(
        z.strictObject({
          name: z.string(),
          metric: z.string().nullable().describe("Null: a step on the way"),
          unit,
          formula: z.string().describe("In the syntax of spreadsheets, over the names before it"),
          value: z.number().nullable(),
        }),
      ),
    }),
    options: z.strictObject({
      window: z.number(),
      cacLagMonths: z.number(),
      ltvCapMonths: z.number(),
      confidence: z.number(),
      minCustomers: z.number(),
      usage: z.enum(["include", "exclude"]),
      renewalGraceDays: z.number(),
      tiers: z.array(z.strictObject({ name: z.string(), below: z.number().nullable() })),
      targetSegments: z.array(z.string()).nullable(),
    }),
    definedMetrics: z.array(
      z.strictObject({ id: z.string(), title: z.string(), formula: z.string(), source: z.string() }),
    ),
    ...tail,
  });
}
