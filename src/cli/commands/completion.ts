import { SCRIPTS, type Shell } from "../completion/scripts.ts";
import { EXIT } from "../exit-code.ts";
import { type Io, write } from "../io.ts";

/** Prints the script that a shell loads. */
export async function completion(io: Io, shell: Shell): Promise<number> {
  await write(io.stdout, SCRIPTS[shell]);
  return EXIT.ok;
}
