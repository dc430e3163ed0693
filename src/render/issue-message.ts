import type { Issue } from "../domain/issue.ts";
import { printable } from "./printable.ts";
import type { Words } from "./words/index.ts";

type Args = Issue["args"];

/** What is wrong and what to do, without the place. */
export function issueMessage({ code, args }: Issue, { issues }: Words): string {
  return issues.messages[code](withoutControls(args));
}

/** Text of the user's files cannot break a message into lines; only a block that is to be copied has lines. */
function withoutControls(args: Args): Args {
  const harmless = (key: string, text: string) =>
    key === "block" ? text.split("\n").map(printable).join("\n") : printable(text);
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [key, typeof value === "string" ? harmless(key, value) : value]),
  );
}

/** `subs.csv:12, column amount` */
export function issuePlace({ file, line, column }: Issue, { issues }: Words): string {
  const at = [file, line].filter((part) => part !== null).join(":");
  const isYamlColumn = column !== null && /^\d+$/.test(column) && line !== null && /\.ya?ml$/i.test(file ?? "");
  if (column === null) return printable(at);
  return printable(isYamlColumn ? `${at}:${column}` : `${at}${at === "" ? "" : ", "}${issues.column(column)}`);
}

export function issueLine(issue: Issue, words: Words): string {
  const place = issuePlace(issue, words);
  const severity = words.issues.severities[issue.severity];
  return `${severity}: ${place === "" ? "" : `${place}: `}${issueMessage(issue, words)} [${issue.code}]`;
}

const MOST_ISSUES = 50;

/** The first fifty problems, then a count of the rest. */
export function issueList(issues: readonly Issue[], words: Words, total = issues.length): string {
  const shown = issues.slice(0, MOST_ISSUES).map((issue) => issueLine(issue, words));
  const rest = total - shown.length;
  return [...shown, ...(rest > 0 ? [words.issues.more(rest)] : [])].map((line) => `${line}\n`).join("");
}
