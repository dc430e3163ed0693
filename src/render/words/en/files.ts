import type { ValidatedFile } from "../../../report/validate-report.ts";

const leftOutReasons: Readonly<Record<ValidatedFile["leftOut"][number]["reason"], string>> = {
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

/** What was understood of files, and which kinds of files are understood. */
export const files = {
  notValid: "NOT VALID  Nothing can be computed until the errors are mended.",
  valid: (currency: string) => `VALID  Amounts are in ${currency}.`,
  account: "Account",
  category: "Category",
  amount: "Amount",
  facts: {
    rows: "rows",
    leftOut: "left out",
    range: "from, to",
    preset: "read as",
    currencies: "currencies",
    encoding: "encoding",
    delimiter: "delimiter",
    decimal: "decimal mark",
    dates: "dates",
    endDays: "end days",
  },
  counted: (rows: string, used: string, excluded: string) => `${rows}, ${used} used, ${excluded} left out`,
  leftOutReasons,
  leftOut: (rows: string, reason: string) => `${rows} ${reason}`,
  betweenReasons: ", ",
  delimiters: { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe" },
  decimals: { point: "point", comma: "comma" },
  orders: { "day-first": "day-first", "month-first": "month-first", "year-first": "year-first" },
  roles: { subscriptions: "subscriptions", costs: "costs" },
  beta: (name: string) => `${name} (beta)`,
  signs: {
    columns: (names: readonly string[]) => `columns ${names.join(", ")}`,
    anyOf: (names: readonly string[]) => `any of ${names.join(", ")}`,
    noneOf: (names: readonly string[]) => `none of ${names.join(", ")}`,
    labels: (labels: readonly string[]) => `rows labelled ${labels.join(" or ")}`,
  },
  recognisedBy: (signs: readonly string[]) => `recognised by ${signs.join("; ")}`,
};
