import { OPEN_END } from "../domain/day.ts";
import { monthOfDay } from "../domain/month.ts";
import { RECURRING } from "../domain/subscription.ts";
import type { IssueLog } from "./issue-log.ts";
import type { RawSubscriptions } from "./raw-subscriptions.ts";

/** Spans of starts beyond this many months in which nobody ever left look like an export of live lines only. */
const MONTHS_WITHOUT_ENDS = 6;

interface Ends {
  readonly file: string;
  hasEnds: boolean;
  complete: boolean;
  ended: boolean;
  count: number;
  first: number;
  last: number;
}

/**
 * Without a single ended line churn is 0 and LTV at its ceiling: true only if nobody ever left. Whoever writes
 * canonical lines is warned; exports of one kind that show nobody leaving say nothing of churn, which is the answer.
 */
export function findSurvivorsOnly(raw: RawSubscriptions, log: IssueLog): boolean {
  const kinds = new Map<string | null, Ends>();
  const ends = raw.files.map((file, index) => {
    const { kind, hasEnds, complete } = raw.originOf[index]!;
    const found = kinds.get(kind) ?? fresh(file);
    kinds.set(kind, found);
    found.hasEnds ||= hasEnds;
    found.complete &&= complete;
    return found;
  });
  const { kind, start, end } = raw.columns;
  for (const { file, from, to } of raw.places.spans(raw.count)) {
    const found = ends[file]!;
    for (let row = from; row < to; row++) {
      if (kind[row] !== RECURRING) continue;
      found.count++;
      if (end[row] !== OPEN_END) found.ended = true;
      if (start[row]! < found.first) found.first = start[row]!;
      if (start[row]! > found.last) found.last = start[row]!;
    }
  }
  let survivorsOnly = false;
  for (const [kind, { file, hasEnds, complete, ended, count, first, last }] of kinds) {
    if (ended || complete || count === 0) continue;
    const long = monthOfDay(last) - monthOfDay(first) > MONTHS_WITHOUT_ENDS;
    if (kind === null) {
      if (long)
        log.warning("no-ended-line", { file: raw.files.length === 1 ? file : null, column: "end_date" }, { count });
    } else if (long || !hasEnds) {
      survivorsOnly = true;
      log.warning("no-ended-subscriptions", { file }, { count });
    }
  }
  return survivorsOnly;
}

function fresh(file: string): Ends {
  return { file, hasEnds: false, complete: true, ended: false, count: 0, first: OPEN_END, last: -OPEN_END };
}
