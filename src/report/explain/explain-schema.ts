import * as z from "zod";
import { CATEGORIES } from "../../domain/cost.ts";
import { LEFT_OUT } from "../../measures/drill-down/left-out.ts";
import { FAMILIES } from "../../measures/drill-down/reads.ts";

/** What the reports have in common. */
interface Parts {
  readonly head: (name: string) => z.ZodRawShape;
  readonly tail: z.ZodRawShape;
  readonly gate: z.ZodType;
  readonly question: z.ZodType;
  readonly allocation: z.ZodType;
  readonly interval: z.ZodType;
  readonly span: z.ZodType;
}

const text = z.string().nullable();
const number = z.number().nullable();
const month = z.string().regex(/^\d{4}-\d{2}$/);
const unit = z.enum(["money", "money/month", "ratio", "ratio/month", "count", "months"]);
const categories = z.array(z.enum(CATEGORIES)).nullable();
const family = z.enum(FAMILIES);

/** The JSON of `ue explain`: of a metric or gate, and of a question. */
export function explainSchemas({ head, tail, gate, question, allocation, interval, span }: Parts) {
  const explain = z.strictObject({
    ...head("explain"),
    subject: z.strictObject({
      kind: z.enum(["metric", "gate"]),
      id: z.string(),
      by: z.enum(["segment", "channel", "tier"]).nullable(),
      group: text,
    }),
    options: z.strictObject({
      window: z.int(),
      cacLagMonths: z.int(),
      ltvCapMonths: z.number(),
      confidence: z.number(),
      minCustomers: z.int(),
      usage: z.enum(["include", "exclude"]),
      renewalGraceDays: z.int(),
    }),
    acquisitionWindow: span,
    acquisitionCostWindow: span,
    evidence: z.array(evidence),
    gates: z.array(gate),
    questions: z.array(question),
    verdictChanges: z.array(z.strictObject({ gate: z.string(), passes: z.boolean(), levers: z.array(lever) })),
    metrics: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        unit,
        formula: z.string(),
        value: number,
        reason: text,
        interval,
        intervalNote: text,
        n: number,
        sample: text,
        effectiveSize: number,
        needs: text,
        inputs: z.array(input),
        undefinedWhen: z.array(z.strictObject({ reason: z.string(), meaning: z.string() })),
        source: z.string(),
      }),
    ),
    missing: z.array(missing),
    sums: z.array(sum),
    leftOut: z.array(leftOut),
    allocation,
    ...tail,
  });
  const asked = z.strictObject({
    schemaVersion: z.literal(1),
    report: z.literal("question"),
    questions: z.array(question).length(1),
    standsInFor: z.array(z.string()),
  });
  return [explain, asked] as const;
}

const evidence = z
  .object({
    family,
    customer: text,
    month: month.nullable(),
    category: text,
    what: text,
    before: number,
    after: number,
  })
  .catchall(z.number())
  .describe("What the row adds to each sum of its family stands under the sum's key");

const lever = z.strictObject({
  metric: text,
  sum: text,
  categories,
  unit,
  now: z.number(),
  limit: number.describe("The value nearest to now at which the outcome by value is another one"),
  change: number,
  strictLimit: number,
  utmost: number,
  heldBy: z.array(z.strictObject({ meaning: z.string(), value: z.number() })),
  examples: z.array(z.strictObject({ customer: z.string(), amount: z.number() })),
});

const input = z.strictObject({
  name: z.string(),
  metric: text,
  meaning: z.string(),
  unit,
  value: number,
  reason: text,
  from: month.nullable(),
  to: month.nullable(),
});

const missing = z.strictObject({
  metric: z.string(),
  why: z.enum(["months", "input", "condition"]),
  input: text,
  reason: z.string(),
  meaning: z.string(),
});

const sum = z.strictObject({
  key: z.string(),
  family,
  column: z.string(),
  categories,
  from: month,
  to: month,
  unit,
  total: number,
  rows: z.int().describe("Rows that add to it"),
  evidence: z.int().describe("Rows of the family, of which `evidence` may hold the largest alone"),
  inputs: z.array(z.string()),
});

const leftOut = z.strictObject({
  reason: z.enum(LEFT_OUT),
  what: z.enum(["lines", "customers", "cost rows"]),
  kind: z.string(),
  count: z.int(),
});
