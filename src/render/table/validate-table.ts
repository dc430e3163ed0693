import { hasErrors } from "../../domain/issue.ts";
import type { ValidatedFile, ValidateReport } from "../../report/validate-report.ts";
import { formatNumber } from "../format-value.ts";
import { printable } from "../printable.ts";
import { layTable, padEnd, type Screen, wrapText } from "./layout.ts";
import { notesBlock } from "./notes.ts";

/** What was understood of each file, and whether anything can be computed from it. */
export function validateTable(report: ValidateReport, screen: Screen): string {
  const { paint } = screen;
  const words = screen.words.files;
  const verdict = hasErrors(report.issues) ? paint.bad(words.notValid) : paint.good(words.valid(report.currency));
  const files = report.files.map((file) => fileBlock(file, screen));
  const accounts =
    report.accounts.length === 0
      ? ""
      : layTable(
          [{ title: words.account, wraps: true }, { title: words.category }, { title: words.amount, align: "right" }],
          report.accounts.map(({ account, category, amount, currency }) => [
            printable(account),
            category,
            `${formatNumber(amount, 2)}${currency === report.currency ? "" : ` ${currency}`}`,
          ]),
          screen,
        );
  return `${[verdict, ...files, accounts, notesBlock(report.issues, screen)].filter((block) => block !== "").join("\n\n")}\n`;
}

function fileBlock(file: ValidatedFile, screen: Screen): string {
  const { role, rows, used, excluded, preset, encoding, delimiter, gzip, decimal, dates, endDate, from, to } = file;
  const words = screen.words.files;
  const names = words.facts;
  const reasons = file.leftOut.map(({ reason, rows }) =>
    words.leftOut(formatNumber(rows, 0), words.leftOutReasons[reason]),
  );
  const facts: readonly (readonly [string, string | null])[] = [
    [names.rows, words.counted(formatNumber(rows, 0), formatNumber(used, 0), formatNumber(excluded, 0))],
    [names.leftOut, reasons.join(words.betweenReasons) || null],
    [names.range, from === null ? null : screen.words.terms.range(from, to!)],
    [names.preset, preset],
    [names.currencies, file.currencies.join(", ") || null],
    [names.encoding, encoding === null ? null : `${encoding}${gzip ? ", gzip" : ""}`],
    [names.delimiter, named(words.delimiters, delimiter)],
    [names.decimal, named(words.decimals, decimal)],
    [names.dates, named(words.orders, dates)],
    [names.endDays, role === "subscriptions" ? endDate : null],
  ];
  const lines = facts.flatMap(([name, value]) =>
    value === null ? [] : [wrapText(printable(value), screen, `  ${padEnd(name, 14)}`)],
  );
  return [screen.paint.strong(printable(screen.words.terms.noted(file.file, words.roles[role]))), ...lines].join("\n");
}

function named(names: Readonly<Record<string, string>>, key: string | null): string | null {
  return key === null ? null : (names[key] ?? key);
}
