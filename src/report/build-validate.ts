import { hasErrors, type Issue } from "../domain/issue.ts";
import { SCHEMA_VERSION } from "./report.ts";
import type { AccountRecord, ValidatedFile, ValidateReport } from "./validate-report.ts";

/** What was understood of the files, and every problem in them. */
export function buildValidate(
  currency: string,
  files: readonly ValidatedFile[],
  accounts: readonly AccountRecord[],
  issues: readonly Issue[],
): ValidateReport {
  return {
    schemaVersion: SCHEMA_VERSION,
    report: "validate",
    valid: !hasErrors(issues),
    currency,
    files,
    accounts,
    issues,
  };
}
