import { issue } from "../../domain/issue.ts";
import { formatMonth, type Month } from "../../domain/month.ts";
import { buildCheck } from "../../report/build-check.ts";
import { buildDiff, type Compared, incomparable } from "../../report/diff/build-diff.ts";
import { type CustomersBehind, customersBehind } from "../../report/diff/customers-behind.ts";
import type { DiffReport } from "../../report/diff/diff-report.ts";
import { type SavedReport, savedFrom } from "../../report/diff/saved-report.ts";
import { EXIT } from "../exit-code.ts";
import { sha256 } from "../hashing.ts";
import type { Io } from "../io.ts";
import { guarded, load } from "../load.ts";
import type { CheckFlags, DataFlags } from "../options.ts";
import { output } from "../output.ts";
import { Problems, UsageError } from "../problems.ts";
import { loadSaved } from "../saved-reports.ts";
import { checkGroup, type GroupFlags, selectionAsked } from "../selection.ts";
import { checkGroups, checkRequest } from "./check.ts";

export interface DiffFlags extends DataFlags, GroupFlags, Pick<CheckFlags, "stage" | "strict"> {
  readonly against?: Month;
  readonly top: number;
  readonly all?: boolean;
}

/** What moved between two saved reports, between one and the data, or between two months of the data. */
export async function diff(io: Io, files: readonly string[], flags: DiffFlags): Promise<number> {
  await output(io, flags, await reportOf(io, files, flags));
  return EXIT.ok;
}

async function reportOf(io: Io, files: readonly string[], flags: DiffFlags): Promise<DiffReport> {
  const [first, second] = files;
  if (first === undefined) return twoMonths(io, flags);
  if (flags.against !== undefined)
    throw new UsageError("--against takes another month of the data: leave out the report, or --against.");
  if (second === undefined) return reportAndData(io, first, flags);
  if (files.length > 2) throw new UsageError(`two reports are compared, not ${files.length}.`);
  const given = DATA_FLAGS.find((name) => flags[name] !== undefined);
  if (given !== undefined)
    throw new UsageError(`two saved reports are compared as they are. Leave out ${OPTION_OF[given]}, or one report.`);
  const before = { file: first, report: await loadSaved(io, first) };
  const after = { file: second, report: await loadSaved(io, second) };
  checkComparable(before, after);
  return buildDiff(before, after, null, []);
}

const OPTION_OF = {
  subscriptions: "--subscriptions",
  costs: "--costs",
  asOf: "--as-of",
  stage: "--stage",
  segment: "--segment",
  channel: "--channel",
  tier: "--tier",
  window: "--window",
} as const;
const DATA_FLAGS = Object.keys(OPTION_OF) as (keyof typeof OPTION_OF)[];

async function twoMonths(io: Io, flags: DiffFlags): Promise<DiffReport> {
  const { against } = flags;
  if (against === undefined)
    throw new UsageError(
      "there is nothing to compare with. Give two saved reports, one to compare with the data, or --against with an earlier month.",
    );
  const run = await dataRun(io, flags);
  if (against >= run.asOf)
    throw new UsageError(
      `--against ${formatMonth(against)} is not before the as-of month ${formatMonth(run.asOf)}. Give an earlier month, or another --as-of.`,
    );
  return guarded(() => {
    // The later month first: the earlier one is then read off its tables.
    const after = run.check(run.asOf);
    const before = run.check(against);
    return buildDiff(
      { file: null, report: before },
      { file: null, report: after },
      run.behind(before, after),
      run.issues,
    );
  });
}

async function reportAndData(io: Io, file: string, flags: DiffFlags): Promise<DiffReport> {
  const before = { file, report: await loadSaved(io, file) };
  if (before.report.report !== "check")
    throw new UsageError(
      `${file} is a report of ue ${before.report.report}. With the data, a report of ue check is compared.`,
    );
  const run = await dataRun(io, flags);
  return guarded(() => {
    const after = { file: null, report: run.check(run.asOf) };
    checkComparable(before, after);
    return buildDiff(before, after, run.behind(before.report, after.report), run.issues);
  });
}

async function dataRun(io: Io, flags: DiffFlags) {
  const { by, group } = selectionAsked(flags, null);
  const loaded = await load(io, flags, sha256());
  const { analysis, provenance } = loaded;
  const scope = by === null || group === null ? null : { by, group };
  guarded(() => {
    checkGroups(loaded);
    checkGroup({ by, group }, analysis, loaded.asOf);
  });
  const check = (asOf: Month): SavedReport =>
    savedFrom(buildCheck(analysis, { ...checkRequest(loaded, flags, { by, group }), asOf }, provenance));
  const behind = (before: SavedReport, after: SavedReport): CustomersBehind | null =>
    before.asOf < after.asOf
      ? customersBehind(analysis, before.asOf, after.asOf, scope, flags.all === true ? null : flags.top)
      : null;
  return { asOf: loaded.asOf, check, behind, issues: provenance.issues };
}

function checkComparable(before: Compared, after: Compared): void {
  const problem = incomparable(before.report, after.report);
  if (problem === null) return;
  const args = { ...problem, beforeFile: before.file ?? "this run", afterFile: after.file ?? "this run" };
  throw new Problems([issue("error", "reports-incomparable", {}, args)]);
}
