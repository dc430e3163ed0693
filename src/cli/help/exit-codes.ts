import { layTable } from "../../render/table/layout.ts";
import { EXIT_CODES } from "../exit-code.ts";
import type { TopicContext } from "./topics.ts";

export function exitCodesTopic({ screen }: TopicContext): string {
  const rows = EXIT_CODES.map(({ code, meaning }) => [String(code), meaning]);
  return `${layTable([{ title: "Exit code" }, { title: "Meaning", wraps: true }], rows, screen)}

--inconclusive pass turns 3 into 0, --inconclusive fail turns it into 1.
A missing number is never a pass.
`;
}
