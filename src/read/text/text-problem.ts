import type { Issue, IssueCode } from "../../domain/issue.ts";

/** Ends the reading of a file: it is not the text that it should be. */
export class TextProblem extends Error {
  constructor(
    readonly code: IssueCode,
    readonly args: Issue["args"],
    /** The line it lies on; `last`: the one on which the text so far ends; null: the file as a whole. */
    readonly line: number | "last" | null = null,
  ) {
    super(code);
  }
}
