import { type Day, type DayProblem, dayFrom, formatDay, parseDay } from "../../domain/day.ts";

/**
 * In which order the parts of a date such as `3/4/2025` stand, for a whole file; `contradictory` when its dates
 * prove both orders. Forms that start with the year or name the month are read the same under each.
 */
export type DateForm = "day-first" | "month-first" | "year-first" | "contradictory";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH_NAMES = [
  ...["january", "february", "march", "april", "may", "june", "july"],
  ...["august", "september", "october", "november", "december", "sept"],
];

const LONGEST = 60;
const TIME =
  /^(.*?\S)(?:T|,?\s+|(?<=日))(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]m|[ap]\.m\.)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;
const THREE_NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const CHINESE = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/;
const DAY_MONTH_NAME = /^(\d{1,2})(?:st|nd|rd|th)?[\s\-/.]+([a-z]{3,9})\.?[\s\-/,]+(\d{4}|\d{2})$/i;
const MONTH_NAME_DAY = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)(\d{4})$/i;

interface Parts {
  readonly date: string;
  /** Hours to offset in the form of parseDay, such as `21:05:00Z`; empty without a time. */
  readonly time: string;
}

/** A date and the time behind it; null when that is no time of day. */
function partsOf(text: string): Parts | null {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return null;
  const match = TIME.exec(trimmed);
  if (match === null) return { date: trimmed, time: "" };
  const [, date = "", hours = "", minutes, seconds = "00", half = "", zone = ""] = match;
  let hour = Number(hours);
  if (half !== "") {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  const offset = /^gmt$/i.test(zone) ? "Z" : zone;
  return { date, time: `${String(hour).padStart(2, "0")}:${minutes}:${seconds}${offset}` };
}

function fullYear(year: string): number {
  const value = Number(year);
  if (year.length > 2) return value;
  return value >= 70 ? 1900 + value : 2000 + value;
}

function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  return lower.length === 3 || MONTH_NAMES.includes(lower) ? MONTHS.indexOf(lower.slice(0, 3)) + 1 : 0;
}

type YearMonthDay = readonly [year: number, month: number, day: number];

function yearMonthDay(date: string, form: DateForm): YearMonthDay | null {
  const yearFirst = YEAR_FIRST.exec(date);
  if (yearFirst !== null) return [Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4])];
  const numbers = THREE_NUMBERS.exec(date);
  if (numbers !== null) return inOrder(numbers[1]!, numbers[3]!, numbers[4]!, form);
  const digits = COMPACT.exec(date) ?? CHINESE.exec(date);
  if (digits !== null) return [Number(digits[1]), Number(digits[2]), Number(digits[3])];
  const dayName = DAY_MONTH_NAME.exec(date);
  const named = dayName ?? MONTH_NAME_DAY.exec(date);
  if (named === null) return null;
  const [, first = "", second = "", year = ""] = named;
  const [day, name] = dayName === null ? [second, first] : [first, second];
  const month = monthNumber(name);
  return month === 0 ? null : [fullYear(year), month, Number(day)];
}

function inOrder(a: string, b: string, c: string, form: DateForm): YearMonthDay | null {
  if (Number(a) > 12 && Number(b) > 12 && a.length + c.length !== 4) return [fullYear(c), Number(a), Number(b)];
  if (form === "day-first") return [fullYear(c), Number(b), Number(a)];
  if (form === "month-first") return [fullYear(c), Number(a), Number(b)];
  if (form === "year-first" && a.length === 2 && c.length === 2) return [fullYear(a), Number(b), Number(c)];
  return null;
}

/**
 * A date in any of the usual forms as YYYY-MM-DD, or what is wrong with it (see isDayProblem). A time behind it is
 * cut; with an offset it is converted to UTC first.
 */
export function toIsoDate(text: string, form: DateForm): string | DayProblem {
  const parts = partsOf(text);
  if (parts === null) return "form";
  const found = yearMonthDay(parts.date, form);
  if (found === null) return "form";
  const day = dayFrom(...found);
  if (typeof day === "string") return day;
  const iso = formatDay(day);
  if (parts.time === "") return iso;
  const utc = parseDay(`${iso}T${parts.time}`);
  return typeof utc === "string" ? utc : formatDay(utc);
}

/** A day in ISO form, or in any other that reads the same whatever order the file's dates have. */
export function selfEvidentDay(text: string): Day | DayProblem {
  const day = parseDay(text);
  if (day !== "form") return day;
  const iso = toIsoDate(text, "contradictory");
  return isDayProblem(iso) ? iso : parseDay(iso);
}

export function isDayProblem(found: string | DayProblem): found is DayProblem {
  return found === "form" || found === "no-such-day" || found === "out-of-range";
}

type Order = "day-first" | "month-first";

/** What a single date says of the order; `either` for one such as `3/4/2025`, null for one that reads the same anyway. */
function orderOf(text: string): Order | "either" | "neither" | null {
  const match = THREE_NUMBERS.exec(partsOf(text)?.date ?? "");
  if (match === null) return null;
  const [first, second, year] = [Number(match[1]), Number(match[3]), match[4]!];
  if (first > 12 && second > 12) return "neither";
  if (second > 12) return "month-first";
  // 25.01.31 can begin with its year: it proves nothing.
  if (first > 12) return year.length === 4 || Number(year) === 0 || Number(year) > 31 ? "day-first" : "either";
  return "either";
}

/**
 * The order of all dates of a file, from all its date columns: a part above 12 anywhere decides. `stated`, such as
 * `DD-MM-YYYY`, goes before what the dates say, whatever their separators. Null when nothing decides.
 */
export function decideDateForm(columns: readonly (readonly string[])[], stated: string | null): DateForm | null {
  if (stated !== null) return statedForm(stated);
  const found = new Set<ReturnType<typeof orderOf>>();
  for (const cells of columns) for (const text of cells) found.add(orderOf(text));
  if (found.has("day-first") && found.has("month-first")) return "contradictory";
  if (found.has("day-first")) return "day-first";
  if (found.has("month-first")) return "month-first";
  return found.has("either") ? null : "year-first";
}

/** The order that a form such as `D.M.YY` states; null for one that states none. */
function statedForm(stated: string): DateForm | null {
  const letters = stated
    .toLowerCase()
    .replace(/[^dmy]/g, "")
    .replace(/(.)\1+/g, "$1");
  if (letters === "dmy") return "day-first";
  if (letters === "mdy") return "month-first";
  return letters === "ymd" ? "year-first" : null;
}

/**
 * Dates to show with the question for the order: the first of each that contradict each other, the rarer one before
 * as it is probably the wrong one, or else the first that could be read both ways.
 */
export function datesInDoubt(columns: readonly (readonly string[])[]): readonly string[] {
  const found = new Map<ReturnType<typeof orderOf>, { first: string; count: number }>();
  for (const text of columns.flat()) {
    const order = orderOf(text);
    const seen = found.get(order) ?? { first: text, count: 0 };
    seen.count++;
    found.set(order, seen);
  }
  const [days, months] = [found.get("day-first"), found.get("month-first")];
  if (days !== undefined && months !== undefined)
    return days.count <= months.count ? [days.first, months.first] : [months.first, days.first];
  const either = found.get("either");
  return either === undefined ? [] : [either.first];
}
