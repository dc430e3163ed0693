import { currencyCode } from "../../domain/currency-codes.ts";

/**
 * Numbers as people and exports write them, read as text throughout: the digits that come out are the digits that
 * went in.
 */
export type DecimalMark = "point" | "comma";

/** What stands for "nothing here": an empty cell, dashes, and the lone dash of accounting formats (`$ -`). */
const MISSING = /^(?:\p{Sc}\s*)?[-‐-―−－]{0,3}$/u;

export function isMissing(text: string): boolean {
  return MISSING.test(text.trim());
}

/** Longest first: `US$` before `$`. */
const SIGN = String.raw`(?:[A-Z]{1,3}\$|\p{Sc}|元|[A-Za-z]{3})`;
const SIGN_BEFORE = new RegExp(`^${SIGN}`, "u");
const SIGN_AFTER = new RegExp(`${SIGN}$`, "u");
const MINUS_BEFORE = /^[-−－]/;
const MINUS_AFTER = /[-−－]$/;
const LONGEST = 80;

/** What is left of a number without its sign and currency: digits, marks, spaces within. */
interface Bare {
  readonly negative: boolean;
  readonly body: string;
}

function bare(text: string): Bare | null {
  if (text.length > LONGEST) return null;
  let body = text.trim();
  let minuses = 0;
  let symbols = 0;
  let codes = 0;
  for (;;) {
    const last = body;
    const inner = /^\((.*)\)$/su.exec(body)?.[1];
    if (inner !== undefined) {
      minuses++;
      body = inner;
    } else if (MINUS_BEFORE.test(body)) {
      minuses++;
      body = body.slice(1);
    } else if (MINUS_AFTER.test(body)) {
      minuses++;
      body = body.slice(0, -1);
    } else {
      const sign = SIGN_BEFORE.exec(body)?.[0] ?? SIGN_AFTER.exec(body)?.[0];
      if (sign === undefined) break;
      if (/^[A-Za-z]{3}$/.test(sign)) {
        if (currencyCode(sign) === null) return null;
        codes++;
      } else symbols++;
      body = body.startsWith(sign) ? body.slice(sign.length) : body.slice(0, -sign.length);
    }
    body = body.trim();
    if (body === last) break;
  }
  if (minuses > 1 || symbols > 1 || codes > 1) return null;
  return { negative: minuses === 1, body: minuses === 0 ? body.replace(/^\+/, "") : body };
}

const GROUPED_BY = { point: String.raw`[,\s'’]`, comma: String.raw`[.\s'’]` };
const FORMS = {
  point: numberForm(GROUPED_BY.point, String.raw`\.`),
  comma: numberForm(GROUPED_BY.comma, ","),
};

/** Digits in groups of three, always by the same mark, or in one piece; then decimals. */
function numberForm(group: string, mark: string): RegExp {
  return new RegExp(`^([1-9]\\d{0,2}(?:(${group})\\d{3})(?:\\2\\d{3})*|\\d*)(?:${mark}(\\d+))?$`);
}

/**
 * The digits of a number, such as `-1234.50` for `(1.234,50 €)` under the mark `comma`: no currency, no grouping, a
 * decimal point. Null for anything that is not surely one number, irregular grouping included.
 */
export function plainNumber(text: string, mark: DecimalMark): string | null {
  const found = bare(text);
  if (found === null) return null;
  const match = FORMS[mark].exec(found.body);
  if (match === null) return null;
  const [, integer = "", , fraction = ""] = match;
  if (integer === "" && fraction === "") return null;
  const whole = integer.replace(/\D/g, "").replace(/^0+(?=\d)/, "") || "0";
  const digits = fraction === "" ? whole : `${whole}.${fraction}`;
  return found.negative && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** What a single cell says of its column's decimal mark. */
type Evidence = DecimalMark | "grouped-or-decimal" | "ungrouped" | null;

const OTHER: Readonly<Record<DecimalMark, DecimalMark>> = { point: "comma", comma: "point" };

/**
 * The decimal mark of a column; null when its cells contradict each other, or when nothing but numbers such as
 * `1.234` is there. `1,234` alone is read as grouping where every value of the column fits that.
 */
export function decideDecimal(cells: Iterable<string>): DecimalMark | null {
  const seen = { point: false, comma: false };
  const inDoubt = { point: false, comma: false };
  let ungrouped = false;
  for (const cell of cells) {
    if (isMissing(cell)) continue;
    const body = bare(cell)?.body;
    if (body === undefined) continue;
    const evidence = evidenceOf(body);
    if (evidence === "point" || evidence === "comma") seen[evidence] = true;
    else if (evidence === "grouped-or-decimal") inDoubt[body.includes(",") ? "comma" : "point"] = true;
    else if (evidence === "ungrouped") ungrouped = true;
  }
  if (seen.point && seen.comma) return null;
  if (seen.point) return "point";
  if (seen.comma) return "comma";
  if (inDoubt.point) return null;
  return inDoubt.comma && ungrouped ? null : "point";
}

function evidenceOf(body: string): Evidence {
  const marks = body.replace(/[^.,]/g, "");
  if (marks === "") return /^\d{4,}$/.test(body) ? "ungrouped" : null;
  const last: DecimalMark = marks.endsWith(".") ? "point" : "comma";
  const fits = (mark: DecimalMark) => FORMS[mark].test(body);
  if (marks.includes(".") && marks.includes(",")) return decimalOrGrouping(marks, last);
  if (marks.length > 1) return fits(OTHER[last]) ? OTHER[last] : null;
  if (!fits(last)) return null;
  return fits(OTHER[last]) ? "grouped-or-decimal" : last;
}

/** With both marks there, the last one is the decimal mark, provided that it stands there once. */
function decimalOrGrouping(marks: string, last: DecimalMark): DecimalMark | null {
  const others = marks.slice(0, -1);
  return others.includes(marks.at(-1)!) ? null : last;
}
