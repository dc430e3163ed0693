import type { Report } from "../report/report.ts";
import { listsOf } from "./records.ts";
import { withSentences } from "./with-sentences.ts";

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

/** JSON escapes only the first control characters; those that a terminal may obey beyond them are escaped here. */
function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
