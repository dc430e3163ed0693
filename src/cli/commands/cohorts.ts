import type { CohortPeriod } from "../../measures/cohorts.ts";
import { buildCohorts } from "../../report/build-series.ts";
import { COHORT_VIEWS, type CohortView } from "../../report/report.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { guarded, load } from "../load.ts";
import type { DataFlags } from "../options.ts";
import { output } from "../output.ts";
import { checkGroup, type GroupFlags, selectionAsked } from "../selection.ts";

export interface CohortFlags extends DataFlags, GroupFlags {
  readonly by: CohortPeriod;
  /** One triangle alone. */
  readonly view?: CohortView;
}

/** Retention triangles by month or quarter of signing. */
export async function cohorts(io: Io, flags: CohortFlags): Promise<number> {
  const selection = selectionAsked(flags, null);
  const { analysis, asOf, provenance } = await load(io, flags);
  const report = guarded(() => {
    checkGroup(selection, analysis, asOf);
    const views = flags.view === undefined ? COHORT_VIEWS : [flags.view];
    return buildCohorts(analysis, asOf, selection, flags.by, views, provenance);
  });
  await output(io, flags, report);
  return EXIT.ok;
}
