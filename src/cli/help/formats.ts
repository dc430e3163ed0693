import { FORMAT_NAMES, FORMATS } from "../../render/index.ts";
import { layTable } from "../../render/table/layout.ts";
import type { TopicContext } from "./topics.ts";

export function formatsTopic({ screen }: TopicContext): string {
  const rows = FORMAT_NAMES.map((name) => {
    const { extension = "", about, only } = FORMATS[name];
    return [name, extension, `${about}${only === undefined ? "" : ` (ue ${only} alone)`}`];
  });
  return `${layTable([{ title: "Format" }, { title: "Ending" }, { title: "What it is", wraps: true }], rows, screen)}

--format NAME chooses one. -o FILE writes to a file in the format of its ending,
-o NAME=FILE in another one; -o may be repeated, and - is standard output.
`;
}
