import { LAYER_NAMES } from "../../domain/cost.ts";
import type { WindowRecord } from "../report.ts";
import { differs } from "./compare-metrics.ts";
import type { CostChange, FileChange, MovementStep, OptionChange, Restated, RestatedBy } from "./diff-report.ts";
import { FIGURES, type HistoryRecord } from "./history.ts";
import type { SavedReport } from "./saved-report.ts";

const MOVEMENTS = ["new", "reactivation", "expansion", "contraction", "churned"] as const;
const LOSSES: readonly string[] = ["contraction", "churned"];

/** How the one closing MRR became the other; empty where the months between are not told of. */
export function movementSteps(before: SavedReport, after: SavedReport): MovementStep[] {
  const opening = before.history.find(({ month }) => month === before.asOf)?.closing ?? null;
  const opened = after.history.find(({ month }) => month === before.asOf)?.closing ?? null;
  const closing = after.history.find(({ month }) => month === after.asOf)?.closing ?? null;
  if (opening === null || opened === null || closing === null) return [];
  const between = after.history.filter(({ month }) => month > before.asOf && month <= after.asOf);
  const sum = (name: (typeof MOVEMENTS)[number]) => between.reduce((total, record) => total + (record[name] ?? 0), 0);
  return [
    { step: "opening", amount: opening },
    ...(differs(opening, opened) ? [{ step: "restated" as const, amount: opened - opening }] : []),
    ...MOVEMENTS.map((step) => ({ step, amount: LOSSES.includes(step) ? 0 - sum(step) : sum(step) })),
    { step: "closing", amount: closing },
  ];
}

/** Cost of each layer in the two cost windows, where both are told of in full. */
export function costChanges(before: SavedReport, after: SavedReport): CostChange[] {
  return LAYER_NAMES.flatMap((layer) => {
    const [then, now] = [before, after].map(({ history, costWindow }) => costIn(history, costWindow, layer)) as [
      number | null,
      number | null,
    ];
    return then === null || now === null ? [] : [{ layer, before: then, after: now, change: now - then }];
  });
}

function costIn(
  history: readonly HistoryRecord[],
  { from, to, months }: WindowRecord,
  layer: CostChange["layer"],
): number | null {
  if (from === null || to === null) return null;
  const records = history.filter(({ month }) => month >= from && month <= to);
  if (records.length !== months || records.some((record) => record[layer] === null)) return null;
  return records.reduce((total, record) => total + record[layer]!, 0);
}

/** What both reports tell of, and tell differently. A figure that was not there yet is new, not restated. */
export function restatedFigures(before: SavedReport, after: SavedReport): Restated[] {
  const now = new Map(after.history.map((record) => [record.month, record]));
  return before.history.flatMap((then) => {
    const record = now.get(then.month);
    if (record === undefined) return [];
    return FIGURES.flatMap((figure) => {
      const [was, is] = [then[figure], record[figure]];
      if (was === null || !differs(was, is)) return [];
      return [{ month: then.month, figure, before: was, after: is, change: is === null ? null : is - was }];
    });
  });
}

/** Options by which the same lines give other months. */
const RESTATING = ["usage", "renewalGraceDays"];

export function restatedBy(sameData: boolean, before: SavedReport, after: SavedReport): RestatedBy {
  const { options: then } = before;
  const { options: now } = after;
  const sameOptions =
    then === null || now === null
      ? before.definitions === after.definitions
      : RESTATING.every((name) => then[name] === now[name]);
  if (sameOptions) return "data";
  return sameData ? "options" : "data-or-options";
}

export function optionChanges({ options: before }: SavedReport, { options: after }: SavedReport): OptionChange[] {
  if (before === null || after === null) return [];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((option) => {
    const [then = null, now = null] = [before[option], after[option]];
    return then === now ? [] : [{ option, before: then, after: now }];
  });
}

/** Files by what they hold first, then by name, then by role: one that was only renamed is the same. */
export function fileChanges(before: SavedReport, after: SavedReport): FileChange[] {
  const left = [...before.inputs];
  const take = (test: (input: SavedReport["inputs"][number]) => boolean) => {
    const at = left.findIndex(test);
    return at === -1 ? undefined : left.splice(at, 1)[0];
  };
  const same = new Map(
    after.inputs.map((now) => [now, take(({ role, sha256 }) => role === now.role && sha256 === now.sha256)]),
  );
  const names = new Set(after.inputs.map(({ file }) => file));
  const takeOther = ({ role }: Input) => take((input) => input.role === role && !names.has(input.file));
  const changes = after.inputs.map((now): FileChange => {
    const then = same.get(now) ?? take(({ role, file }) => role === now.role && file === now.file) ?? takeOther(now);
    const change = then === undefined ? "added" : then.sha256 === now.sha256 ? "same" : "changed";
    return fileChange(now, change, then, now);
  });
  return [...changes, ...left.map((then) => fileChange(then, "removed", then, undefined))];
}

type Input = SavedReport["inputs"][number];

function fileChange(
  { role, file }: Input,
  change: FileChange["change"],
  then: Input | undefined,
  now: Input | undefined,
): FileChange {
  return {
    role,
    file,
    change,
    before: then?.sha256 ?? null,
    after: now?.sha256 ?? null,
    rowsBefore: then?.rows ?? null,
    rowsAfter: now?.rows ?? null,
  };
}
