import type { CohortPeriod } from "../../measures/cohorts.ts";
import { buildCohorts } from "../../report/build-series.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { guarded, load } from "../load.ts";
import type { DataFlags } from "../options.ts";
import { output } from "../output.ts";

export interface PeriodFlag {
  readonly by: CohortPeriod;
}

/** Retention triangles by month or quarter of signing. */
export async function cohorts(io: Io, flags: DataFlags & PeriodFlag): Promise<number> {
  const { analysis, asOf, provenance } = await load(io, flags);
  await output(
    io,
    flags,
    guarded(() => buildCohorts(analysis, asOf, null, flags.by, provenance)),
  );
  return EXIT.ok;
}
