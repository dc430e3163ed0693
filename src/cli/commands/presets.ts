import { PRESETS } from "../../read/presets/index.ts";
import { buildPresets } from "../../report/build-presets.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { SharedFlags } from "../options.ts";
import { output } from "../output.ts";

/** The import presets and how their files are recognised. */
export async function presets(io: Io, flags: SharedFlags): Promise<number> {
  await output(io, flags, buildPresets(PRESETS));
  return EXIT.ok;
}
