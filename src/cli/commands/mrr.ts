import { buildMovements } from "../../report/build-movements.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { guarded, load } from "../load.ts";
import type { DataFlags } from "../options.ts";
import { output } from "../output.ts";
import { type ByFlag, checkGroup, type GroupFlags, type RangeFlags, rangeOf, selectionAsked } from "../selection.ts";

/** MRR movements month by month. */
export async function mrr(io: Io, flags: DataFlags & GroupFlags & ByFlag & RangeFlags): Promise<number> {
  const selection = selectionAsked(flags, flags.by ?? null);
  const { analysis, asOf, provenance } = await load(io, flags);
  const report = guarded(() => {
    checkGroup(selection, analysis, asOf);
    const { firstStart } = analysis.lines;
    const range = rangeOf(flags, firstStart ?? asOf, asOf);
    return buildMovements(analysis, asOf, selection, range, provenance);
  });
  await output(io, flags, report);
  return EXIT.ok;
}
