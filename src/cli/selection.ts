import { type Command, Option } from "commander";
import { formatMonth, type Month } from "../domain/month.ts";
import { nearest } from "../domain/nearest.ts";
import { DIMENSIONS, type Dimension } from "../measures/grouping.ts";
import type { Span } from "../measures/span.ts";
import type { Analysis } from "../report/analysis.ts";
import { type Selection, TOTAL } from "../report/selection.ts";
import { monthArgument } from "./options.ts";
import { UsageError } from "./problems.ts";

/** Flags that choose one group: at most one of them. */
export type GroupFlags = { readonly [D in Dimension]?: string };

export interface ByFlag {
  readonly by?: Dimension;
}

export interface RangeFlags {
  readonly from?: Month;
  readonly to?: Month;
}

export function withGroupFlags(command: Command): Command {
  return command
    .option("--segment <name>", "one segment only")
    .option("--channel <name>", "one channel only")
    .option("--tier <name>", "one tier only");
}

export function withRangeFlags(command: Command): Command {
  return command
    .option("--from <month>", "first month of a series, YYYY-MM", monthArgument)
    .option("--to <month>", "last month of a series, YYYY-MM (default: the as-of month)", monthArgument);
}

export function byOption(description: string, ...more: readonly string[]): Option {
  return new Option("--by <dimension>", description).choices([...more, ...DIMENSIONS]);
}

/** The group of a flag, or every group of --by, or the total. */
export function selectionAsked(flags: GroupFlags, by: Dimension | null): Selection {
  const [given, another] = DIMENSIONS.filter((dimension) => flags[dimension] !== undefined);
  if (given === undefined) return by === null ? TOTAL : { by, group: null };
  if (another !== undefined) throw new UsageError(`--${given} and --${another} cannot be combined. Give one of them.`);
  if (by !== null) throw new UsageError(`--by ${by} and --${given} cannot be combined. Give one of them.`);
  return { by: given, group: flags[given]! };
}

/** Throws when there is no such group at as-of. */
export function checkGroup({ by, group }: Selection, analysis: Analysis, asOf: Month): void {
  if (by === null || group === null) return;
  const names = analysis.groupNames(asOf, by);
  if (!names.includes(group)) throw new UsageError(unknownGroup(by, group, names));
}

const MOST_NAMES = 10;

function unknownGroup(by: Dimension, group: string, names: readonly string[]): string {
  const meant = nearest(group, names);
  const listed = names.slice(0, MOST_NAMES).map((name) => JSON.stringify(name));
  const rest = names.length - listed.length;
  return [
    `there is no ${by} ${JSON.stringify(group)}.`,
    ...(meant === null || meant === "" ? [] : [`Did you mean ${JSON.stringify(meant)}?`]),
    names.length === 0
      ? `No customer has a ${by}.`
      : `There ${names.length === 1 ? "is" : "are"}: ${listed.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}.`,
  ].join(" ");
}

/** The months of --from and --to, which are part of the months up to as-of. */
export function rangeOf({ from, to }: RangeFlags, first: Month, asOf: Month): Span {
  const range = { from: from ?? Math.min(first, to ?? asOf), to: to ?? asOf };
  if (range.to > asOf)
    throw new UsageError(
      `--to ${formatMonth(range.to)} is after the as-of month ${formatMonth(asOf)}. Give --as-of ${formatMonth(range.to)} too.`,
    );
  if (range.from > range.to)
    throw new UsageError(
      `--from ${formatMonth(range.from)} is after ${formatMonth(range.to)}, the last month asked for.`,
    );
  return range;
}
