import { CATEGORIES, type Cost, isCategory } from "../domain/cost.ts";
import { parseDay } from "../domain/day.ts";
import { type Decimal, divideRounded, ONE } from "../domain/money.ts";
import { type Month, monthOfDay, parseMonth } from "../domain/month.ts";
import { nearest } from "../domain/nearest.ts";
import { type CellPlace, excerpt, readCurrency, readMoney } from "./cells.ts";
import { readCsv } from "./csv.ts";
import type { CurrencyLedger } from "./currency.ts";
import { type Header, normaliseName, resolveHeader } from "./header.ts";
import type { IssueLog } from "./issue-log.ts";
import type { InputFile } from "./read.ts";

export const COST_COLUMNS = ["month", "category", "amount", "segment", "account", "currency", "note"] as const;
type Column = (typeof COST_COLUMNS)[number];

/** A cost as read: in minor units of its own currency. */
interface RawCost {
  readonly month: Month;
  readonly category: Cost["category"];
  readonly amount: number;
  readonly segment: string;
  readonly currency: number;
}

export class RawCosts {
  readonly rows: RawCost[] = [];
  readonly files: string[] = [];
  readonly rowsOf: number[] = [];
}

/** `2025-06`, or the month of any date in it. */
function readMonth(text: string): Month | null {
  const month = parseMonth(text);
  if (month !== null) return month;
  const day = parseDay(text);
  return typeof day === "number" ? monthOfDay(day) : null;
}

/**
 * Reads one file of canonical costs into `raw`. Long form has a row per month, category and amount; wide form has a
 * row per category and a column per month, where an empty cell is no row.
 */
export async function readCostFile(
  { source }: InputFile,
  raw: RawCosts,
  currencies: CurrencyLedger,
  log: IssueLog,
): Promise<void> {
  const { file } = source;
  const fileIndex = raw.files.push(file) - 1;
  raw.rowsOf.push(0);
  let addRow: ((fields: readonly string[], line: number) => void) | null | undefined;
  let width = 0;
  const errorsBefore = log.errorCount;
  await readCsv(source, log, {
    fields(fields, line) {
      if (addRow === undefined) {
        width = fields.length;
        addRow = rowReader(fields, line, file, raw, currencies, log);
      } else if (addRow !== null) {
        raw.rowsOf[fileIndex]!++;
        if (fields.length !== width)
          log.error("column-count", { file, line }, { found: fields.length, expected: width });
        else addRow(fields, line);
      }
    },
  });
  if (addRow !== undefined && addRow !== null && raw.rowsOf[fileIndex] === 0 && log.errorCount === errorsBefore)
    log.error("no-rows", { file });
}

function rowReader(
  fields: readonly string[],
  headerLine: number,
  file: string,
  raw: RawCosts,
  currencies: CurrencyLedger,
  log: IssueLog,
) {
  const names = fields.map(normaliseName);
  const months = names.map(readMonth);
  const wide = !names.includes("month") && months.some((month) => month !== null);
  const place = { file, line: headerLine };
  const header: Header<Column> | null = wide
    ? resolveHeader(fields, COST_COLUMNS, ["category"], place, log, (name) => readMonth(name) !== null)
    : resolveHeader(fields, COST_COLUMNS, ["month", "category", "amount"], place, log);
  if (header === null) return null;
  const { at } = header;

  return (row: readonly string[], line: number): void => {
    const cell = (column: Column): string => {
      const index = at[column];
      return index === undefined ? "" : row[index]!.trim();
    };
    const placeOf = (column: string) => (): CellPlace => ({ file, line, column });
    const errorsBefore = log.errorCount;
    const category = cell("category").toLowerCase();
    if (category === "") log.error("cell-empty", placeOf("category")());
    else if (!isCategory(category))
      log.error("category-unknown", placeOf("category")(), {
        text: excerpt(category),
        allowed: CATEGORIES.join(", "),
        nearest: nearest(category, CATEGORIES) ?? "",
      });
    const currency = readCurrency(cell("currency"), placeOf("currency"), log);
    const digits = currencies.digitsOf(currency ?? "");
    const found: { month: Month; amount: number }[] = [];
    const addAmount = (text: string, column: string, month: Month | null) => {
      const amount = readMoney(text, digits, currency ?? "", placeOf(column), log);
      if (amount !== null && month !== null) found.push({ month, amount });
    };
    if (wide) {
      months.forEach((month, index) => {
        const text = row[index]!.trim();
        if (month !== null && text !== "") addAmount(text, names[index]!, month);
      });
    } else {
      const text = cell("month");
      const month = readMonth(text);
      if (text === "") log.error("cell-empty", placeOf("month")());
      else if (month === null) log.error("month-form", placeOf("month")(), { text: excerpt(text) });
      if (cell("amount") === "") log.error("cell-empty", placeOf("amount")());
      else addAmount(cell("amount"), "amount", month);
    }
    if (log.errorCount > errorsBefore || !isCategory(category) || currency === null) return;
    const index = currencies.indexOf(currency, file, line);
    for (const { month, amount } of found)
      raw.rows.push({ month, category, amount, segment: cell("segment"), currency: index });
  };
}

/** Costs in the reporting currency; a converted row is rounded to a minor unit once. */
export function convertCosts(raw: RawCosts, rates: readonly Decimal[]): Cost[] {
  return raw.rows.map(({ month, category, amount, segment, currency }) => {
    const rate = rates[currency] ?? ONE;
    const converted =
      rate === ONE ? amount : Number(divideRounded(BigInt(amount) * rate.units, 10n ** BigInt(rate.scale)));
    return { month, category, amount: converted, segment };
  });
}
