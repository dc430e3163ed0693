import { hasErrors } from "../../domain/issue.ts";
import type { ValidatedFile, ValidateReport } from "../../report/report.ts";
import { formatNumber } from "../format-value.ts";
import { printable } from "../printable.ts";
import { layTable, type Screen, wrapText } from "./layout.ts";
import { notesBlock } from "./notes.ts";

const DELIMITERS: Readonly<Record<string, string>> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe" };

const LEFT_OUT: Readonly<Record<ValidatedFile["leftOut"][number]["reason"], string>> = {
  status: "by their status",
  trial: "on trial",
  repeated: "repeated from an earlier file",
  duplicate: "exact duplicates",
  "never-paid": "never paid (zero length, or trial only)",
  total: "totals",
  "no-cost": "of accounts or sections that are no cost",
  "closing-entry": "closing entries",
  "balance-sheet": "of balance-sheet accounts",
};

/** What was understood of each file, and whether anything can be computed from it. */
export function validateTable(report: ValidateReport, screen: Screen): string {
  const { paint } = screen;
  const verdict = hasErrors(report.issues)
    ? paint.bad("NOT VALID  Nothing can be computed until the errors are mended.")
    : paint.good(`VALID  Amounts are in ${report.currency}.`);
  const files = report.files.map((file) => fileBlock(file, screen));
  const accounts =
    report.accounts.length === 0
      ? ""
      : layTable(
          [{ title: "Account", wraps: true }, { title: "Category" }, { title: "Amount", align: "right" }],
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
  const reasons = file.leftOut.map(({ reason, rows }) => `${formatNumber(rows, 0)} ${LEFT_OUT[reason]}`);
  const facts: readonly (readonly [string, string | null])[] = [
    ["rows", `${formatNumber(rows, 0)}, ${formatNumber(used, 0)} used, ${formatNumber(excluded, 0)} left out`],
    ["left out", reasons.join(", ") || null],
    ["from, to", from === null ? null : `${from} to ${to}`],
    ["read as", preset],
    ["currencies", file.currencies.join(", ") || null],
    ["encoding", encoding === null ? null : `${encoding}${gzip ? ", gzip" : ""}`],
    ["delimiter", delimiter === null ? null : (DELIMITERS[delimiter] ?? delimiter)],
    ["decimal mark", decimal],
    ["dates", dates],
    ["end days", role === "subscriptions" ? endDate : null],
  ];
  const lines = facts.flatMap(([name, value]) =>
    value === null ? [] : [wrapText(printable(value), screen, `  ${name.padEnd(14)}`)],
  );
  return [screen.paint.strong(printable(`${file.file} (${role})`)), ...lines].join("\n");
}
