import type { Month } from "../../domain/month.ts";
import { buildLtv } from "../../report/ltv/build-ltv.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { guarded, load } from "../load.ts";
import type { DataFlags } from "../options.ts";
import { output } from "../output.ts";
import { type ByFlag, checkGroup, type GroupFlags, selectionAsked } from "../selection.ts";

export interface LtvFlags extends DataFlags, GroupFlags, ByFlag {
  readonly horizon?: number;
  /** A year. */
  readonly discountRate: number;
  readonly observedFrom?: Month;
}

/** How long customers last and what they leave, by every method. */
export async function ltv(io: Io, flags: LtvFlags): Promise<number> {
  const selection = selectionAsked(flags, flags.by ?? null);
  const { analysis, asOf, provenance } = await load(io, flags);
  const report = guarded(() => {
    checkGroup(selection, analysis, asOf);
    const horizon = flags.horizon ?? Math.ceil(analysis.options.ltvCapMonths);
    const { discountRate, observedFrom = null } = flags;
    return buildLtv(analysis, { asOf, selection, horizon, discountRate, observedFrom }, provenance);
  });
  await output(io, flags, report);
  return EXIT.ok;
}
