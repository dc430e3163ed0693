import { currencyCode, nearestCurrency } from "../domain/currency-codes.ts";
import type { Day, DayProblem } from "../domain/day.ts";
import type { IssueCode } from "../domain/issue.ts";
import { type MoneyProblem, parseMoney } from "../domain/money.ts";
import type { IssueLog } from "./issue-log.ts";
import { selfEvidentDay } from "./text/date-form.ts";

/** Where a cell stands, for the message about it. */
export interface CellPlace {
  readonly file: string;
  readonly line: number;
  readonly column: string;
}

const DAY_CODES: Readonly<Record<DayProblem, IssueCode>> = {
  form: "date-form",
  "no-such-day": "date-impossible",
  "out-of-range": "date-out-of-range",
};

const MONEY_CODES: Readonly<Record<MoneyProblem, IssueCode>> = {
  "not-a-number": "amount-form",
  "too-many-decimals": "amount-decimals",
  "too-large": "amount-too-large",
};

/** What is quoted of a cell in a message: enough to find it, not enough to flood a screen. */
export function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

export function readDay(text: string, place: () => CellPlace, log: IssueLog): Day | null {
  const day = selfEvidentDay(text);
  if (typeof day === "number") return day;
  logDayProblem(day, text, place(), log, null);
  return null;
}

/** `form` is the one that the user has stated; null: the usual ones were expected. */
export function logDayProblem(
  problem: DayProblem,
  text: string,
  place: CellPlace,
  log: IssueLog,
  form: string | null,
): void {
  log.error(DAY_CODES[problem], place, { text: excerpt(text), ...(form === null ? {} : { form }) });
}

export function readMoney(
  text: string,
  digits: number,
  currency: string,
  place: () => CellPlace,
  log: IssueLog,
): number | null {
  const amount = parseMoney(text, digits);
  if (typeof amount === "number") return amount;
  log.error(MONEY_CODES[amount], place(), { text: excerpt(text), digits, currency });
  return null;
}

/** A currency code in capitals; empty when the cell is. Null, with an error in the log, for anything else. */
export function readCurrency(text: string, place: () => CellPlace, log: IssueLog): string | null {
  const code = text === "" ? "" : currencyCode(text);
  if (code === null) log.error("currency-form", place(), { text: excerpt(text), nearest: nearestCurrency(text) ?? "" });
  return code;
}
