import { CATEGORIES, isCategory } from "../../domain/cost.ts";
import { type Month, monthOfDay, parseMonth } from "../../domain/month.ts";
import { nearest } from "../../domain/nearest.ts";
import { type CellPlace, excerpt, readCurrency, readMoney } from "../cells.ts";
import { type Header, normaliseName, resolveHeader } from "../header.ts";
import { isNearMonth, readMonthHeading } from "../month-heading.ts";
import { selfEvidentDay } from "../text/date-form.ts";
import { type DecimalMark, isMissing, plainNumber } from "../text/number-form.ts";
import type { CostTarget } from "./cost-target.ts";

export const COST_COLUMNS = ["month", "category", "amount", "segment", "account", "currency", "note"] as const;
type Column = (typeof COST_COLUMNS)[number];

/** `2025-06`, or the month of any date in it. */
function readMonth(text: string): Month | null {
  const month = parseMonth(text);
  if (month !== null) return month;
  const day = selfEvidentDay(text);
  return typeof day === "number" ? monthOfDay(day) : null;
}

/** The month that a column's heading stands for. */
export function columnMonth(name: string): Month | null {
  return readMonth(name) ?? readMonthHeading(name)?.month ?? null;
}

/** Whether a file that begins with this record needs no further look: a row, or a column, for each month. */
export function isCanonical(fields: readonly string[]): boolean {
  const names = fields.map(normaliseName);
  if (!names.includes("category") && !names.includes("account")) return false;
  if (names.includes("month")) return names.includes("amount");
  return names.some((name) => readMonth(name) !== null);
}

/**
 * Reads records of canonical costs, of which the first is the header; null, with the reason in the log, when that is
 * none. Long form has a row per month, category and amount; wide form has a row per category and a column per month,
 * where an empty cell is no row. An account stands for the category where the file has no such column. Amounts have a
 * decimal point and no grouping, or are written as people do with the mark that is given.
 */
export function canonicalReader(
  fields: readonly string[],
  headerLine: number,
  target: CostTarget,
  mark: DecimalMark | null = null,
) {
  const { file, log, raw, currencies } = target;
  const names = fields.map(normaliseName);
  const months = names.map((name) => ((COST_COLUMNS as readonly string[]).includes(name) ? null : columnMonth(name)));
  const wide = !names.includes("month") && months.some((month) => month !== null);
  if (!names.includes("month") && !checkHeadings(fields, months, headerLine, target)) return null;
  const by = names.includes("account") && !names.includes("category") ? "account" : "category";
  const place = { file, line: headerLine };
  const header: Header<Column> | null = wide
    ? resolveHeader(fields, COST_COLUMNS, [by], place, log, (name) => columnMonth(name) !== null)
    : resolveHeader(fields, COST_COLUMNS, ["month", by, "amount"], place, log);
  if (header === null) return null;
  const { at, width } = header;

  return (row: readonly string[], line: number): void => {
    target.count(1);
    if (row.length !== width) {
      log.error("column-count", { file, line }, { found: row.length, expected: width });
      return;
    }
    const cell = (column: Column): string => {
      const index = at[column];
      return index === undefined ? "" : row[index]!.trim();
    };
    const placeOf = (column: string) => (): CellPlace => ({ file, line, column });
    const errorsBefore = log.errorCount;
    const category = cell("category").toLowerCase();
    if (cell(by) === "") log.error("cell-empty", placeOf(by)());
    else if (by === "category") checkCategory(category, placeOf("category")(), target);
    const currency = readCurrency(cell("currency"), placeOf("currency"), log);
    const digits = currencies.digitsOf(currency ?? "");
    const found: { month: Month; amount: number }[] = [];
    const addAmount = (text: string, column: string, month: Month | null) => {
      const number = mark === null ? text : plainNumber(text, mark);
      if (number === null) log.error("amount-form", placeOf(column)(), { text: excerpt(text), mark: mark! });
      const amount = number === null ? null : readMoney(number, digits, currency ?? "", placeOf(column), log);
      if (amount !== null && month !== null) found.push({ month, amount });
    };
    if (wide) {
      months.forEach((month, index) => {
        const text = row[index]!.trim();
        if (month !== null && (mark === null ? text !== "" : !isMissing(text))) addAmount(text, names[index]!, month);
      });
    } else {
      const text = cell("month");
      const month = readMonth(text);
      if (text === "") log.error("cell-empty", placeOf("month")());
      else if (month === null) log.error("month-form", placeOf("month")(), { text: excerpt(text) });
      if (cell("amount") === "") log.error("cell-empty", placeOf("amount")());
      else addAmount(cell("amount"), "amount", month);
    }
    if (log.errorCount > errorsBefore || currency === null) return;
    const segment = cell("segment");
    if (by === "account") {
      const account = { name: cell("account").replace(/\s+/g, " "), aliases: [] };
      const used = found.map(({ month, amount }) =>
        target.map.add({ account, month, amount, segment, currency, line }),
      );
      if (used.includes(false)) target.leaveOut("no-cost");
    } else if (isCategory(category)) {
      const index = currencies.indexOf(currency, line);
      for (const { month, amount } of found) raw.rows.push({ month, category, amount, segment, currency: index });
    }
  };
}

/** Months as columns: each once, whole, and none that is nearly one. False, with what is wrong in the log. */
function checkHeadings(
  fields: readonly string[],
  months: readonly (Month | null)[],
  line: number,
  { file, log }: CostTarget,
): boolean {
  const errorsBefore = log.errorCount;
  for (const [index, field] of fields.entries()) {
    const place = { file, line, column: field.trim() };
    const month = months[index]!;
    if (month === null) {
      if (isNearMonth(field)) log.error("month-form", place, { text: excerpt(field.trim()) });
    } else if (months.indexOf(month) < index) log.error("column-duplicate", place);
    else if (readMonth(field.trim()) === null && !readMonthHeading(field)!.whole)
      log.error("month-partial", place, { text: excerpt(field.trim()) });
  }
  return log.errorCount === errorsBefore;
}

export function checkCategory(text: string, place: CellPlace, { log }: CostTarget): void {
  if (isCategory(text)) return;
  log.error("category-unknown", place, {
    text: excerpt(text),
    allowed: CATEGORIES.join(", "),
    nearest: nearest(text, CATEGORIES) ?? "",
  });
}
