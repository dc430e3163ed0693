import { BASE, isLever, LEVER_IDS, type LeverTurn, leverForms, parseLeverChange } from "../domain/lever.ts";
import { nearest } from "../domain/nearest.ts";
import { isMoney } from "../domain/unit.ts";
import { CannotTurn } from "../metrics/what-if/turn.ts";
import { formatValue } from "../render/format-value.ts";
import type { Analysis } from "../report/analysis.ts";
import { UsageError } from "./problems.ts";

/** The levers of --set, each `LEVER=CHANGE`. */
export function turnsOf(texts: readonly string[]): LeverTurn[] {
  const turns = texts.map((text) => {
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

/** What a scenario of ue.yaml turns; the base turns nothing. */
export function scenarioNamed(name: string, known: ReadonlyMap<string, readonly LeverTurn[]>): readonly LeverTurn[] {
  const names = [BASE, ...known.keys()];
  if (!names.includes(name)) {
    const meant = nearest(name, names);
    throw new UsageError(
      `there is no scenario "${name}".${meant === null ? "" : ` Did you mean ${meant}?`} There ${known.size === 0 ? "is base alone; `scenarios` in ue.yaml adds more" : `are: ${names.join(", ")}`}.`,
    );
  }
  return known.get(name) ?? [];
}

/** A lever that the data does not allow to be turned so ends as a problem of what was asked. */
export function turnable<T>(analysis: Analysis, build: () => T): T {
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
