/** Why a row enters no number, although nothing in it is wrong. */
export const LEFT_OUT_REASONS = [
  "status",
  "trial",
  "repeated",
  "duplicate",
  "never-paid",
  "total",
  "no-cost",
  "closing-entry",
  "balance-sheet",
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];
