import { buildFull } from "../../report/full/build-full.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { guarded, load } from "../load.ts";
import type { CheckFlags } from "../options.ts";
import { output } from "../output.ts";
import { UsageError } from "../problems.ts";
import { checkGroup, type GroupFlags, selectionAsked } from "../selection.ts";
import { checkGroups, checkRequest } from "./check.ts";

/** The verdict as something to show: a page to look at, or a workbook to check. It ends with 0 whatever the verdict: `ue check` is for gating. */
export async function report(io: Io, flags: CheckFlags & GroupFlags): Promise<number> {
  if (flags.output === undefined && flags.format === undefined)
    throw new UsageError("ue report writes a file to show. Name it: ue report -o report.html, or report.xlsx");
  const selection = selectionAsked(flags, null);
  const loaded = await load(io, flags);
  const { analysis, asOf, provenance } = loaded;
  const full = guarded(() => {
    checkGroups(loaded);
    checkGroup(selection, analysis, asOf);
    return buildFull(analysis, checkRequest(loaded, flags, selection), provenance);
  });
  await output(io, flags, full);
  return EXIT.ok;
}
