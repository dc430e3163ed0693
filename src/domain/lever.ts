/** What a decision can turn, in the order of the handbook's advice: CAC, renewal, price, then the rest. */
export const LEVER_IDS = [
  "price",
  "new-customers",
  "churn",
  "expansion",
  "arpa",
  "cac",
  "delivery",
  "service",
  "margin",
] as const;
export type LeverId = (typeof LEVER_IDS)[number];

/** Levers whose value is a share, and may be written in per cent. */
const SHARES: readonly LeverId[] = ["price", "churn", "margin"];

export function isLever(text: string): text is LeverId {
  return (LEVER_IDS as readonly string[]).includes(text);
}

/** How a lever is turned: to a value, by a factor, or by an amount. A share is 0.05, not 5. */
export interface LeverChange {
  readonly kind: "to" | "times" | "by";
  readonly amount: number;
}

/** A lever and how it is turned. */
export interface LeverTurn {
  readonly lever: LeverId;
  readonly change: LeverChange;
}

/** The name of the data as it is among scenarios, and of what is turned on the command line. */
export const BASE = "base";
export const GIVEN = "set";

const FORM = /^([+-])?\s*(\d{1,15}(?:\.\d{1,12})?|\.\d{1,12})\s*(%|pt)?$/;

/**
 * `-20%` and `+5%` are relative to the value now; `+500`, `-500` and, for shares, `+2pt` are changes; without a sign it
 * is the value to reach: `8000`, for shares `3%` or `0.03`. Null for anything else.
 */
export function parseLeverChange(lever: LeverId, text: string): LeverChange | null {
  const [, sign, digits, mark] = FORM.exec(text.trim().replaceAll("\u2212", "-")) ?? [];
  if (digits === undefined) return null;
  const number = sign === "-" ? -Number(digits) : Number(digits);
  const share = SHARES.includes(lever);
  if (mark === "%" && sign !== undefined) return number < -100 ? null : { kind: "times", amount: 1 + number / 100 };
  if (mark !== undefined && !share) return null;
  if (mark === "pt") return sign === undefined ? null : { kind: "by", amount: number / 100 };
  if (mark === "%") return { kind: "to", amount: number / 100 };
  return { kind: sign === undefined ? "to" : "by", amount: number };
}

/** What a change of a lever may look like. */
export function leverForms(lever: LeverId): string {
  return SHARES.includes(lever)
    ? "a change such as -20%, +5% or +2pt, or a target such as 3%"
    : "a change such as -20%, +5% or +500, or a target such as 8000";
}
