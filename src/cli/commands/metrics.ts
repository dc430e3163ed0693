import { nearest } from "../../domain/nearest.ts";
import type { Dimension } from "../../measures/grouping.ts";
import { METRIC_IDS, METRICS, metricById } from "../../metrics/index.ts";
import { buildMetrics } from "../../report/build-series.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { guarded, load } from "../load.ts";
import type { DataFlags } from "../options.ts";
import { output } from "../output.ts";
import { UsageError } from "../problems.ts";

export interface ByFlag {
  readonly by?: Dimension;
}

/** Every metric, or the named ones. */
export async function metrics(io: Io, ids: readonly string[], flags: DataFlags & ByFlag): Promise<number> {
  const asked = ids.length === 0 ? METRICS : ids.map(metricNamed);
  const { analysis, asOf, provenance } = await load(io, flags);
  const report = guarded(() => buildMetrics(analysis, asOf, flags.by ?? null, asked, provenance));
  await output(io, flags, report);
  return EXIT.ok;
}

function metricNamed(id: string) {
  const metric = metricById(id);
  if (metric !== undefined) return metric;
  const meant = nearest(id, METRIC_IDS);
  throw new UsageError(
    `there is no metric "${id}".${meant === null ? "" : ` Did you mean ${meant}?`} \`ue metrics\` lists them all.`,
  );
}
