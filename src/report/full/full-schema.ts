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
    definedMetrics: z.array(
      z.strictObject({ id: z.string(), title: z.string(), formula: z.string(), source: z.string() }),
    ),
    ...tail,
  });
}
