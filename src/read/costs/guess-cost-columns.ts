import { looksOf } from "../column-looks.ts";
import { normaliseName } from "../header.ts";
import { readMonthHeading, readMonthName } from "../month-heading.ts";
import type { TableRow } from "../table.ts";

const AMOUNT = /amount|cost|spend|value|total|betrag|bedrag|summe|montant|importe|valor|debit|soll|金额|借方/;
const ACCOUNT = /account|ledger|konto|rekening|compte|cuenta|conta\b|name|description|kosten|item|科目|项目|名称|类别/;
const SEGMENT = /segment|team|department|cost cent|abteilung|kostenstelle|部门/;
const CURRENCY = /currency|währung|valuta|devise|币种/;

/** Canonical columns of costs to the names that a file has for them: a suggestion that the user looks over. */
export function guessCostColumns(rows: readonly TableRow[]): Map<string, string> {
  const left = looksOf(rows).filter(({ name }) => name !== "");
  const found = new Map<string, string>();
  const take = (column: string, names: RegExp, fits: (looks: (typeof left)[number]) => boolean) => {
    const index = left.findIndex((looks) => names.test(normaliseName(looks.name)) && fits(looks));
    if (index >= 0) found.set(column, left.splice(index, 1)[0]!.name);
  };
  const isMonths = ({ texts }: { texts: readonly string[] }) =>
    texts.length > 0 && texts.every((text) => readMonthName(text) !== null);
  const wide = left.some(({ name }) => readMonthHeading(name) !== null);
  if (!wide) {
    take("date", /(?:)/, (looks) => looks.isDates || isMonths(looks));
    take("amount", AMOUNT, ({ isNumbers }) => isNumbers);
    if (!found.has("amount")) take("amount", /(?:)/, ({ isNumbers }) => isNumbers);
  }
  take("currency", CURRENCY, ({ isNumbers }) => !isNumbers);
  take("segment", SEGMENT, ({ isNumbers }) => !isNumbers);
  take("account", ACCOUNT, ({ isNumbers, isDates }) => !isNumbers && !isDates);
  if (!found.has("account")) take("account", /(?:)/, ({ isNumbers, isDates }) => !isNumbers && !isDates);
  return found;
}
