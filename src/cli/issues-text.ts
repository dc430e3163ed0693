import type { Issue } from "../domain/issue.ts";
import { DEFAULT_LANGUAGE } from "../domain/language.ts";
import type { Io } from "./io.ts";

/** Problems as they are printed on standard error, in the language of the run. */
export async function issuesText(io: Io, issues: readonly Issue[], total?: number): Promise<string> {
  const { issueList } = await import("../render/issue-message.ts");
  const { wordsOf } = await import("../render/words/index.ts");
  return issueList(issues, await wordsOf(io.language ?? DEFAULT_LANGUAGE), total);
}
