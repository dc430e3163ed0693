import { type Day, parseDay } from "../domain/day.ts";
import { excerpt, logDayProblem } from "./cells.ts";
import type { Entry } from "./entry.ts";
import type { InferredInterval } from "./file-facts.ts";
import { normaliseName } from "./header.ts";
import type { IssueLog } from "./issue-log.ts";
import type { MappedColumn } from "./presets/subscription-preset.ts";
import type { SubscriptionColumn } from "./subscription-columns.ts";
import type { Table, TableRow } from "./table.ts";
import { mixedSigns } from "./text/currency-signs.ts";
import { type DateForm, datesInDoubt, decideDateForm, isDayProblem, toIsoDate } from "./text/date-form.ts";
import { type DecimalMark, decideDecimal, isMissing, plainNumber } from "./text/number-form.ts";

/** What stands in a flawed row for a cell that is wrong, so that the rest of it is still looked through. */
export const ANY_DATE = "1970-01-01";
export const ANY_NUMBER = "0";

const MOST_DATES = 100_000;

const WRITTEN: Readonly<Record<DateForm, string>> = {
  "day-first": "DD-MM-YYYY",
  "month-first": "MM-DD-YYYY",
  "year-first": "YYYY-MM-DD",
  contradictory: "YYYY-MM-DD",
};

export type CanonicalCells = Partial<Record<SubscriptionColumn, string | undefined>>;

/** A row that counts: its own fields, and the canonical cells made of them. */
export interface MappedRow extends TableRow {
  readonly cells: CanonicalCells;
  readonly ended: boolean;
  /** Something in it is wrong, and in the log. */
  flawed: boolean;
}

/** A file with column names of its own, whose dates and numbers are read in one form per file or column. */
export class MappedFile {
  readonly file: string;
  /** As written, trimmed. */
  readonly names: readonly string[];
  readonly headerLine: number;
  readonly rows: readonly TableRow[];
  private readonly positions: ReadonlyMap<string, number>;
  private readonly marks = new Map<number, DecimalMark | null>();
  private form: DateForm = "year-first";
  /** What its periods showed, where they were looked at. */
  intervals: readonly InferredInterval[] = [];
  /** Dates come again and again. */
  private readonly dates = new Map<string, ReturnType<typeof toIsoDate>>();

  constructor(
    table: Table,
    private readonly columns: ReadonlyMap<MappedColumn, number>,
    readonly entry: Entry,
    readonly log: IssueLog,
    /** Minor digits of a currency; `""` is the reporting currency. */
    readonly digitsOf: (currency: string) => number,
  ) {
    const [header, ...rows] = table.rows;
    this.file = table.file;
    this.headerLine = header!.line;
    this.names = header!.fields.map((name) => name.trim());
    this.positions = new Map(this.names.map((name, index) => [normaliseName(name), index]));
    this.rows = rows.filter(({ fields, line }) => {
      if (fields.length === this.names.length) return true;
      log.error("column-count", { file: this.file, line }, { found: fields.length, expected: this.names.length });
      return false;
    });
  }

  get dateForm(): DateForm {
    return this.form;
  }

  /** The decimal mark found for a column; null when none was looked for. */
  decimalOf(column: number | undefined): DecimalMark | null {
    return column === undefined ? null : (this.marks.get(column) ?? null);
  }

  /** What the file calls a canonical column, as written; empty when it has none. */
  label(column: MappedColumn): string {
    const index = this.columns.get(column);
    return index === undefined ? "" : this.names[index]!;
  }

  /** The trimmed text of a canonical column's cell, whatever it means. */
  cell({ fields }: TableRow, column: MappedColumn): string {
    const index = this.columns.get(column);
    return index === undefined ? "" : fields[index]!.trim();
  }

  /** Where a column stands, by its name in whatever case and spacing. */
  indexOf(name: string): number | undefined {
    return this.positions.get(normaliseName(name));
  }

  has(name: string): boolean {
    return this.indexOf(name) !== undefined;
  }

  /** The trimmed text of a cell; empty when the file lacks the column. */
  text({ fields }: TableRow, name: string): string {
    const index = this.indexOf(name);
    return index === undefined ? "" : fields[index]!.trim();
  }

  /** Finds out how the dates of some columns are written. False, with the reason in the log, when they do not say. */
  decideDates(columns: readonly number[]): boolean {
    const { entry, file, log } = this;
    const cells = columns.map((column) => this.rows.map(({ fields }) => fields[column]!.trim()));
    const form = decideDateForm(cells, entry.dateFormat);
    if (form === null && entry.dateFormat !== null) {
      log.errorOnce("config-invalid", entry.place(["date_format"]), {
        key: "date_format",
        found: `"${excerpt(entry.dateFormat)}"`,
        expected: "an order of day, month and year, such as DD-MM-YYYY",
      });
      return false;
    }
    if (form === null || form === "contradictory") {
      const [text = "", other] = datesInDoubt(cells);
      const column = columns.find((_, index) => cells[index]!.includes(text));
      const row = column === undefined ? undefined : this.rows.find(({ fields }) => fields[column]!.trim() === text);
      log.error(
        "date-order-undecided",
        { file, line: row?.line ?? null, column: column === undefined ? null : this.names[column]! },
        { text: excerpt(text), ...(other === undefined ? {} : { other: excerpt(other) }) },
      );
      return false;
    }
    this.form = form;
    return true;
  }

  /** Finds out which mark is the decimal one in a column. False, with the reason in the log, when nothing tells. */
  decideDecimal(column: number): boolean {
    let mark = this.marks.get(column);
    if (mark === undefined) {
      const cells = this.rows.map(({ fields }) => fields[column]!);
      mark = this.entry.decimal ?? decideDecimal(cells);
      this.marks.set(column, mark);
      if (mark === null) {
        const index = cells.findIndex((cell) => /\d[.,]\d/.test(cell));
        const line = this.rows[index]?.line ?? null;
        this.log.error(
          "decimal-undecided",
          { file: this.file, line, column: this.names[column]! },
          { text: excerpt(cells[index]?.trim() ?? "") },
        );
      }
    }
    return mark !== null;
  }

  /** False, with the reason in the log, when a column of amounts has signs of several currencies that share one. */
  checkSigns(column: number): boolean {
    const mixed = mixedSigns(this.rows.map(({ fields }) => fields[column]!));
    if (mixed === null) return true;
    this.log.error("currency-signs-mixed", this.place(this.rows[mixed.at]!, column), { signs: mixed.signs.join(", ") });
    return false;
  }

  /** A date as YYYY-MM-DD; empty when the cell holds none. */
  date(row: MappedRow, name: string): string {
    const index = this.indexOf(name);
    return index === undefined ? "" : this.dateAt(row, index);
  }

  dateAt(row: MappedRow, index: number): string {
    const text = row.fields[index]!.trim();
    if (isMissing(text)) return "";
    let date = this.dates.get(text);
    if (date === undefined) {
      date = toIsoDate(text, this.form);
      if (this.dates.size < MOST_DATES) this.dates.set(text, date);
    }
    if (!isDayProblem(date)) return date;
    row.flawed = true;
    logDayProblem(date, text, this.place(row, index), this.log, this.entry.dateFormat ?? WRITTEN[this.form]);
    return ANY_DATE;
  }

  day(row: MappedRow, name: string): Day | null {
    const day = parseDay(this.date(row, name));
    return typeof day === "number" ? day : null;
  }

  /** A number in plain digits with a decimal point; empty when the cell holds none. */
  number(row: MappedRow, name: string): string {
    const index = this.indexOf(name);
    return index === undefined ? "" : this.numberAt(row, index);
  }

  numberAt(row: MappedRow, index: number): string {
    const text = row.fields[index]!.trim();
    if (isMissing(text)) return "";
    row.flawed ||= !this.decideDecimal(index);
    const mark = this.marks.get(index) ?? null;
    if (mark === null) return ANY_NUMBER;
    const number = plainNumber(text, mark);
    if (number !== null) return number;
    row.flawed = true;
    this.log.error("amount-form", this.place(row, index), { text: excerpt(text), mark });
    return ANY_NUMBER;
  }

  place({ line }: TableRow, index: number): { file: string; line: number; column: string } {
    return { file: this.file, line, column: this.names[index]! };
  }
}
