import { type Issue, type IssueCode, issue, type Severity } from "../domain/issue.ts";
import { formatMonth, type Month } from "../domain/month.ts";
import type { Waiver, WaiverRecord, WaiverState } from "../gates/waivers.ts";

/** So many days before its end a waiver asks to be seen to (ours). */
const WARNED_DAYS = 30;

const ISSUES: Readonly<Record<WaiverState, readonly [Severity, IssueCode]>> = {
  "in-force": ["warning", "waiver-expiring"],
  expired: ["warning", "waiver-expired"],
  "not-needed": ["note", "waiver-not-needed"],
  undecided: ["note", "waiver-undecided"],
  "not-evaluated": ["note", "waiver-not-evaluated"],
};

/** What the waivers of a run ask to be done about them. */
export function waiverIssues(waivers: readonly Waiver[], records: readonly WaiverRecord[], asOf: Month): Issue[] {
  return records.flatMap(({ gate, owner, expires, state, daysLeft }, index) => {
    if (state === "in-force" && daysLeft > WARNED_DAYS) return [];
    const [severity, code] = ISSUES[state];
    const args = { gate, owner: owner ?? "", expires, days: daysLeft, asOf: formatMonth(asOf) };
    return [issue(severity, code, waivers[index]!.place, args)];
  });
}
