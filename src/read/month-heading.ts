import { daysIn, FIRST_YEAR, LAST_YEAR, type Month, monthFrom } from "../domain/month.ts";
import { editDistance } from "../domain/nearest.ts";

const NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NAME = String.raw`(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const SAME = NAME.replace("?<name>", "");
const YEAR = String.raw`(?<year>\d{4})`;
const DASH = String.raw`\s*[-\u2013\u2014]\s*`;

/** A month alone: `Jan 2025`, `January 2025`, `Jan-25`, `2025-01`, `01/2025`, `202501`, `2025年1月`. */
const WHOLE = [
  new RegExp(`^${NAME}[\\s,/-]+${YEAR}$`, "iu"),
  new RegExp(`^${NAME}(?:-|[\\s-]?['\u2019])(?<year>\\d{2})$`, "iu"),
  new RegExp(`^${YEAR}[\\s/-]+${NAME}$`, "iu"),
  /^(?<year>\d{4})\s*年\s*(?<month>\d{1,2})\s*月份?$/u,
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})$/u,
  /^(?<month>\d{1,2})[-/.](?<year>\d{4})$/u,
  /^(?<year>\d{4})(?<month>\d{2})$/u,
];

/** Some days of a month: `Jan 1-15, 2025`, `Jan 1 - Jan 15, 2025`, `1-15 Jan 2025`. */
const DAYS = [
  new RegExp(`^${NAME}\\s*(?<first>\\d{1,2})${DASH}(?:${SAME}\\s*)?(?<last>\\d{1,2})[\\s,]+${YEAR}$`, "iu"),
  new RegExp(`^(?<first>\\d{1,2})(?:\\s*${SAME})?${DASH}(?<last>\\d{1,2})\\s*${NAME}[\\s,]+${YEAR}$`, "iu"),
];

/** The last day alone, as the heading of the month that it ends: `31 Jan 2025`, `Jan 31, 2025`, `2025-01-31`. */
const ENDS = [
  /^(?<year>\d{4})-(?<month>\d{2})-(?<last>\d{2})$/u,
  new RegExp(`^(?<last>\\d{1,2})[\\s-]+${NAME}[\\s-]+(?<year>\\d{4}|\\d{2})$`, "iu"),
  new RegExp(`^${NAME}\\s+(?<last>\\d{1,2}),?\\s+${YEAR}$`, "iu"),
];

/** A heading that stands for a month, or for a part of one. */
export interface MonthHeading {
  readonly month: Month;
  readonly whole: boolean;
}

/** Reads the heading of a month's column; null for anything else. */
export function readMonthHeading(text: string): MonthHeading | null {
  const heading = text.trim();
  if (heading.length > 40) return null;
  for (const form of WHOLE) {
    const month = monthOf(form.exec(heading));
    if (month !== null) return { month, whole: true };
  }
  for (const form of [...DAYS, ...ENDS]) {
    const match = form.exec(heading);
    const month = monthOf(match);
    if (month === null) continue;
    const { first = "1", last } = match!.groups!;
    return { month, whole: Number(first) === 1 && Number(last) === daysIn(month) };
  }
  return null;
}

/** The month of a cell that says no more than a month. */
export function readMonthName(text: string): Month | null {
  const found = readMonthHeading(text);
  return found === null || !WHOLE.some((form) => form.test(text.trim())) ? null : found.month;
}

/** Digits or a word beside a year, whatever they mean. */
const NEAR_FORMS = [
  /^\d{4}\s*[-/.年]\s*\d{1,2}(?:\s*月份?)?$/u,
  /^\d{1,2}\s*[-/.]\s*\d{4}$/u,
  /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}$/u,
  /^\d{6}$/u,
  /^\d{1,2}\s*月份?$/u,
];
const NEAR_WORDS = [
  /^(?<word>\p{L}{3,12})\.?(?:[\s,/-]*['\u2019]?(?:\d{4}|\d{2}))?$/u,
  /^\d{4}[\s,/-]*(?<word>\p{L}{3,12})\.?$/u,
];
const FULL_NAMES = [
  ...["january", "february", "march", "april", "may", "june", "july"],
  ...["august", "september", "october", "november", "december"],
];

/** Whether a heading that no month was read from was meant for one, such as `2025-13`, `Juni 2025` or `Jan`. */
export function isNearMonth(text: string): boolean {
  const heading = text.trim().toLowerCase();
  if (heading.length > 20 || readMonthHeading(heading) !== null) return false;
  if (NEAR_FORMS.some((form) => form.test(heading))) return true;
  const word = NEAR_WORDS.map((form) => form.exec(heading)?.groups?.word).find((word) => word !== undefined);
  if (word === undefined) return false;
  if (word === heading) return [...NAMES, ...FULL_NAMES].includes(word);
  if (word.length === 3) return NAMES.some((name) => editDistance(word, name) <= 1);
  return FULL_NAMES.some((name) => name.startsWith(word) || editDistance(word, name) <= 2);
}

function monthOf(match: RegExpExecArray | null): Month | null {
  if (match === null) return null;
  const { name, month, year = "" } = match.groups!;
  const number = name === undefined ? Number(month) : NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year);
  if (number < 1 || number > 12 || fullYear < FIRST_YEAR || fullYear > LAST_YEAR) return null;
  return monthFrom(fullYear, number);
}
