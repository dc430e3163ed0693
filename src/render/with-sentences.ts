import type { Report } from "../report/report.ts";
import { headlineOf } from "./headline.ts";
import { issueMessage } from "./issue-message.ts";
import { EN } from "./words/index.ts";

/**
 * A report with the sentences that people read in it: the headline and each issue's message. In English, whatever the
 * language of the run: a format for machines is the same in all of them.
 */
export function withSentences(report: Report): object {
  if (!("issues" in report)) return report;
  const issues = report.issues.map((issue) => {
    const { code, severity, file, line, column, args } = issue;
    return { code, severity, file, line, column, message: issueMessage(issue, EN), args };
  });
  if (report.report === "report") return { ...report, check: withSentences(report.check), issues };
  if (report.report !== "check") return { ...report, issues };
  const { report: name, schemaVersion, asOf, window, costWindow, currency, stage, verdict, ...rest } = report;
  const head = { schemaVersion, report: name, asOf, window, costWindow, currency, stage, verdict };
  return { ...head, headline: headlineOf(report, EN), ...rest, issues };
}
