import { buildMovements } from "../../report/build-series.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { guarded, load } from "../load.ts";
import type { DataFlags } from "../options.ts";
import { output } from "../output.ts";
import type { ByFlag } from "./metrics.ts";

/** MRR movements month by month. */
export async function mrr(io: Io, flags: DataFlags & ByFlag): Promise<number> {
  const { analysis, asOf, provenance } = await load(io, flags);
  await output(
    io,
    flags,
    guarded(() => buildMovements(analysis, asOf, flags.by ?? null, provenance)),
  );
  return EXIT.ok;
}
