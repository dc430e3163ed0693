import type { Report } from "../report/report.ts";
import { headlineOf } from "./headline.ts";
import { issueMessage } from "./issue-message.ts";
import { listsOf } from "./records.ts";

/** The report as JSON, with the sentences that people read in it: the headline and each issue's message. */
export function renderJson(report: Report): string {
  return `${jsonText(withSentences(report), 2)}\n`;
}

/**
 * The same, one object a line. The first line is the report without its lists of records; each other line is one of
 * the records, and `record` names its list.
 */
export function renderJsonLines(report: Report): string {
  const whole = withSentences(report);
  const lists = listsOf(whole).filter(({ records }) => records.length > 0);
  const names = new Set(lists.map(({ name }) => name));
  const envelope = Object.fromEntries(Object.entries(whole).filter(([name]) => !names.has(name)));
  const lines = lists.flatMap(({ name, records }) => records.map((fields) => ({ record: name, ...fields })));
  return [{ record: "report", ...envelope }, ...lines].map((line) => `${jsonText(line)}\n`).join("");
}

function withSentences(report: Report): object {
  if (!("issues" in report)) return report;
  const issues = report.issues.map((issue) => {
    const { code, severity, file, line, column, args } = issue;
    return { code, severity, file, line, column, message: issueMessage(issue), args };
  });
  if (report.report !== "check") return { ...report, issues };
  const { report: name, schemaVersion, asOf, window, costWindow, currency, stage, verdict, ...rest } = report;
  const head = { schemaVersion, report: name, asOf, window, costWindow, currency, stage, verdict };
  return { ...head, headline: headlineOf(report), ...rest, issues };
}

/** JSON escapes only the first control characters; those that a terminal may obey beyond them are escaped here. */
function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
