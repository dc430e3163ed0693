/**
 * Everything a user's files, options or data can do wrong, or ought to know. Code and arguments only: the wording is
 * in render/words, one sentence a code.
 */
export const ISSUE_CODES = [
  // files and text
  "file-not-found",
  "file-unreadable",
  "file-empty",
  "file-not-text",
  "gzip-broken",
  "not-utf8",
  "encoding-unknown",
  "encoding-wrong",
  "encoding-guessed",
  "record-too-large",
  "quote-unclosed",
  "quote-misplaced",
  "nul-byte",
  "column-count",
  // header
  "column-missing",
  "column-duplicate",
  "column-misspelt",
  "columns-ignored",
  "no-rows",
  // presets and mapping
  "preset-detected",
  "preset-ambiguous",
  "preset-unknown",
  "payments-export",
  "mapping-key-unknown",
  "mapping-column-missing",
  "date-order-undecided",
  "decimal-undecided",
  "status-unknown",
  "status-unmapped",
  "ended-without-end",
  "trialing-left-out",
  "rows-left-out",
  "interval-undecided",
  "interval-inferred",
  "invoices-as-lines",
  "no-ended-subscriptions",
  "repeated-across-files",
  "subscription-conflict",
  // cells
  "cell-empty",
  "date-form",
  "date-impossible",
  "date-out-of-range",
  "month-form",
  "amount-form",
  "amount-negative",
  "amount-decimals",
  "amount-too-large",
  "quantity-form",
  "interval-unknown",
  "kind-unknown",
  "category-unknown",
  "currency-form",
  "currency-rate-missing",
  "currency-signs-mixed",
  // lines
  "end-before-start",
  "zero-length",
  "term-without-end",
  "duplicate-row",
  "duplicates-dropped",
  "subscription-overlap",
  "subscription-id-shared",
  "customer-ids-similar",
  "end-date-undecided",
  "end-date-rule",
  "no-ended-line",
  // costs
  "cost-month-missing",
  "cost-months-filled",
  "cost-segment-unknown",
  "no-cost-of-service",
  "account-unmapped",
  "accounts-mapped",
  "subtotal-mismatch",
  "report-not-by-month",
  "month-partial",
  "months-left-out",
  "sections-left-out",
  "ledger-rows-left-out",
  "ledger-costs-carried",
  // run
  "no-subscriptions",
  "total-too-large",
  "window-shortened",
  "cost-window-shortened",
  "currency-assumed",
  "tiers-in-cny",
  // lints
  "gaps-bridged",
  "late-renewals",
  "losses-missing-before",
  "customer-concentration",
  "mass-start",
  "amounts-in-minor-units",
  "partial-last-month",
  // saved reports
  "report-unreadable",
  "reports-incomparable",
  "baseline-later",
  "baseline-definitions",
  // config and policy
  "config-syntax",
  "config-invalid",
  "unknown-key",
  "metric-unknown",
  "gate-duplicate",
  "gate-bounds",
  "gate-direction",
  "fallback-unknown",
  "fallback-cycle",
  "group-unknown",
  "attest-unknown",
  "waiver-unknown",
  "waiver-duplicate",
  "waiver-expiring",
  "waiver-expired",
  "waiver-not-needed",
  "waiver-undecided",
  "waiver-not-evaluated",
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

export type Severity = "error" | "warning" | "note";

export interface Issue {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly file: string | null;
  /** 1-based line where the record starts. */
  readonly line: number | null;
  readonly column: string | null;
  /** What the message is made of: the text found, what was expected, counts. */
  readonly args: Readonly<Record<string, string | number>>;
}

export interface Place {
  readonly file?: string | null;
  readonly line?: number | null;
  readonly column?: string | null;
}

export function issue(severity: Severity, code: IssueCode, place: Place = {}, args: Issue["args"] = {}): Issue {
  return { code, severity, file: place.file ?? null, line: place.line ?? null, column: place.column ?? null, args };
}

export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === "error");
}
