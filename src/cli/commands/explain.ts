import { nearest } from "../../domain/nearest.ts";
import type { Policy } from "../../gates/policy.ts";
import { METRIC_IDS, metricById } from "../../metrics/index.ts";
import { buildExplain, buildQuestion, type ExplainRequest } from "../../report/explain/build-explain.ts";
import type { Scope } from "../../report/explain/gates-in-force.ts";
import { loadConfig } from "../config.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { guarded, load } from "../load.ts";
import type { DataFlags } from "../options.ts";
import { output } from "../output.ts";
import { UsageError } from "../problems.ts";
import { checkGroup, type GroupFlags, selectionAsked } from "../selection.ts";
import { checkGroups } from "./check.ts";

export interface ExplainFlags extends DataFlags, GroupFlags {
  readonly top: number;
  readonly all?: boolean;
}

/** Explains one metric, one gate or one question. */
export async function explain(io: Io, id: string, flags: ExplainFlags): Promise<number> {
  const { by, group } = selectionAsked(flags, null);
  const { policy, attest } = await loadConfig(io, flags.config);
  const subject = subjectNamed(id, policy);
  if (subject.kind === "question") {
    await output(io, flags, buildQuestion(policy, subject.question, attest));
    return EXIT.ok;
  }
  if (subject.kind === "gate" && subject.gate.by !== null && by !== null)
    throw new UsageError(
      `gate ${id} is aimed at ${subject.gate.by} "${subject.gate.group}". Leave out --${by}, or explain ${subject.gate.metric}.`,
    );
  const loaded = await load(io, flags);
  const { config, analysis, asOf, settings, provenance } = loaded;
  const scope: Scope = by === null || group === null ? null : { by, group };
  const report = guarded(() => {
    checkGroups(loaded);
    checkGroup(subject.kind === "gate" && subject.gate.by !== null ? subject.gate : { by, group }, analysis, asOf);
    return buildExplain(
      analysis,
      {
        asOf,
        subject,
        scope,
        top: flags.all === true ? null : flags.top,
        policy: config.policy,
        settings,
        stage: config.stage,
        attest: config.attest,
        waivers: config.waivers,
        plan: config.plan,
      },
      provenance,
    );
  });
  await output(io, flags, report);
  return EXIT.ok;
}

type Subject =
  | ExplainRequest["subject"]
  | { readonly kind: "question"; readonly question: Policy["questions"][number] };

function subjectNamed(id: string, { gates, questions }: Policy): Subject {
  const metric = metricById(id);
  if (metric !== undefined) return { kind: "metric", metric };
  const gate = gates.find((each) => each.id === id);
  if (gate !== undefined) return { kind: "gate", gate };
  const question = questions.find((each) => each.id === id);
  if (question !== undefined) return { kind: "question", question };
  const meant = nearest(id, [...METRIC_IDS, ...gates.map((each) => each.id), ...questions.map((each) => each.id)]);
  throw new UsageError(
    `there is no metric, gate or question "${id}".${meant === null ? "" : ` Did you mean ${meant}?`} \`ue metrics\` and \`ue gates\` list them all.`,
  );
}
