import { nearest } from "../../domain/nearest.ts";
import type { Operator } from "../../gates/operators.ts";
import { type Gate, isPlanned } from "../../gates/policy.ts";
import { METRIC_IDS, metricById } from "../../metrics/index.ts";
import type { Metric } from "../../metrics/metric.ts";
import { buildSolve, type GoalAsked } from "../../report/solve/build-solve.ts";
import { loadConfig } from "../config.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { guarded, load } from "../load.ts";
import type { CheckFlags } from "../options.ts";
import { output } from "../output.ts";
import { UsageError } from "../problems.ts";
import { checkGroup, type GroupFlags, selectionAsked } from "../selection.ts";
import { checkGroups, checkRequest } from "./check.ts";

export interface SolveFlags extends CheckFlags, GroupFlags {
  readonly tornado?: boolean;
}

/** What it would take to reach a threshold: by one lever, and together. */
export async function solve(io: Io, targets: readonly string[], flags: SolveFlags): Promise<number> {
  const { by, group } = selectionAsked(flags, null);
  const { policy, plan } = await loadConfig(io, flags.config);
  const scope = by === null || group === null ? null : { by, group };
  const asked = targets.flatMap((text) => goalsOf(text, policy.gates, plan, scope));
  const loaded = await load(io, flags);
  const { analysis, asOf, provenance } = loaded;
  const report = guarded(() => {
    checkGroups(loaded);
    checkGroup({ by, group }, analysis, asOf);
    for (const goal of asked) checkGroup(goal, analysis, asOf);
    return buildSolve(
      analysis,
      {
        ...checkRequest(loaded, flags, { by, group }),
        goals: targets.length === 0 ? null : asked,
        tornado: flags.tornado === true,
      },
      provenance,
    );
  });
  await output(io, flags, report);
  return EXIT.ok;
}

type Scope = { readonly by: NonNullable<Gate["by"]>; readonly group: string } | null;

/** `METRIC=VALUE`, `METRIC` (at the thresholds of its gates) or `GATE`. */
function goalsOf(
  text: string,
  gates: readonly Gate[],
  plan: Readonly<Record<string, number>>,
  scope: Scope,
): GoalAsked[] {
  const at = text.indexOf("=");
  const id = (at === -1 ? text : text.slice(0, at)).trim();
  const gate = gates.find((each) => each.id === id);
  const metric = metricById(gate?.metric ?? id);
  if (metric === undefined) {
    const meant = nearest(id, [...METRIC_IDS, ...gates.map((each) => each.id)]);
    throw new UsageError(
      `there is no metric or gate "${id}".${meant === null ? "" : ` Did you mean ${meant}?`} \`ue metrics\` and \`ue gates\` list them all.`,
    );
  }
  const value = at === -1 ? null : thresholdOf(text, text.slice(at + 1), metric);
  const mine = gate === undefined ? gates.filter((each) => each.metric === id) : [gate];
  const asked = mine.flatMap((each): GoalAsked[] => {
    const threshold = value ?? statedBy(each, plan);
    if (threshold === null || (each.by !== null && gate === undefined)) return [];
    const aim = each.by === null ? (scope ?? { by: null, group: null }) : { by: each.by, group: each.group };
    return [{ gate: each.id, metric: metric.id, title: each.title, ...aim, operator: each.operator, threshold }];
  });
  if (asked.length > 0)
    return once(value === null ? asked : asked.slice(0, 1).map((goal) => ({ ...goal, gate: gate?.id ?? null })));
  if (value === null)
    throw new UsageError(
      `no gate states a threshold for ${id}. Give one, such as ${id}=${metric.unit === "ratio" ? "80%" : "3"}.`,
    );
  return [
    {
      gate: null,
      metric: metric.id,
      title: metric.title,
      ...(scope ?? { by: null, group: null }),
      operator: wayOf(metric),
      threshold: value,
    },
  ];
}

/** Null where ue.yaml does not state the number of the plan, and for a gate that is compared with an earlier report. */
function statedBy({ threshold }: Gate, plan: Readonly<Record<string, number>>): number | null {
  if (typeof threshold === "number") return threshold;
  return isPlanned(threshold) ? (plan[threshold.plan] ?? null) : null;
}

/** Gates of several stages that ask for the same are one goal. */
function once(goals: readonly GoalAsked[]): GoalAsked[] {
  const key = ({ by, group, operator, threshold }: GoalAsked) => [by, group, operator, threshold].join(" ");
  return goals.filter((goal, index) => goals.findIndex((other) => key(other) === key(goal)) === index);
}

function wayOf({ id, better }: Metric): Operator {
  if (better === null)
    throw new UsageError(
      `whether ${id} should be higher or lower is a matter of taste, and no gate says. Add a gate for it to ue.yaml.`,
    );
  return better === "higher" ? ">=" : "<=";
}

function thresholdOf(text: string, value: string, metric: Metric): number {
  const [, digits, percent] = /^\s*(-?\d{1,15}(?:\.\d{1,12})?)\s*(%)?\s*$/.exec(value) ?? [];
  const share = metric.unit === "ratio" || metric.unit === "ratio/month";
  if (digits === undefined || (percent !== undefined && !share))
    throw new UsageError(`${text}: expected ${metric.id}= and a value such as ${share ? "80% or 3" : "8000"}.`);
  return percent === undefined ? Number(digits) : Number(digits) / 100;
}
