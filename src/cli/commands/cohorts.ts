import type { CohortPeriod } from "../../measures/cohorts.ts";
import { buildCohorts } from "../../report/build-series.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { guarded, load } from "../load.ts";
import type { DataFlags } from "../options.ts";
import { output } from "../output.ts";
import { checkGroup, type GroupFlags, selectionAsked } from "../selection.ts";

export interface PeriodFlag {
  readonly by: CohortPeriod;
}

/** Retention triangles by month or quarter of signing. */
export async function cohorts(io: Io, flags: DataFlags & GroupFlags & PeriodFlag): Promise<number> {
  const selection = selectionAsked(flags, null);
  const { analysis, asOf, provenance } = await load(io, flags);
  const report = guarded(() => {
    checkGroup(selection, analysis, asOf);
    return buildCohorts(analysis, asOf, selection, flags.by, provenance);
  });
  await output(io, flags, report);
  return EXIT.ok;
}
