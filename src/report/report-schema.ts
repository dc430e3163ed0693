import * as z from "zod";
import { LEFT_OUT_REASONS } from "../domain/left-out-reason.ts";
import { STAGES } from "../gates/stages.ts";
import { WAIVER_STATES } from "../gates/waivers.ts";
import { METRIC_IDS } from "../metrics/index.ts";
import { diffSchema, historySchema, optionsSchema } from "./diff/diff-schema.ts";
import { explainSchemas } from "./explain/explain-schema.ts";
import { forecastSchema } from "./forecast/forecast-schema.ts";
import { fullSchema } from "./full/full-schema.ts";
import { MODELS, REGIMES } from "./growth.ts";
import { ltvSchema } from "./ltv/ltv-schema.ts";
import { COHORT_VIEWS } from "./report.ts";
import { barSchema, solveSchema } from "./solve/solve-schema.ts";
import { whatIfSchema } from "./what-if/what-if-schema.ts";

/** The JSON that `--format json` prints, for `ue schema report`. Of this layer only schemas load zod. */
const month = z.string().regex(/^\d{4}-\d{2}$/);
const span = z.strictObject({ from: month.nullable(), to: month.nullable(), months: z.int().min(0) });
const by = z.enum(["segment", "channel", "tier"]).nullable();
const group = z.string().nullable();
const stage = z.enum(STAGES);
const verdict = z.enum(["pass", "fail", "inconclusive"]);
const interval = z.strictObject({ low: z.number(), high: z.number(), confidence: z.number() }).nullable();
const operator = z.enum([">=", "<=", ">", "<"]);
const text = z.string().nullable();

const issue = z.strictObject({
  code: z.string(),
  severity: z.enum(["error", "warning", "note"]),
  file: text,
  line: z.int().nullable(),
  column: text,
  message: z.string(),
  args: z.record(z.string(), z.union([z.string(), z.number()])),
});

const input = z.strictObject({
  role: z.enum(["subscriptions", "costs"]),
  file: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  rows: z.int(),
  used: z.int(),
  excluded: z.int(),
});

const head = (name: string) => ({
  schemaVersion: z.literal(1),
  report: z.literal(name),
  asOf: month,
  window: span,
  costWindow: span,
  currency: z.string(),
});

const tail = {
  issues: z.array(issue),
  inputs: z.array(input),
  definitions: z.string().describe("SHA-256 of the metric definitions, the policy and the options in force"),
};

const statedWaiver = z.strictObject({ reason: z.string(), owner: text, expires: z.string() });

const gate = z.strictObject({
  id: z.string(),
  stage,
  kind: z.enum(["required", "advisory"]),
  metric: z.enum(METRIC_IDS as [string, ...string[]]),
  by,
  group,
  operator,
  threshold: z.number().nullable().describe("Null where there is no baseline to compare with"),
  value: z.number().nullable(),
  margin: z.number().nullable().describe("value - threshold"),
  interval,
  n: z.number().nullable(),
  outcome: z.enum(["pass", "fail", "inconclusive", "skipped"]),
  close: z.boolean(),
  reason: text,
  decidedBy: text,
  action: text,
  source: z.string(),
  title: z.string(),
  because: text,
  verdict: text,
  owner: text,
  note: text,
  waiver: statedWaiver.nullable().describe("Of a failing gate that does not fail its stage; outcome stays fail"),
  baseline: z
    .strictObject({ value: z.number().nullable(), maxDrop: z.number() })
    .nullable()
    .describe("What it was compared with; threshold is the worst value that passes"),
});

const question = z.strictObject({
  id: z.string(),
  stage,
  question: z.string(),
  answer: z.enum(["yes", "no"]).nullable(),
  evidence: text,
  date: text,
  action: text,
  source: z.string(),
});

const metric = {
  by,
  group,
  unit: z.enum(["money", "money/month", "ratio", "ratio/month", "count", "months"]),
  value: z.number().nullable().describe("Unrounded; money in major units; null beside a reason"),
  reason: text,
  interval,
  n: z.number().nullable(),
};

const allocation = z.array(
  z.strictObject({
    month,
    by: z.enum(["segment", "channel", "tier"]),
    layers: z.array(z.string()),
    driver: z.enum(["new-mrr", "revenue"]),
    shares: z.array(z.strictObject({ group: z.string(), share: z.number() })),
  }),
);

const amount = z.number().nullable();

const growth = z.strictObject({
  regime: z.enum(REGIMES).nullable().describe("thin: too few customers to say; null: NDR is undefined"),
  ndr: z.number().nullable(),
  reason: text,
  n: z.number().nullable(),
  arr: z.number(),
  arrCeiling: amount.describe("What ARR tends to at this pace of signing; null where nothing caps it"),
  halfwayMonths: z.number().nullable().describe("Months in which half of the way to the ceiling is made"),
});

const newBusiness = z.strictObject({
  acquisition: amount,
  delivery: amount,
  firstYearRevenue: amount,
  firstYearEarnings: amount.describe("First-year revenue less its share of service cost"),
  result: amount.describe("These earnings less acquisition and delivery"),
  subsidy: amount,
  reason: text,
});

const renewals = z.strictObject({ revenue: amount, grossProfit: amount, reason: text });

const { by: _by, group: _group, ...value } = metric;
const values = z.array(z.strictObject({ id: z.string(), ...value }));
const model = z.enum(MODELS).describe("The side of NDR 100 %; exactly 100 % counts as above");

const groupRecord = z.strictObject({
  by: z.enum(["segment", "channel", "tier"]),
  group: z.string(),
  growth,
  model: model.nullable(),
  metrics: values,
  gates: z.array(
    gate.omit({
      kind: true,
      by: true,
      group: true,
      action: true,
      source: true,
      title: true,
      because: true,
      verdict: true,
      owner: true,
      note: true,
      waiver: true,
      baseline: true,
    }),
  ),
});

const modelRecord = z.strictObject({
  model,
  by: z.enum(["segment", "channel", "tier"]),
  groups: z.array(z.string()),
  growth,
  metrics: values,
});

const metricRecord = z.strictObject({ id: z.string(), ...metric });

const stageVerdict = z.strictObject({ stage, verdict, reason: text });

const waiver = z.strictObject({
  gate: z.string(),
  reason: z.string(),
  owner: text,
  expires: z.string().describe("The last day on which it holds"),
  state: z.enum(WAIVER_STATES),
  daysLeft: z.int().describe("From the last day of the as-of month"),
});

const scope = z.strictObject({ by: z.enum(["segment", "channel", "tier"]), group: z.string() }).nullable();

const check = z.strictObject({
  ...head("check"),
  stage: stage.nullable(),
  verdict,
  headline: z.string(),
  reason: text,
  decidingStage: stage.nullable(),
  scope,
  gates: z.array(gate),
  questions: z.array(question),
  stages: z.array(stageVerdict).optional(),
  supported: stage.nullable().optional(),
  waived: z.int().min(0).describe("Failing required gates that a waiver keeps from failing their stage"),
  waivers: z.array(waiver),
  baseline: z
    .strictObject({
      file: z.string(),
      sha256: z.string(),
      asOf: month,
      definitions: z.string(),
      sameDefinitions: z.boolean(),
    })
    .nullable()
    .describe("The earlier report of --baseline"),
  traps: z.array(z.strictObject({ id: z.string(), earlier: z.number(), later: z.number(), source: z.string() })),
  growth,
  newBusiness,
  renewals,
  groups: z.array(groupRecord),
  models: z.array(modelRecord),
  metrics: z.array(metricRecord),
  history: historySchema.describe("The last months as this report tells them, for a later comparison"),
  options: optionsSchema,
  allocation,
  ...tail,
});

const monthlyMetric = z.strictObject({ id: z.string(), month, ...metric });

const metrics = z.strictObject({
  ...head("metrics"),
  metrics: z.array(monthlyMetric),
  allocation,
  ...tail,
});

const movement = z.strictObject({
  month,
  by,
  group,
  opening: z.number(),
  new: z.number(),
  reactivation: z.number(),
  expansion: z.number(),
  contraction: z.number(),
  churned: z.number(),
  closing: z.number(),
  customersOpening: z.int(),
  newCustomers: z.int(),
  reactivatedCustomers: z.int(),
  churnedCustomers: z.int(),
  customersClosing: z.int(),
  flashCustomers: z.int(),
  net: z.number(),
});

const { month: _, ...moved } = movement.shape;
const movementTotal = z.strictObject({ from: month, to: month, ...moved });

const mrr = z.strictObject({
  ...head("mrr"),
  movements: z.array(movement),
  totals: z.array(movementTotal),
  ...tail,
});

const cohort = z.strictObject({
  cohort: z.string().regex(/^\d{4}-(\d{2}|Q[1-4])$/),
  age: z.int().min(0),
  by,
  group,
  customers: z.int(),
  mrr: z.number(),
  grossMrr: z.number(),
  logoRetention: z.number(),
  netRetention: z.number(),
  grossRetention: z.number(),
  members: z.int(),
  newMrr: z.number(),
});

const cohortAverage = z.strictObject({
  age: z.int().min(0),
  by,
  group,
  cohorts: z.int(),
  members: z.int(),
  newMrr: z.number(),
  logoRetention: z.number(),
  netRetention: z.number(),
  grossRetention: z.number(),
});

const cohorts = z.strictObject({
  ...head("cohorts"),
  period: z.enum(["month", "quarter"]),
  cohorts: z.array(cohort),
  averages: z.array(cohortAverage),
  views: z.array(z.enum(COHORT_VIEWS)),
  ...tail,
});

const gates = z.strictObject({
  schemaVersion: z.literal(1),
  report: z.literal("gates"),
  policy: z.string(),
  stage: stage.nullable(),
  gates: z.array(
    z.strictObject({
      id: z.string(),
      stage,
      kind: z.enum(["required", "advisory"]),
      metric: z.string(),
      by,
      group,
      operator,
      threshold: z.number().nullable(),
      maxDrop: z.number().nullable().describe("How much worse than a baseline it may be"),
      fallback: text,
      title: z.string(),
      because: text,
      action: text,
      source: z.string(),
      owner: text,
      note: text,
      waiver: statedWaiver.nullable().describe("As ue.yaml states it, whether it holds or has ended"),
    }),
  ),
  questions: z.array(question),
  needs: z.array(z.strictObject({ id: z.string(), stage, rule: z.string(), needs: z.string(), source: z.string() })),
});

const validate = z.strictObject({
  schemaVersion: z.literal(1),
  report: z.literal("validate"),
  valid: z.boolean(),
  currency: z.string(),
  files: z.array(
    input.extend({
      preset: text,
      encoding: text,
      delimiter: text,
      gzip: z.boolean(),
      decimal: text,
      dates: text,
      endDate: text,
      leftOut: z.array(z.strictObject({ reason: z.enum(LEFT_OUT_REASONS), rows: z.int() })),
      currencies: z.array(z.string()),
      intervals: z.array(
        z.strictObject({
          plan: z.string(),
          amount: z.string(),
          unit: z.string(),
          count: z.int(),
          rows: z.int(),
        }),
      ),
      from: text,
      to: text,
    }),
  ),
  accounts: z.array(
    z.strictObject({
      file: z.string(),
      account: z.string(),
      category: z.string(),
      amount: z.number(),
      currency: z.string(),
    }),
  ),
  issues: z.array(issue),
});

const preset = z.strictObject({
  name: z.string(),
  title: z.string(),
  role: z.enum(["subscriptions", "costs"]),
  beta: z.boolean(),
  signature: z.strictObject({
    required: z.array(z.string()),
    anyOf: z.array(z.string()),
    forbidden: z.array(z.string()),
    labels: z.strictObject({ anyOf: z.array(z.string()), forbidden: z.array(z.string()) }).optional(),
  }),
  example: z.string(),
});

const presets = z.strictObject({ schemaVersion: z.literal(1), report: z.literal("presets"), presets: z.array(preset) });

export const reportSchema = z.union([
  check,
  metrics,
  mrr,
  cohorts,
  gates,
  presets,
  validate,
  forecastSchema({ head, tail, growth, by }),
  ltvSchema({ head, tail, interval, by }),
  diffSchema({ span, by, unit: metric.unit, issue }),
  fullSchema({ head, tail, check, movement, monthlyMetric, cohort, metric: metricRecord, bar: barSchema }),
  ...explainSchemas({ head, tail, gate, question, allocation, interval, span }),
  whatIfSchema({ head, tail, interval, stage, scope }),
  solveSchema({ head, tail, interval, stage, scope }),
]);
