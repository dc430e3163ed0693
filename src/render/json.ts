import type { Report } from "../report/report.ts";
import { headlineOf } from "./headline.ts";
import { issueMessage } from "./issue-message.ts";

/** The report as JSON, with the sentences that people read in it: the headline and each issue's message. */
export function renderJson(report: Report): string {
  if (report.report === "gates") return print(report);
  const issues = report.issues.map((issue) => {
    const { code, severity, file, line, column, args } = issue;
    return { code, severity, file, line, column, message: issueMessage(issue), args };
  });
  if (report.report !== "check") return print({ ...report, issues });
  const { report: name, schemaVersion, asOf, window, costWindow, currency, stage, verdict, ...rest } = report;
  const head = { schemaVersion, report: name, asOf, window, costWindow, currency, stage, verdict };
  return print({ ...head, headline: headlineOf(report), ...rest, issues });
}

function print(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
