import { firstDayOf, type Month, parseMonth } from "../../../domain/month.ts";
import type { Look } from "./styles.ts";

/** What a formula came to: text, number or truth; null: #N/A. */
export type Cached = number | string | boolean | null;

type Content =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "formula"; readonly formula: string; readonly value: Cached }
  | { readonly kind: "blank" };

export interface Cell {
  readonly content: Content;
  readonly look: Look;
  /** A name by which formulas call it. */
  readonly name?: string;
}

export function number(value: number, look: Look, name?: string): Cell {
  return { content: { kind: "number", value }, look, ...(name === undefined ? {} : { name }) };
}

/** Text stays text, whatever it begins with. */
export function text(value: string, look: Look = "text", name?: string): Cell {
  return { content: { kind: "text", text: value }, look, ...(name === undefined ? {} : { name }) };
}

/** A live formula with the value that the report states, for readers that do not calculate. */
export function formula(formula: string, value: Cached, look: Look, name?: string): Cell {
  return { content: { kind: "formula", formula, value }, look, ...(name === undefined ? {} : { name }) };
}

/** Nothing yet, to be typed into. */
export function blank(look: Look, name?: string): Cell {
  return { content: { kind: "blank" }, look, ...(name === undefined ? {} : { name }) };
}

/** `2025-06` as a date, the first of the month. */
export function month(asOf: string): Cell {
  return number(serialOf(parseMonth(asOf)!), "month");
}

/** Spreadsheets count days from the end of 1899. */
const SERIAL_OF_1970 = 25569;

function serialOf(month: Month): number {
  return firstDayOf(month) + SERIAL_OF_1970;
}

/** The same as an expression in a formula. */
export function monthInFormula(asOf: string): string {
  return `DATE(${Number(asOf.slice(0, 4))},${Number(asOf.slice(5))},1)`;
}
