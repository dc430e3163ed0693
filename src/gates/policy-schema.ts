import * as z from "zod";
import type { NeedRule, RawGate, RawPolicy, RawQuestion } from "./raw-policy.ts";
import { STAGES } from "./stages.ts";

/** The shape of a policy in YAML. What its words refer to is looked at in check-policy.ts. No other file here loads zod. */

const text = z.string().trim().min(1);
/** Beyond any amount of money that is exact, and far from where a percentage of it would overflow. */
const MOST = 1e15;
export const figure = z.number().min(-MOST).max(MOST);
const threshold = z.union([
  figure,
  z
    .string()
    .regex(/^plan\.[A-Za-z0-9_]+$/, "give a number (0.8 for 80 %), or a number of your plan such as plan.spend_cap"),
]);
const share = z.union([z.number(), z.string()]).refine(isShare, "give a share such as 5% or 0.05");

/** A number above 1 is a percentage without its sign. */
function isShare(drop: number | string): boolean {
  return typeof drop === "number" ? drop >= 0 && drop <= 1 : /^\d{1,4}(\.\d{1,6})?\s*%$/.test(drop);
}

const undefinedOutcome = z.enum(["inconclusive", "fail", "skip"]);

const whenUndefined = z.union(
  [undefinedOutcome, z.record(z.string(), undefinedOutcome)],
  "give inconclusive, fail or skip, or a map from reason to one of these",
);

const appliesWhen = z
  .strictObject({ metric: text, min: figure.optional(), max: figure.optional() })
  .refine(({ min, max }) => min !== undefined || max !== undefined, "give min, max or both");

export const rawGateSchema = z
  .strictObject({
    id: text,
    title: text.optional(),
    metric: text,
    min: threshold.optional(),
    max: threshold.optional(),
    above: threshold.optional(),
    below: threshold.optional(),
    no_worse_than_baseline: z.literal(true).optional().describe("At least as good as in the report of --baseline"),
    max_drop: share.optional().describe("At most so much worse than in the report of --baseline, such as 5%"),
    kind: z.enum(["required", "advisory"]).optional(),
    stages: z.array(z.enum(STAGES)).min(1).optional(),
    segment: z.string().trim().optional(),
    channel: z.string().trim().optional(),
    tier: z.string().trim().optional(),
    when_undefined: whenUndefined.optional(),
    fallback: text.optional(),
    fallback_reasons: z.array(text).min(1).optional(),
    applies_when: appliesWhen.optional(),
    because: text.optional(),
    verdict: text.optional(),
    action: text.optional(),
    source: text.optional(),
    question: text.optional(),
    owner: text.optional(),
    note: text.optional(),
  })
  .refine(
    ({ segment, channel, tier }) => [segment, channel, tier].filter((group) => group !== undefined).length <= 1,
    "give only one of segment, channel and tier",
  ) satisfies z.ZodType<RawGate>;

export const rawQuestionSchema = z.strictObject({
  id: text,
  stage: z.enum(STAGES),
  question: text,
  action: text.optional(),
  source: text.optional(),
}) satisfies z.ZodType<RawQuestion>;

const needSchema = z.strictObject({
  id: text,
  stage: z.enum(STAGES),
  rule: text,
  needs: text,
  source: text,
}) satisfies z.ZodType<NeedRule>;

export const rawPolicySchema = z.strictObject({
  name: text.optional(),
  gates: z.array(rawGateSchema).optional(),
  questions: z.array(rawQuestionSchema).optional(),
  needs: z.array(needSchema).optional(),
}) satisfies z.ZodType<RawPolicy>;
