/**
 * Exact money. Amounts are integer minor units; whatever is spread over months is integer ticks, 1/720 of a minor
 * unit, so that every usual billing interval divides without a remainder. Integers up to 2^53 add exactly in a double.
 */
export const TICKS_PER_MINOR_UNIT = 720;

const DIGITS_BY_CURRENCY = new Map<string, number>(
  Object.entries({
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
  }).flatMap(([digits, codes]) => codes.split(" ").map((code): [string, number] => [code, Number(digits)])),
);

/** Minor digits of a currency by ISO 4217: CNY 2, JPY 0, KWD 3. */
export function minorDigits(currency: string): number {
  return DIGITS_BY_CURRENCY.get(currency) ?? 2;
}

/** How many ticks one major unit of the currency has. */
export function ticksPerMajorUnit(currency: string): number {
  return TICKS_PER_MINOR_UNIT * 10 ** minorDigits(currency);
}

export type MoneyProblem = "not-a-number" | "too-many-decimals" | "too-large";

/**
 * Reads digits with an optional sign and decimal point into integer minor units, never through a float.
 * Zeros beyond the currency's minor digits are allowed.
 */
export function parseMoney(text: string, decimals: number): number | MoneyProblem {
  let i = 0;
  const first = text.charCodeAt(0);
  const negative = first === 45;
  if (negative || first === 43) i = 1;
  let value = 0;
  let fraction = -1;
  let digits = 0;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 46 && fraction < 0) {
      fraction = 0;
      continue;
    }
    const digit = code - 48;
    if (digit < 0 || digit > 9) return "not-a-number";
    digits++;
    if (fraction >= 0 && fraction++ >= decimals) {
      if (digit !== 0) return decimalsOrNoNumber(text);
      continue;
    }
    value = value * 10 + digit;
  }
  if (digits === 0 || fraction === 0) return "not-a-number";
  for (let missing = decimals - Math.max(fraction, 0); missing > 0; missing--) value *= 10;
  if (value > Number.MAX_SAFE_INTEGER) return "too-large";
  return negative && value !== 0 ? -value : value;
}

function decimalsOrNoNumber(text: string): MoneyProblem {
  return /^[+-]?\d*\.\d+$/.test(text) ? "too-many-decimals" : "not-a-number";
}

/** Minor units as a plain decimal: -120050 with two digits is `-1200.50`. */
export function formatMinorUnits(amount: number, digits: number): string {
  const text = String(Math.abs(amount)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  return `${amount < 0 ? "-" : ""}${whole}${digits === 0 ? "" : `.${text.slice(-digits)}`}`;
}

/** An exact decimal number: units / 10^scale. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

export const ONE: Decimal = { units: 1n, scale: 0 };

/** Reads a plain non-negative decimal such as `2.5`; null for anything else. */
export function parseDecimal(text: string): Decimal | null {
  if (!/^\+?(\d+(\.\d+)?|\.\d+)$/.test(text) || text.length > 40) return null;
  const [whole = "", fraction = ""] = text.replace("+", "").split(".");
  const kept = fraction.replace(/0+$/, "");
  return { units: BigInt(whole + kept), scale: kept.length };
}

/** Division of integers, rounded half away from zero. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = (2n * n + d) / (2n * d);
  return negative ? -quotient : quotient;
}

/** A total that no double can hold exactly any more. Raised instead of drifting. */
export class TotalTooLarge extends Error {
  override readonly name = "TotalTooLarge";
  constructor(readonly total: string) {
    super(`${total} is beyond 2^53 ticks`);
  }
}

/** Returns the total when it is exact, else raises TotalTooLarge naming it. */
export function exact(total: number, name: () => string): number {
  if (Number.isSafeInteger(total)) return total;
  throw new TotalTooLarge(name());
}
