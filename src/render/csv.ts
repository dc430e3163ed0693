import type { Report } from "../report/report.ts";
import { mainTable } from "./records.ts";

interface Dialect {
  readonly start: string;
  readonly delimiter: "," | ";";
  readonly decimal: "." | ",";
}

/** Excel takes a file without a byte order mark for one of the system's old encoding. */
const BYTE_ORDER_MARK = "\ufeff";

/** RFC 4180: one record a line, unrounded numbers. */
export function renderCsv(report: Report): string {
  return csv(report, { start: "", delimiter: ",", decimal: "." });
}

/** For Excel where the decimal sign is a point. */
export function renderExcel(report: Report): string {
  return csv(report, { start: BYTE_ORDER_MARK, delimiter: ",", decimal: "." });
}

/** For Excel where the decimal sign is a comma, as in most of Europe. */
export function renderExcelEu(report: Report): string {
  return csv(report, { start: BYTE_ORDER_MARK, delimiter: ";", decimal: "," });
}

function csv(report: Report, dialect: Dialect): string {
  const { columns, rows } = mainTable(report);
  const lines = [columns, ...rows.map((row) => columns.map((column) => cell(row[column], dialect)))];
  return dialect.start + lines.map((cells) => `${cells.join(dialect.delimiter)}\r\n`).join("");
}

function cell(value: unknown, { decimal }: Dialect): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value).replace(".", decimal);
  if (typeof value === "string") return textCell(value);
  return String(value);
}

/** How a formula begins, in full-width characters too, and the line breaks and tabs that spreadsheets skip over. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** A line of its own inside a cell that a CI server would take for a command. */
const COMMAND = /(^|[\r\n])(\s*)(?=::)/g;
/** Control characters but tab and line breaks, and all that turns the direction of the text after it. */
const INVISIBLE = /(?![\t\r\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** Most texts are names, months and codes, in which nothing needs care. */
const PLAIN = /^\w[\w .-]*$/;

/** Only text can be a formula: an apostrophe before a number would make text of it. */
function textCell(text: string): string {
  if (PLAIN.test(text)) return text;
  const visible = text.replace(INVISIBLE, "\ufffd").replace(COMMAND, "$1$2'");
  const safe = FORMULA.test(visible) ? `'${visible}` : visible;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
