import { BASE, GIVEN, isLever, LEVER_IDS, type LeverTurn, leverForms, parseLeverChange } from "../../domain/lever.ts";
import { nearest } from "../../domain/nearest.ts";
import { isMoney } from "../../domain/unit.ts";
import { CannotTurn } from "../../metrics/what-if/turn.ts";
import { formatValue } from "../../render/format-value.ts";
import { buildWhatIf } from "../../report/what-if/build-what-if.ts";
import type { NamedTurns } from "../../report/what-if/scenario.ts";
import { loadConfig } from "../config.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { guarded, type Loaded, load } from "../load.ts";
import type { CheckFlags } from "../options.ts";
import { output } from "../output.ts";
import { UsageError } from "../problems.ts";
import { checkGroup, type GroupFlags, selectionAsked } from "../selection.ts";
import { checkGroups } from "./check.ts";

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
  const { analysis, asOf, settings, provenance } = loaded;
  const report = guarded(() => {
    checkGroups(loaded);
    checkGroup({ by, group }, analysis, asOf);
    return turnable(loaded, () =>
      buildWhatIf(
        analysis,
        {
          asOf,
          stage: flags.stage ?? config.stage,
          policy: config.policy,
          settings,
          attest: config.attest,
          waivers: config.waivers,
          plan: config.plan,
          scope: by === null || group === null ? null : { by, group },
          scenarios,
        },
        provenance,
      ),
    );
  });
  await output(io, flags, report);
  return EXIT.ok;
}

/** The levers of --set. */
export function turnsOf(texts: readonly string[]): LeverTurn[] {
  const turns = texts.map((text): LeverTurn => {
    const at = text.indexOf("=");
    const lever = text.slice(0, at === -1 ? text.length : at).trim();
    if (!isLever(lever)) {
      const meant = nearest(lever, LEVER_IDS);
      throw new UsageError(
        `--set ${text}: there is no lever "${lever}".${meant === null ? "" : ` Did you mean ${meant}?`} Levers: ${LEVER_IDS.join(", ")}.`,
      );
    }
    const change = at === -1 ? null : parseLeverChange(lever, text.slice(at + 1));
    if (change === null) throw new UsageError(`--set ${text}: expected ${lever}= and ${leverForms(lever)}.`);
    return { lever, change };
  });
  const twice = turns.find(({ lever }, index) => turns.findIndex((turn) => turn.lever === lever) < index);
  if (twice !== undefined) throw new UsageError(`--set ${twice.lever} is given twice. Give it once.`);
  return turns;
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
  for (const name of chosen)
    if (!names.includes(name)) {
      const meant = nearest(name, names);
      throw new UsageError(
        `there is no scenario "${name}".${meant === null ? "" : ` Did you mean ${meant}?`} There ${known.size === 0 ? "is base alone; `scenarios` in ue.yaml adds more" : `are: ${names.join(", ")}`}.`,
      );
    }
  const scenarios = [...new Set(chosen)].map((name) => ({ name, turns: known.get(name) ?? [] }));
  return given.length === 0 ? scenarios : [...scenarios, { name: GIVEN, turns: given }];
}

/** A lever that the data does not allow to be turned so ends as a problem of what was asked. */
function turnable<T>({ analysis }: Loaded, build: () => T): T {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof CannotTurn)) throw error;
    const { problem } = error;
    const { id, unit } = problem.lever;
    const shown = (value: number) =>
      formatValue(isMoney(unit) ? analysis.toMajor(value) : value, { unit }, analysis.currency);
    if (problem.why === "no-value")
      throw new UsageError(`${id} cannot be turned: it has no value (${problem.reason}).`);
    if (problem.why === "nothing-to-move")
      throw new UsageError(`${id} cannot be turned: it is ${shown(problem.from)}, and there is nothing to scale.`);
    throw new UsageError(`${id} cannot become ${shown(problem.to)}; it is ${shown(problem.from)} now.`);
  }
}
