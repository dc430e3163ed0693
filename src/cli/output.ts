import { render } from "../render/index.ts";
import type { Report } from "../report/report.ts";
import { writeWhole } from "./files.ts";
import { colourLevel, type Io, widthOf, write } from "./io.ts";
import type { SharedFlags } from "./options.ts";

/** Renders the whole report before a byte is written. */
export async function output(io: Io, flags: SharedFlags, report: Report): Promise<void> {
  const toFile = flags.output !== undefined;
  const text = await render(report, flags.format, {
    colourLevel: toFile ? 0 : colourLevel(io, io.stdout, flags.color),
    width: toFile ? null : widthOf(io.stdout),
    quiet: flags.quiet === true,
  });
  if (toFile) await writeWhole(io, flags.output!, text);
  else await write(io.stdout, text);
}
