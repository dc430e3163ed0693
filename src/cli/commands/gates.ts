import { buildGates } from "../../report/build-gates.ts";
import { loadConfig } from "../config.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { CheckFlags, SharedFlags } from "../options.ts";
import { output } from "../output.ts";

/** The policy in force. */
export async function gates(io: Io, flags: SharedFlags & Pick<CheckFlags, "stage">): Promise<number> {
  const { policy, attest, plan, waivers } = await loadConfig(io, flags.config);
  await output(io, flags, buildGates(policy, flags.stage ?? null, attest, plan, waivers));
  return EXIT.ok;
}
