import * as z from "zod";
import { LAYER_NAMES } from "../../domain/cost.ts";
import { STAGES } from "../../gates/stages.ts";
import { GATE_MOVES, IMPORTANCE, STEPS } from "./diff-report.ts";
import { FIGURES } from "./history.ts";
import { COMPARABLE } from "./saved-report.ts";

const number = z.number().nullable();
const text = z.string().nullable();
const month = z.string();

const figures = Object.fromEntries(FIGURES.map((figure) => [figure, figure === "customers" ? z.int() : number]));

/** The months of a check's `history`. */
export const historySchema = z.array(z.strictObject({ month, ...figures }));

/** The options in force, in a check. */
export const optionsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** The report of `ue diff`, made of the parts that reports share. */
export function diffSchema({ span, by, unit, issue }: Readonly<Record<"span" | "by" | "unit" | "issue", z.ZodType>>) {
  const verdict = z.enum(["pass", "fail", "inconclusive"]);
  const stage = z.enum(STAGES);
  const direction = z.enum(["better", "worse"]).nullable();
  const amounts = { before: z.number(), after: z.number(), change: z.number() };
  const side = z.strictObject({
    file: text.describe("Null: computed in this run"),
    asOf: month,
    window: span,
    costWindow: span,
    stage: stage.nullable(),
    verdict: verdict.nullable(),
    definitions: z.string(),
  });
  const gateSide = z
    .strictObject({
      outcome: z.enum(["pass", "fail", "inconclusive", "skipped"]),
      waived: z.boolean(),
      value: number,
      operator: z.enum([">=", "<=", ">", "<"]),
      threshold: number,
      reason: text,
    })
    .nullable();
  const option = z.union([z.string(), z.number(), z.boolean()]).nullable();
  return z.strictObject({
    schemaVersion: z.literal(1),
    report: z.literal("diff"),
    of: z.enum(COMPARABLE),
    currency: z.string(),
    scope: z.strictObject({ by: z.string(), group: z.string() }).nullable(),
    before: side,
    after: side,
    sameDefinitions: z.boolean(),
    sameData: z.boolean(),
    restatedBy: z.enum(["data", "options", "data-or-options"]).nullable(),
    metrics: z.array(
      z.strictObject({
        id: z.string(),
        month: text,
        by,
        group: text,
        unit,
        before: number,
        after: number,
        change: number.describe("after - before"),
        share: number.describe("The change by the size of before"),
        beforeReason: text,
        afterReason: text,
        direction,
        importance: z.enum(IMPORTANCE),
      }),
    ),
    verdicts: z.array(z.strictObject({ stage: stage.nullable(), before: verdict, after: verdict })),
    gates: z.array(
      z.strictObject({
        id: z.string(),
        stage,
        kind: z.enum(["required", "advisory"]),
        metric: z.string(),
        by,
        group: text,
        title: z.string(),
        moved: z.enum(GATE_MOVES),
        direction,
        before: gateSide,
        after: gateSide,
      }),
    ),
    movements: z.array(z.strictObject({ step: z.enum(STEPS), amount: z.number() })),
    customers: z.array(
      z.strictObject({
        customer: z.string(),
        ...amounts,
        new: z.number(),
        reactivation: z.number(),
        expansion: z.number(),
        contraction: z.number(),
        churned: z.number(),
      }),
    ),
    customersMoved: z.int().nullable(),
    costs: z.array(z.strictObject({ layer: z.enum(LAYER_NAMES), ...amounts })),
    restated: z.array(
      z.strictObject({ month, figure: z.enum(FIGURES), before: z.number(), after: number, change: number }),
    ),
    options: z.array(z.strictObject({ option: z.string(), before: option, after: option })),
    files: z.array(
      z.strictObject({
        role: z.enum(["subscriptions", "costs"]),
        file: z.string(),
        change: z.enum(["same", "changed", "added", "removed"]),
        before: text,
        after: text,
        rowsBefore: z.int().nullable(),
        rowsAfter: z.int().nullable(),
      }),
    ),
    issues: z.array(issue),
  });
}
