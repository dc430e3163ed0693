import { issue } from "../../domain/issue.ts";
import { missingGroups } from "../../gates/missing-groups.ts";
import { buildCheck } from "../../report/build-check.ts";
import type { CheckRequest } from "../../report/check-request.ts";
import type { Selection } from "../../report/selection.ts";
import { exitCodeOf } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { guarded, type Loaded, load } from "../load.ts";
import type { CheckFlags } from "../options.ts";
import { output } from "../output.ts";
import { Problems } from "../problems.ts";
import { loadBaseline } from "../saved-reports.ts";
import { type ByFlag, checkGroup, type GroupFlags, selectionAsked } from "../selection.ts";

/** Judges the data against the stage gates. */
export async function check(io: Io, flags: CheckFlags & GroupFlags & ByFlag): Promise<number> {
  const selection = selectionAsked(flags, flags.by ?? null);
  const loaded = await load(io, flags);
  const { analysis, asOf, provenance } = loaded;
  const baseline = flags.baseline === undefined ? null : await loadBaseline(io, flags.baseline, analysis.currency);
  const report = guarded(() => {
    checkGroups(loaded);
    checkGroup(selection, analysis, asOf);
    return buildCheck(analysis, { ...checkRequest(loaded, flags, selection), baseline }, provenance);
  });
  await output(io, flags, report);
  return exitCodeOf(report.verdict, flags.inconclusive);
}

/** What is to be judged, and by what. */
export function checkRequest(
  { asOf, config, settings }: Loaded,
  { stage }: Pick<CheckFlags, "stage">,
  { by, group }: Selection,
): CheckRequest {
  return {
    asOf,
    stage: stage ?? config.stage,
    policy: config.policy,
    settings,
    attest: config.attest,
    waivers: config.waivers,
    baseline: null,
    plan: config.plan,
    scope: by === null || group === null ? null : { by, group },
    by: group === null ? by : null,
  };
}

/** An own gate aimed at a group that does not exist would never fire: an error, not a skipped gate. */
export function checkGroups({ config, analysis, asOf }: Loaded): void {
  const missing = missingGroups(config.policy, (by) => analysis.groupNames(asOf, by));
  if (missing.length === 0) return;
  throw new Problems(
    missing.map(({ gate, by, group, nearest }) =>
      issue("error", "group-unknown", config.gatePlaces.get(gate), { gate, by, group, nearest: nearest ?? "" }),
    ),
  );
}
