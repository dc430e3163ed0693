import * as z from "zod";
import { INTERVAL_NAMES, parseInterval } from "../domain/billing-interval.ts";
import { CATEGORIES } from "../domain/cost.ts";
import { currencyCode, nearestCurrency } from "../domain/currency-codes.ts";
import { parseDay } from "../domain/day.ts";
import { LANGUAGES } from "../domain/language.ts";
import { LEVER_IDS, type LeverId } from "../domain/lever.ts";
import { MINIMUM_WINDOW } from "../domain/options.ts";
import { KINDS } from "../domain/subscription.ts";
import { figure, rawGateSchema } from "../gates/policy-schema.ts";
import { STAGES } from "../gates/stages.ts";
import { STATUS_MEANINGS } from "./entry.ts";
import { decideDateForm } from "./text/date-form.ts";

/** The shape of ue.yaml. Descriptions go into the JSON Schema that editors use. */
const text = z.string().trim().min(1);
const EXPECTED_CURRENCY = "a currency code such as CNY";
const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/, { error: EXPECTED_CURRENCY, abort: true })
  .refine((text) => currencyCode(text) !== null, {
    error: ({ input }) => {
      const meant = nearestCurrency(String(input));
      return meant === null ? EXPECTED_CURRENCY : `${EXPECTED_CURRENCY} (did you mean ${meant}?)`;
    },
  });

/** Digits of a rate above 0, few enough to be read exactly. */
const RATE = /^(?=.*[1-9])(?=.{1,40}$)\d+(\.\d+)?$/;

/** A tab, a space or a punctuation mark other than the quote. */
const DELIMITER = /^[\t !#-/:-@[-`{-~]$/;

const day = text.refine(
  (value) => value.length === 10 && typeof parseDay(value) === "number",
  "a day that exists, such as 2025-12-31",
);

const waiver = z.strictObject({
  gate: text.describe("Id of the gate; `ue gates` lists them"),
  reason: text,
  owner: text.optional(),
  expires: day.describe("The last day on which it holds"),
});

const answer = z.union([z.boolean(), z.enum(["yes", "no"])]);

/** What both sides say of their files' text. */
const textKeys = {
  files: z.array(text).optional().describe("Counted from the folder of ue.yaml; - is standard input"),
  preset: text.optional().describe("An import preset; `ue presets` lists them"),
  columns: z
    .record(z.string(), z.string())
    .optional()
    .describe("Canonical column: the file's own name of it, such as `amount: Price`"),
  date_format: text
    .refine((form) => decideDateForm([], form) !== null, "day, month and year in their order, such as DD-MM-YYYY")
    .optional()
    .describe("Order of the parts, such as DD-MM-YYYY"),
  decimal: z.enum(["point", "comma"]).optional().describe("Decimal mark of amounts; found out when left out"),
  currency: currency.optional().describe("Of every row that states none, an ISO 4217 code"),
  encoding: text.optional().describe("Encoding of the text, such as gb18030 or windows-1252; found out when left out"),
  delimiter: z
    .string()
    .regex(DELIMITER, "one character, such as `;`")
    .optional()
    .describe("What stands between fields; found out when left out"),
};

const interval = text.refine(
  (name) => parseInterval(name.toLowerCase()) !== null,
  `one of ${INTERVAL_NAMES.join(", ")}, or Nm for N months`,
);

const subscriptionEntry = z.strictObject({
  ...textKeys,
  status: z
    .record(z.string(), z.union([z.enum(STATUS_MEANINGS), z.array(z.string())]))
    .refine(
      (status) => Object.entries(status).every(([key, to]) => !Array.isArray(to) || isMeaning(key)),
      `a list only after one of ${STATUS_MEANINGS.join(", ")}`,
    )
    .optional()
    .describe("The file's status: active, ended, trialing or ignore (or those words with a list of statuses)"),
  plans: z
    .record(z.string(), z.union([interval, z.strictObject({ interval })]))
    .optional()
    .describe("The file's plan: its billing interval, such as `Gold: 12m`"),
  kind: z.enum(KINDS).optional().describe("Of every line that has no kind of its own"),
  end_date: z
    .enum(["exclusive", "inclusive", "auto"])
    .optional()
    .describe("Whether the end day is still served; auto finds it out and notes it"),
  history: z.literal("complete").optional().describe("Nobody ever left, although no line has ended"),
  dedupe: z.boolean().optional().describe("Counts rows that repeat another exactly once"),
});

const accountRule = z
  .strictObject({
    account: text
      .refine(isRegularExpression, "a regular expression, such as ^AWS|hosting")
      .describe("Accounts that the rule is for, as a regular expression; the first rule that fits counts"),
    to: z.enum(CATEGORIES).or(z.literal("ignore")).optional(),
    split: z.partialRecord(z.enum(CATEGORIES), z.number().positive().max(1)).optional(),
    segment: z.string().optional(),
  })
  .refine(({ to, split }) => (to === undefined) !== (split === undefined), "either `to` or `split`")
  .refine(
    ({ split }) =>
      split === undefined || Math.abs(Object.values(split).reduce((sum, share) => sum + share, 0) - 1) < 1e-9,
    "shares that sum to 1",
  );

const costEntry = z.strictObject({
  ...textKeys,
  map: z.array(accountRule).optional(),
  allow_gaps: z.boolean().optional().describe("Months without any row count as 0"),
});

function isMeaning(text: string): boolean {
  return (STATUS_MEANINGS as readonly string[]).includes(text);
}

function isRegularExpression(source: string): boolean {
  try {
    new RegExp(source, "iu");
    return true;
  } catch {
    return false;
  }
}

function oneOrMore<T extends z.ZodType>(entry: T) {
  return z.union([entry, z.array(entry).min(1)]);
}

/** Read as it is written: YAML takes +500 for 500. */
const leverChange = z.union([z.number(), text]).optional();

const scenario = z.strictObject(
  Object.fromEntries(LEVER_IDS.map((lever) => [lever, leverChange])) as Record<LeverId, typeof leverChange>,
);

export const configSchema = z.strictObject({
  version: z.literal(1).describe("Version of this file's format"),
  currency: currency.optional().describe("Reporting currency, an ISO 4217 code"),
  lang: z.enum(LANGUAGES).optional().describe("Language of tables, Markdown and messages; --lang beats it"),
  stage: z.enum(STAGES).optional().describe("Stage whose gates decide"),
  subscriptions: oneOrMore(subscriptionEntry).optional(),
  costs: oneOrMore(costEntry).optional(),
  fx: z
    .record(
      currency,
      z.union([z.number(), z.string()]).refine((rate) => RATE.test(String(rate)), {
        message: 'a plain decimal rate above 0, such as 7.12 (a very small one in quotes: "0.0000123")',
      }),
    )
    .optional()
    .describe("Reporting units per foreign unit, one constant rate per currency"),
  options: z
    .strictObject({
      window: z.int().min(MINIMUM_WINDOW).max(120).optional().describe("Trailing months"),
      cac_lag_months: z
        .int()
        .min(0)
        .max(24)
        .optional()
        .describe("Months by which spending precedes the customers it wins"),
      ltv_cap_months: z.number().positive().max(600).optional().describe("Ceiling on a customer's lifetime"),
      confidence: z.number().min(0.5).max(0.999).optional().describe("Of every interval, two-sided"),
      min_customers: z.int().min(0).optional().describe("Below it an interval across the threshold decides nothing"),
      usage: z.enum(["include", "exclude"]).optional().describe("Whether usage lines count in MRR"),
      renewal_grace_days: z
        .int()
        .min(0)
        .max(366)
        .optional()
        .describe("A line is carried through a gap of at most so many days before the customer's next one"),
    })
    .optional(),
  tiers: z
    .array(z.strictObject({ name: text, below: figure.positive().optional() }))
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
    .optional()
    .describe("Customer tiers by annual fee, in order of rising `below`; the last one has none"),
  target_segments: z.array(z.string()).min(1).optional().describe("Segments that sales should sign"),
  plan: z
    .strictObject({ spend_cap: figure.positive().optional().describe("Cap on all cost, for the PMF stage") })
    .optional(),
  budget: z
    .strictObject({
      new_mrr: figure.min(0).optional().describe("MRR of new customers"),
      cost: figure.min(0).optional().describe("All cost"),
    })
    .optional()
    .describe("What is planned for a month, for `ue forecast` to compare with"),
  scenarios: z
    .record(z.string(), scenario)
    .optional()
    .describe("Levers turned together, for `ue what-if --scenario`: such as `bold: { churn: -20%, cac: 8000 }`"),
  policy: text.optional().describe("`handbook`, or a YAML file that replaces it"),
  gates: z.array(rawGateSchema).optional().describe("Own gates; one with the id of a built-in one replaces it"),
  attest: z
    .record(z.string(), z.strictObject({ answer, evidence: text.optional(), date: day.optional() }))
    .optional()
    .describe("Answers to the questions of the policy, by their ids"),
  waivers: z.array(waiver).optional().describe("Gates that may fail until a day without failing the verdict"),
  require_attested: z.boolean().optional().describe("Open questions leave a stage undecided"),
});
export type RawConfig = z.infer<typeof configSchema>;
