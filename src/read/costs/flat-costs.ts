import { isCategory } from "../../domain/cost.ts";
import { currencyCode } from "../../domain/currency-codes.ts";
import { parseDay } from "../../domain/day.ts";
import { type Month, monthOfDay } from "../../domain/month.ts";
import { excerpt, readCurrency, readMoney } from "../cells.ts";
import { MappedFile, type MappedRow } from "../mapped-file.ts";
import { isNearMonth, readMonthName } from "../month-heading.ts";
import type { FlatLayout } from "../presets/cost-preset.ts";
import type { TableRow } from "../table.ts";
import { statedCode } from "../text/currency-signs.ts";
import { isMissing } from "../text/number-form.ts";
import { checkCategory } from "./canonical-costs.ts";
import type { CostTarget } from "./cost-target.ts";
import { type FlatColumn, findColumns, type Positions } from "./flat-columns.ts";
import { addLedger } from "./ledger-costs.ts";

/** Reads a file with a row for each amount; the first of the rows is its header. */
export function readFlat(rows: readonly TableRow[], layout: FlatLayout, byMonth: string, target: CostTarget): void {
  const { file, log, entry } = target;
  const [header, ...body] = rows;
  const { totals } = layout;
  const counted = body.filter(({ fields }) => totals === undefined || !fields.some((cell) => totals.test(cell.trim())));
  target.count(body.length);
  target.leaveOut("total", body.length - counted.length);
  const mapped = new MappedFile({ file, rows: [header!, ...counted] }, new Map(), entry, log, target.digitsOf);
  const at = findColumns(mapped, layout, byMonth, target);
  if (at === null) return;
  if (counted.length === 0) log.error("no-rows", { file });
  const dates = at.month === undefined ? [at.from!, at.until!] : [at.month];
  if (!mapped.decideDates(dates)) return;
  target.facts.dates = mapped.dateForm;
  if (at.currency === undefined && !mapped.checkSigns(at.amount!)) return;
  const reader = new FlatReader(mapped, at, byMonth, target);
  if (layout.ledger !== undefined) addLedger(reader, layout.ledger, target);
  else for (const row of reader.rows(totalsWithoutAccount(reader, layout))) reader.add(row);
  target.facts.decimal = mapped.decimalOf(at.amount);
}

/** Rows that name no account repeat the others as a total, where these name theirs. */
function totalsWithoutAccount(reader: FlatReader, layout: FlatLayout): (row: TableRow) => boolean {
  const unnamed = (row: TableRow) => reader.cell(row, "account") === "";
  return layout.totalsWithoutAccount === true && !reader.file.rows.every(unnamed) ? unnamed : () => false;
}

/** A month of no year in particular, such as `1`, `1月` or `Jan`. */
function isYearless(text: string): boolean {
  return /^\d{1,2}$/.test(text) || (isNearMonth(text) && !/\d{2,}.*\d{2,}|\d{4}/.test(text));
}

/** A row with the parts that every flat file has. */
export interface FlatRow {
  readonly row: MappedRow;
  readonly month: Month;
}

export class FlatReader {
  private acrossMonths = false;
  private yearless = false;

  constructor(
    readonly file: MappedFile,
    readonly at: Positions,
    private readonly byMonth: string,
    private readonly target: CostTarget,
  ) {}

  cell({ fields }: TableRow, column: FlatColumn): string {
    const index = this.at[column];
    return index === undefined ? "" : fields[index]!.trim().replace(/\s+/g, " ");
  }

  /** The rows that count: a total may lack the month and all else that a row must have. */
  *rows(isTotal: (row: TableRow) => boolean): Generator<FlatRow> {
    for (const row of this.file.rows) {
      if (isTotal(row)) {
        this.target.leaveOut("total");
        continue;
      }
      const mapped = { ...row, cells: {}, ended: false, flawed: false };
      const month = this.monthOf(mapped);
      if (month !== null) yield { row: mapped, month };
    }
  }

  /** Minor units of a cell; null when it is empty, or wrong and so in the log. */
  amount(row: MappedRow, column: FlatColumn, currency: string): number | null {
    const index = this.at[column];
    if (index === undefined) return null;
    const number = this.file.numberAt(row, index);
    if (number === "") return null;
    return readMoney(
      number,
      this.target.digitsOf(currency),
      currency,
      () => this.file.place(row, index),
      this.target.log,
    );
  }

  add({ row, month }: FlatRow): void {
    const { at, file, target } = this;
    const { log, raw, currencies } = target;
    const errorsBefore = log.errorCount;
    const currency = this.currencyOf(row);
    const amount = this.amount(row, "amount", currency ?? "");
    if (amount === null && log.errorCount === errorsBefore) this.tellMissing(row, at.amount!);
    const category = this.cell(row, "category").toLowerCase();
    const segment = this.cell(row, "segment");
    if (at.category !== undefined && category === "") log.error("cell-empty", file.place(row, at.category));
    else if (at.category !== undefined) checkCategory(category, file.place(row, at.category), target);
    if (amount === null || currency === null || log.errorCount > errorsBefore) return;
    if (isCategory(category)) {
      const index = currencies.indexOf(currency, row.line);
      raw.rows.push({ month, category, amount, segment, currency: index });
    } else {
      const account = { name: this.cell(row, "account"), aliases: [] };
      const used = target.map.add({ account, month, amount, segment, currency, line: row.line });
      if (!used) target.leaveOut("no-cost");
    }
  }

  /** Stated in the row, or in the heading of the amounts as in `Amount spent (USD)`; empty where nothing states it. */
  private currencyOf(row: MappedRow): string | null {
    const { at, file, target } = this;
    if (at.currency !== undefined) {
      const text = this.cell(row, "currency");
      return isMissing(text) ? "" : readCurrency(text, () => file.place(row, at.currency!), target.log);
    }
    const stated = /\(([A-Za-z]{3})\)$/.exec(file.names[at.amount!]!)?.[1] ?? "";
    return currencyCode(stated) ?? statedCode(row.fields[at.amount!]!);
  }

  private monthOf(row: MappedRow): Month | null {
    const { at, file, target } = this;
    if (at.month !== undefined) return this.monthAt(row, at.month);
    const [first, last] = [this.monthAt(row, at.from!), this.monthAt(row, at.until!)];
    if (first === null || last === null || first === last) return first;
    if (!this.acrossMonths)
      target.log.error("report-not-by-month", file.place(row, at.until!), {
        text: `${this.cell(row, "from")} to ${this.cell(row, "until")}`,
        remedy: this.byMonth,
      });
    this.acrossMonths = true;
    return null;
  }

  private monthAt(row: MappedRow, index: number): Month | null {
    const text = row.fields[index]!.trim();
    const named = readMonthName(text);
    if (named !== null) return named;
    const { file, target } = this;
    if (isMissing(text)) this.tellMissing(row, index);
    else if (isYearless(text)) this.tellYearless(row, index);
    else if (!/\d.*\d.*\d/.test(text)) target.log.error("month-form", file.place(row, index), { text: excerpt(text) });
    const day = /\d.*\d.*\d/.test(text) ? parseDay(file.dateAt(row, index)) : null;
    return typeof day === "number" ? monthOfDay(day) : null;
  }

  private tellMissing(row: TableRow, index: number): void {
    const text = row.fields[index]!.trim();
    this.target.log.error("cell-empty", this.file.place(row, index), text === "" ? {} : { text });
  }

  /** Once: it is the same in every row. */
  private tellYearless(row: TableRow, index: number): void {
    if (!this.yearless)
      this.target.log.error("month-form", this.file.place(row, index), {
        text: excerpt(row.fields[index]!.trim()),
        yearless: 1,
      });
    this.yearless = true;
  }
}
