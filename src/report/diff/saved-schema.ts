import * as z from "zod";
import { STAGES } from "../../gates/stages.ts";
import { DIMENSIONS } from "../../measures/grouping.ts";
import { SCHEMA_VERSION } from "../report.ts";
import { FIGURES, type HistoryRecord } from "./history.ts";
import { COMPARABLE, type SavedReport } from "./saved-report.ts";

/**
 * Reads the JSON of a saved report. What later versions add is passed over, and what earlier ones did not have is
 * empty: only what a comparison needs is asked for.
 */
const month = z.string().regex(/^\d{4}-\d{2}$/);
const span = z.object({ from: month.nullable(), to: month.nullable(), months: z.int() });
const text = z.string().nullable();
/** No figure is as large as this; one that is would overflow where it is multiplied. */
const MOST = 1e100;
const number = z.number().min(-MOST).max(MOST).nullable();
const group = { by: z.enum(DIMENSIONS).nullable(), group: text };
const verdict = z.enum(["pass", "fail", "inconclusive"]);
const unit = z.enum(["money", "money/month", "ratio", "ratio/month", "count", "months"]);

const gate = z.object({
  id: z.string(),
  stage: z.enum(STAGES),
  kind: z.enum(["required", "advisory"]),
  metric: z.string(),
  ...group,
  operator: z.enum([">=", "<=", ">", "<"]),
  threshold: number,
  value: number,
  outcome: z.enum(["pass", "fail", "inconclusive", "skipped"]),
  reason: text,
  title: z.string(),
  waiver: z.object({ reason: z.string(), owner: text, expires: z.string() }).nullable().default(null),
});

const metric = z.object({
  id: z.string(),
  month: month.nullable().default(null),
  ...group,
  unit,
  value: number,
  reason: text,
});

const figures = Object.fromEntries(FIGURES.map((figure) => [figure, number.default(null)]));
const historyRecord = z.object({ month, ...figures }) as unknown as z.ZodType<HistoryRecord>;

const envelope = {
  asOf: month,
  window: span,
  costWindow: span,
  currency: z.string(),
  inputs: z.array(
    z.object({
      role: z.enum(["subscriptions", "costs"]),
      file: z.string(),
      sha256: z.string(),
      rows: z.int(),
      used: z.int(),
      excluded: z.int(),
    }),
  ),
  definitions: z.string(),
};

const scope = z.object({ by: z.enum(DIMENSIONS), group: z.string() }).nullable();

const check = z.object({
  ...envelope,
  stage: z.enum(STAGES).nullable(),
  verdict,
  stages: z.array(z.object({ stage: z.enum(STAGES), verdict })).optional(),
  scope: scope.default(null),
  gates: z.array(gate),
  metrics: z.array(metric),
  history: z.array(historyRecord).default([]),
  options: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .nullable()
    .default(null),
});

const movement = z.object({ ...group, month, customersClosing: z.int(), ...figures });

const metrics = z.object({ ...envelope, metrics: z.array(metric) });
const mrr = z.object({ ...envelope, movements: z.array(movement) });

const head = z.object({ schemaVersion: z.number(), report: z.string() });

export interface Unreadable {
  readonly why: "not-json" | "no-report" | "kind" | "newer" | "shape";
  readonly found: string;
}

const NOTHING = {
  stage: null,
  verdict: null,
  stages: [],
  scope: null,
  gates: [],
  metrics: [],
  history: [],
  options: null,
};

export function readSaved(json: string): { readonly saved: SavedReport } | { readonly unreadable: Unreadable } {
  let data: unknown;
  try {
    data = JSON.parse(json.replace(/^\ufeff/, ""));
  } catch (error) {
    return { unreadable: { why: "not-json", found: (error as Error).message } };
  }
  const start = head.safeParse(data);
  if (!start.success) return { unreadable: { why: "no-report", found: "" } };
  const { schemaVersion, report } = start.data;
  if (schemaVersion > SCHEMA_VERSION) return { unreadable: { why: "newer", found: String(schemaVersion) } };
  const kind = COMPARABLE.find((name) => name === report);
  if (kind === undefined) return { unreadable: { why: "kind", found: report } };
  const result = READERS[kind](data);
  if ("error" in result) {
    const [problem] = result.error.issues;
    return { unreadable: { why: "shape", found: `${problem!.path.map(String).join(".")}: ${problem!.message}` } };
  }
  return result;
}

type Read = { readonly saved: SavedReport } | { readonly error: z.ZodError };

const READERS: Readonly<Record<(typeof COMPARABLE)[number], (data: unknown) => Read>> = {
  check: (data) => {
    const { data: read, error } = check.safeParse(data);
    if (error !== undefined) return { error };
    const { stage, verdict } = read;
    return { saved: { ...read, report: "check", stages: read.stages ?? (stage === null ? [] : [{ stage, verdict }]) } };
  },
  metrics: (data) => {
    const { data: read, error } = metrics.safeParse(data);
    return error === undefined ? { saved: { ...NOTHING, ...read, report: "metrics" } } : { error };
  },
  mrr: (data) => {
    const { data: read, error } = mrr.safeParse(data);
    if (error !== undefined) return { error };
    const { movements, ...rest } = read;
    const history = movements.filter(({ by }) => by === null).map(historyFrom);
    return { saved: { ...NOTHING, ...rest, history, report: "mrr" } };
  },
};

/** Movements of the total are its history, without revenue and cost. */
function historyFrom({ by: _, group: __, customersClosing, ...rest }: z.infer<typeof movement>): HistoryRecord {
  return { ...(rest as unknown as HistoryRecord), customers: customersClosing };
}
