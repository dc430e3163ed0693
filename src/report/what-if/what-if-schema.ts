import * as z from "zod";
import { LEVER_IDS } from "../../domain/lever.ts";

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
const by = z.enum(["segment", "channel", "tier"]).nullable();
const unit = z.enum(["money", "money/month", "ratio", "ratio/month", "count", "months"]);
const outcome = z.enum(["pass", "fail", "inconclusive", "skipped"]);
const lever = z.enum(LEVER_IDS);

/** The JSON of `ue what-if`. */
export function whatIfSchema({ head, tail, interval, stage, scope }: Parts) {
  const standing = {
    verdict: z.enum(["pass", "fail", "inconclusive"]),
    reason: text,
    decidingStage: stage.nullable(),
    supported: stage.nullable(),
  };
  return z.strictObject({
    ...head("what-if"),
    stage: stage.nullable(),
    scope,
    metrics: z.array(
      z.strictObject({
        scenario: z.string(),
        id: z.string(),
        by,
        group: text,
        unit,
        before: number,
        after: number,
        change: number,
        changeShare: number.describe("change / before, where before is above 0"),
        reasonBefore: text,
        reason: text,
        lowBefore: number,
        highBefore: number,
        interval,
        n: number.describe("Of the data: an assumption is no evidence"),
      }),
    ),
    gates: z.array(
      z.strictObject({
        scenario: z.string(),
        id: z.string(),
        stage,
        kind: z.enum(["required", "advisory"]),
        metric: z.string(),
        by,
        group: text,
        operator: z.enum([">=", "<=", ">", "<"]),
        threshold: z.number().nullable(),
        before: number,
        after: number,
        outcomeBefore: outcome,
        outcome,
        reasonBefore: text,
        reason: text,
        waivedBefore: z.boolean(),
        waived: z.boolean(),
        closeBefore: z.boolean(),
        close: z.boolean(),
        flips: z.boolean().describe("Whether the outcome is another one"),
        decidedBy: text,
        title: z.string(),
      }),
    ),
    scenarios: z.array(z.strictObject({ name: z.string(), ...standing, before: z.strictObject(standing) })),
    turned: z.array(
      z.strictObject({
        scenario: z.string(),
        lever,
        unit,
        from: z.number(),
        to: z.number(),
        change: z.number(),
        changeShare: number,
        factor: z.number().describe("What the sums that the lever moves were multiplied by"),
      }),
    ),
    levers: z.array(
      z.strictObject({
        id: lever,
        title: z.string(),
        unit,
        meaning: z.string(),
        moves: z.string(),
        holds: z.string().describe("What stays as it was observed"),
      }),
    ),
    ...tail,
  });
}
