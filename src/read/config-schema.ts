import * as z from "zod";
import { MINIMUM_WINDOW } from "../domain/options.ts";
import { rawGateSchema } from "../gates/policy-schema.ts";
import { STAGES } from "../gates/stages.ts";

/** The shape of ue.yaml. Descriptions go into the JSON Schema that editors use. */
const text = z.string().trim().min(1);
const currencyCode = z.string().regex(/^[A-Za-z]{3}$/, "a currency code such as CNY");

/** Digits of a rate above 0, few enough to be read exactly. */
const RATE = /^(?=.*[1-9])(?=.{1,40}$)\d+(\.\d+)?$/;

const answer = z.union([z.boolean(), z.enum(["yes", "no"])]);

export const configSchema = z.strictObject({
  version: z.literal(1).describe("Version of this file's format"),
  currency: currencyCode.optional().describe("Reporting currency, an ISO 4217 code"),
  stage: z.enum(STAGES).optional().describe("Stage whose gates decide"),
  subscriptions: z
    .strictObject({
      files: z.array(text).optional(),
      preset: z.literal("canonical").optional(),
      end_date: z.enum(["exclusive", "inclusive", "auto"]).optional(),
      dedupe: z.boolean().optional(),
    })
    .optional(),
  costs: z
    .strictObject({
      files: z.array(text).optional(),
      preset: z.literal("canonical").optional(),
      allow_gaps: z.boolean().optional(),
    })
    .optional(),
  fx: z
    .record(
      currencyCode,
      z.union([z.number(), z.string()]).refine((rate) => RATE.test(String(rate)), {
        message: 'a plain decimal rate above 0, such as 7.12 (a very small one in quotes: "0.0000123")',
      }),
    )
    .optional()
    .describe("Reporting units per foreign unit, one constant rate per currency"),
  options: z
    .strictObject({
      window: z.int().min(MINIMUM_WINDOW).max(120).optional(),
      cac_lag_months: z.int().min(0).max(24).optional(),
      ltv_cap_months: z.number().positive().max(600).optional(),
      confidence: z.number().min(0.5).max(0.999).optional(),
      min_customers: z.int().min(0).optional(),
      usage: z.enum(["include", "exclude"]).optional(),
    })
    .optional(),
  tiers: z
    .array(z.strictObject({ name: text, below: z.number().positive().optional() }))
    .min(1)
    .refine((tiers) => new Set(tiers.map(({ name }) => name)).size === tiers.length, "tier names that differ")
    .refine(
      (tiers) => tiers.every(({ below }, i) => (below === undefined) === (i === tiers.length - 1)),
      "`below` on every tier but the last",
    )
    .refine(
      (tiers) => tiers.every(({ below = Infinity }, i) => i === 0 || below > (tiers[i - 1]!.below ?? 0)),
      "tiers in order of rising `below`",
    )
    .optional(),
  target_segments: z.array(z.string()).min(1).optional(),
  plan: z.strictObject({ spend_cap: z.number().positive().optional() }).optional(),
  policy: text.optional().describe("`handbook`, or a YAML file that replaces it"),
  gates: z.array(rawGateSchema).optional(),
  attest: z.record(z.string(), z.strictObject({ answer, evidence: text.optional(), date: text.optional() })).optional(),
  require_attested: z.boolean().optional(),
});
export type RawConfig = z.infer<typeof configSchema>;
