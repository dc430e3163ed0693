import { BASE, GIVEN, LEVER_IDS, type LeverTurn } from "../../domain/lever.ts";
import { buildWhatIf } from "../../report/what-if/build-what-if.ts";
import type { NamedTurns } from "../../report/what-if/scenario.ts";
import { loadConfig } from "../config.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { scenarioNamed, turnable, turnsOf } from "../levers.ts";
import { guarded, load } from "../load.ts";
import type { CheckFlags } from "../options.ts";
import { output } from "../output.ts";
import { UsageError } from "../problems.ts";
import { checkGroup, type GroupFlags, selectionAsked } from "../selection.ts";
import { checkGroups, checkRequest } from "./check.ts";

export interface WhatIfFlags extends CheckFlags, GroupFlags {
  /** Each `LEVER=CHANGE`. */
  readonly set?: string[];
  /** Names of scenarios of ue.yaml, with commas between them. */
  readonly scenario?: string[];
}

/** The numbers and the verdict with levers turned. */
export async function whatIf(io: Io, flags: WhatIfFlags): Promise<number> {
  const { by, group } = selectionAsked(flags, null);
  const given = turnsOf(flags.set ?? []);
  const config = await loadConfig(io, flags.config);
  const scenarios = scenariosAsked(flags, given, config.scenarios);
  const loaded = await load(io, flags);
  const { analysis, asOf, provenance } = loaded;
  const report = guarded(() => {
    checkGroups(loaded);
    checkGroup({ by, group }, analysis, asOf);
    return turnable(analysis, () =>
      buildWhatIf(analysis, { ...checkRequest(loaded, flags, { by, group }), scenarios }, provenance),
    );
  });
  await output(io, flags, report);
  return EXIT.ok;
}

/** The scenarios of --scenario, and what --set turns; without either all scenarios of ue.yaml beside the base. */
function scenariosAsked(
  { scenario }: WhatIfFlags,
  given: readonly LeverTurn[],
  known: ReadonlyMap<string, readonly LeverTurn[]>,
): NamedTurns[] {
  const names = [BASE, ...known.keys()];
  const asked = scenario?.flatMap((text) => text.split(",")).map((name) => name.trim());
  if (asked === undefined && given.length === 0 && known.size === 0)
    throw new UsageError(
      `nothing to turn. Give --set LEVER=CHANGE, such as --set churn=-20%, or \`scenarios\` in ue.yaml. Levers: ${LEVER_IDS.join(", ")}.`,
    );
  const chosen = asked ?? (given.length === 0 ? names : []);
  const scenarios = [...new Set(chosen)].map((name) => ({ name, turns: scenarioNamed(name, known) }));
  return given.length === 0 ? scenarios : [...scenarios, { name: GIVEN, turns: given }];
}
