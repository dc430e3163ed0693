import type { Issue } from "../domain/issue.ts";
import { hasErrors } from "../domain/issue.ts";

/** Ends a command because of what the user gave: printed as problems on standard error, exit code 2. */
export class Problems extends Error {
  override readonly name = "Problems";
  constructor(
    readonly issues: readonly Issue[],
    /** All errors found, when more than the listed ones. */
    readonly errorCount: number = issues.length,
  ) {
    super(issues.map(({ code }) => code).join(", "));
  }
}

/** A mistake on the command line itself. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export function throwIfErrors(issues: readonly Issue[], errorCount: number): void {
  if (hasErrors(issues))
    throw new Problems(
      issues.filter(({ severity }) => severity === "error"),
      errorCount,
    );
}
