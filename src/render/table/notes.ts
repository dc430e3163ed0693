import type { Issue } from "../../domain/issue.ts";
import type { DataReport } from "../../report/report.ts";
import { issueMessage, issuePlace } from "../issue-message.ts";
import { printable } from "../printable.ts";
import { type Screen, wrapText } from "./layout.ts";

/** What was read, and which months count. */
export function reportHead({ inputs, asOf, window, costWindow, currency }: DataReport, screen: Screen): string {
  const files = inputs.map(({ file }) => file).join(" + ");
  const months = window.months === 0 ? "no month with MRR" : `${window.from} to ${window.to} (${window.months} months)`;
  const costs =
    costWindow.months === 0
      ? "no costs in it"
      : costWindow.months === window.months
        ? "costs for all of it"
        : `costs for ${costWindow.from} to ${costWindow.to} (${costWindow.months})`;
  return [
    wrapText(printable(files), screen),
    wrapText(`As of ${asOf} \u00b7 ${currency} \u00b7 window ${months}, ${costs}`, screen),
  ]
    .map((line) => screen.paint.faint(line))
    .join("\n");
}

/** Warnings, then notes: everything that a reader must know before trusting the numbers. */
export function reportNotes(report: DataReport, screen: Screen): string {
  return notesBlock(report.issues, screen);
}

export function notesBlock(issues: readonly Issue[], screen: Screen): string {
  const { paint, words } = screen;
  const lines = issues
    .filter(({ severity }) => severity !== "error")
    .map((issue) => {
      const place = issuePlace(issue, words);
      const text = `${place === "" ? "" : `${place}: `}${issueMessage(issue, words)}`;
      return issue.severity === "warning"
        ? paint.unsure(wrapText(text, screen, "  ! "))
        : paint.faint(wrapText(text, screen, "  \u2022 "));
    });
  return lines.length === 0 ? "" : [paint.strong("Notes"), ...lines].join("\n");
}
