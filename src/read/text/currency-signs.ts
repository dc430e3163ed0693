import { currencyCode } from "../../domain/currency-codes.ts";

/** A currency's code or sign in a cell of money. */
const SIGN = /[A-Za-z]{1,3}\$|\p{Sc}|元|[A-Za-z]{3}/u;

/** Signs that one currency alone has; `$` and `¥` are those of several. */
const CODES: Readonly<Record<string, string>> = {
  "€": "EUR",
  "£": "GBP",
  "₹": "INR",
  "₩": "KRW",
  "₽": "RUB",
  "₺": "TRY",
  "₴": "UAH",
  "₫": "VND",
  "₪": "ILS",
  "₦": "NGN",
  元: "CNY",
  US$: "USD",
  HK$: "HKD",
  NT$: "TWD",
  NZ$: "NZD",
  AU$: "AUD",
  A$: "AUD",
  CA$: "CAD",
  C$: "CAD",
  S$: "SGD",
  R$: "BRL",
};

/** What a cell states of its currency: a code, or a sign that several share; empty when it states nothing. */
export function statedSign(text: string): string {
  const sign = SIGN.exec(text)?.[0].toUpperCase() ?? "";
  return CODES[sign] ?? currencyCode(sign) ?? (sign === "￥" ? "¥" : sign);
}

/** The code that a cell states; empty when that is none. */
export function statedCode(text: string): string {
  return currencyCode(statedSign(text)) ?? "";
}

/** The signs of a column, each with the first cell that has it. */
export function signsIn(cells: Iterable<string>): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  let index = 0;
  for (const cell of cells) {
    const sign = statedSign(cell);
    if (sign !== "" && !first.has(sign)) first.set(sign, index);
    index++;
  }
  return first;
}

/**
 * Where a column first has each of two signs that cannot be told apart by their codes, such as `$` beside `€`; null
 * for a column that has one, or codes alone.
 */
export function mixedSigns(cells: Iterable<string>): { readonly signs: readonly string[]; readonly at: number } | null {
  const first = signsIn(cells);
  const signs = [...first.keys()];
  if (signs.length < 2 || signs.every((sign) => /^[A-Z]{3}$/.test(sign))) return null;
  return { signs, at: first.get(signs[1]!)! };
}
