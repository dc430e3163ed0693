import { type Month, monthsBetween } from "../../domain/month.ts";
import { nearest } from "../../domain/nearest.ts";
import type { Dimension } from "../../measures/grouping.ts";
import { METRIC_IDS, METRICS, metricById } from "../../metrics/index.ts";
import type { Analysis } from "../../report/analysis.ts";
import { buildMetrics } from "../../report/build-series.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { guarded, load } from "../load.ts";
import { prepareForLongRun } from "../long-run.ts";
import type { DataFlags } from "../options.ts";
import { output } from "../output.ts";
import { UsageError } from "../problems.ts";
import { checkGroup, type GroupFlags, type RangeFlags, rangeOf, selectionAsked } from "../selection.ts";

export interface MetricsFlags extends DataFlags, GroupFlags, RangeFlags {
  readonly by?: Dimension | "month";
}

/** Every metric in each of so many months keeps the program busy for a while. */
const LONG = 200;

/** Every metric, or the named ones: at as-of, or in each month of a range. */
export async function metrics(io: Io, ids: readonly string[], flags: MetricsFlags): Promise<number> {
  const asked = ids.length === 0 ? METRICS : ids.map(metricNamed);
  const selection = selectionAsked(flags, flags.by === "month" ? null : (flags.by ?? null));
  const { analysis, asOf, provenance } = await load(io, flags);
  const report = guarded(() => {
    checkGroup(selection, analysis, asOf);
    const months = monthsAsked(flags, analysis, asOf);
    if (months.length > LONG) prepareForLongRun();
    return buildMetrics(analysis, asOf, selection, months, asked, provenance);
  });
  await output(io, flags, report);
  return EXIT.ok;
}

/** As-of alone, or every month of a series: by default from the earliest start of any line on, as movements run. */
function monthsAsked(flags: MetricsFlags, analysis: Analysis, asOf: Month): Month[] {
  if (flags.by !== "month" && flags.from === undefined && flags.to === undefined) return [asOf];
  const { from, to } = rangeOf(flags, analysis.lines.firstStart ?? asOf, asOf);
  return monthsBetween(from, to);
}

function metricNamed(id: string) {
  const metric = metricById(id);
  if (metric !== undefined) return metric;
  const meant = nearest(id, METRIC_IDS);
  throw new UsageError(
    `there is no metric "${id}".${meant === null ? "" : ` Did you mean ${meant}?`} \`ue metrics\` lists them all.`,
  );
}
