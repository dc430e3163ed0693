import { isLastDayOfMonth, OPEN_END } from "../domain/day.ts";
import { RECURRING } from "../domain/subscription.ts";
import { type CustomerRows, rowAt } from "./customer-rows.ts";
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
  rows: CustomerRows,
  log: IssueLog,
): EndDateRule[] {
  const stated = raw.endDateOf.map((own) => asked ?? own);
  if (!stated.includes("auto")) return stated as EndDateRule[];
  const found = findRule(raw, undecidedRows(raw, rows, stated), log);
  return stated.map((rule) => (rule === "auto" ? found : rule));
}

/** The recurring rows of files whose rule is to be found out. */
function undecidedRows(raw: RawSubscriptions, all: CustomerRows, stated: readonly EndDate[]): CustomerRows {
  const { kind } = raw.columns;
  const isAuto = stated.map((rule) => rule === "auto");
  let areAll = isAuto.every((auto) => auto);
  for (let row = 0; row < raw.count && areAll; row++) areAll = kind[row] === RECURRING;
  if (areAll) return all;
  const { customers, order, offsets } = all;
  const open = { customers, order: new Int32Array(offsets[customers]!), offsets: new Int32Array(customers + 1) };
  let count = 0;
  for (let customer = 0; customer < customers; customer++) {
    for (let i = offsets[customer]!; i < offsets[customer + 1]!; i++) {
      const row = rowAt(order, i);
      if (kind[row] === RECURRING && isAuto[raw.places.fileOf(row)]) open.order[count++] = row;
    }
    open.offsets[customer + 1] = count;
  }
  return open;
}

/**
 * A line of the same customer that starts on the end day of another speaks for exclusive, one that starts the day
 * after for inclusive; without such pairs, ends that are mostly the last day of a month are inclusive. The choice is
 * noted; contradicting pairs are an error.
 */
function findRule(raw: RawSubscriptions, rows: CustomerRows, log: IssueLog): EndDateRule {
  const { start, end } = raw.columns;
  const { customers, order, offsets } = rows;
  const pairs = { exclusive: 0, inclusive: 0 };
  const example = { exclusive: -1, inclusive: -1 };
  let ends = 0;
  for (let customer = 0; customer < customers; customer++) {
    const from = offsets[customer]!;
    const to = offsets[customer + 1]!;
    for (let i = from; i < to; i++) {
      const row = rowAt(order, i);
      const last = end[row]!;
      if (last === OPEN_END) continue;
      ends++;
      // Starts are in order: whatever starts on the end day comes behind a line that starts before it.
      let at = firstFrom(last, order, start[row]! < last ? i + 1 : from, to, start);
      let onEndDay = start[row] === last ? -1 : 0;
      let dayAfter = start[row] === last + 1 ? -1 : 0;
      for (; at < to && start[rowAt(order, at)] === last; at++) onEndDay++;
      for (; at < to && start[rowAt(order, at)] === last + 1; at++) dayAfter++;
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
  const monthEnds = countMonthEnds(rows, end);
  const rule = ends >= FEWEST_ENDS && monthEnds >= MONTH_END_SHARE * ends ? "inclusive" : "exclusive";
  log.note("end-date-rule", {}, { rule, because: "month-ends", count: monthEnds, of: ends });
  return rule;
}

const FEW = 16;

/** The first place from `from` on, of rows in order of start, whose row starts on a day or later; `to` when none does. */
function firstFrom(day: number, order: CustomerRows["order"], from: number, to: number, start: Int32Array): number {
  let at = from;
  if (to - from > FEW)
    for (let beyond = to; at < beyond; ) {
      const middle = (at + beyond) >> 1;
      if (start[rowAt(order, middle)]! < day) at = middle + 1;
      else beyond = middle;
    }
  else while (at < to && start[rowAt(order, at)]! < day) at++;
  return at;
}

function countMonthEnds({ order, offsets, customers }: CustomerRows, end: Int32Array): number {
  let count = 0;
  for (let i = 0; i < offsets[customers]!; i++) {
    const last = end[rowAt(order, i)]!;
    if (last !== OPEN_END && isLastDayOfMonth(last)) count++;
  }
  return count;
}
