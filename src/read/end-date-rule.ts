import { isLastDayOfMonth, OPEN_END } from "../domain/day.ts";
import { RECURRING } from "../domain/subscription.ts";
import type { IssueLog } from "./issue-log.ts";
import type { RawSubscriptions } from "./raw-subscriptions.ts";

export type EndDateRule = "exclusive" | "inclusive";
export type EndDate = EndDateRule | "auto";

const DECISIVE_SHARE = 0.95;
const FEWEST_ENDS = 3;
const MONTH_END_SHARE = 0.8;

/** The rule of each file: the one asked for, else the file's own, else the one that the files without one share. */
export function decideEndDates(
  asked: EndDate | null,
  raw: RawSubscriptions,
  rowsOfCustomer: (customer: number) => Int32Array,
  log: IssueLog,
): EndDateRule[] {
  const stated = raw.endDateOf.map((own) => asked ?? own);
  if (!stated.includes("auto")) return stated as EndDateRule[];
  const { kind, file } = raw.columns;
  const open = (row: number) => kind[row] === RECURRING && stated[file[row]!] === "auto";
  const found = findRule(raw, (customer) => rowsWhere(rowsOfCustomer(customer), open), log);
  return stated.map((rule) => (rule === "auto" ? found : rule));
}

function rowsWhere(rows: Int32Array, test: (row: number) => boolean): Int32Array {
  return rows.every(test) ? rows : rows.filter(test);
}

/**
 * A line of the same customer that starts on the end day of another speaks for exclusive, one that starts the day
 * after for inclusive; without such pairs, ends that are mostly the last day of a month are inclusive. The choice is
 * noted; contradicting pairs are an error.
 */
function findRule(raw: RawSubscriptions, rowsOfCustomer: (customer: number) => Int32Array, log: IssueLog): EndDateRule {
  const { start, end } = raw.columns;
  const pairs = { exclusive: 0, inclusive: 0 };
  const example = { exclusive: -1, inclusive: -1 };
  let ends = 0;
  let monthEnds = 0;
  for (let customer = 0; customer < raw.customers.length; customer++) {
    const rows = rowsOfCustomer(customer);
    const startsOn = starts(rows, start);
    for (const row of rows) {
      const last = end[row]!;
      if (last === OPEN_END) continue;
      ends++;
      if (isLastDayOfMonth(last)) monthEnds++;
      const onEndDay = startsOn(last) - (start[row] === last ? 1 : 0);
      const dayAfter = startsOn(last + 1) - (start[row] === last + 1 ? 1 : 0);
      pairs.exclusive += onEndDay;
      pairs.inclusive += dayAfter;
      if (onEndDay > 0 && example.exclusive < 0) example.exclusive = row;
      if (dayAfter > 0 && example.inclusive < 0) example.inclusive = row;
    }
  }
  if (ends === 0) return "exclusive";
  const all = pairs.exclusive + pairs.inclusive;
  if (all > 0) {
    const winner = pairs.exclusive >= pairs.inclusive ? "exclusive" : "inclusive";
    if (pairs[winner] >= DECISIVE_SHARE * all) {
      log.note("end-date-rule", {}, { rule: winner, because: "pairs", count: pairs[winner], of: all });
      return winner;
    }
    const other = raw.place(example.inclusive);
    log.error(
      "end-date-undecided",
      { ...raw.place(example.exclusive), column: "end_date" },
      {
        exclusive: pairs.exclusive,
        inclusive: pairs.inclusive,
        otherFile: other.file,
        otherLine: other.line,
      },
    );
    return "exclusive";
  }
  const rule = ends >= FEWEST_ENDS && monthEnds >= MONTH_END_SHARE * ends ? "inclusive" : "exclusive";
  log.note("end-date-rule", {}, { rule, because: "month-ends", count: monthEnds, of: ends });
  return rule;
}

const FEW = 16;

/** How many of some rows start on a day: looked through for the usual few, counted once for many. */
function starts(rows: Int32Array, start: Int32Array): (day: number) => number {
  if (rows.length <= FEW)
    return (day) => {
      let count = 0;
      for (const row of rows) if (start[row] === day) count++;
      return count;
    };
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(start[row]!, (counts.get(start[row]!) ?? 0) + 1);
  return (day) => counts.get(day) ?? 0;
}
