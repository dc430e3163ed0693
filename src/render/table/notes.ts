import type { Issue } from "../../domain/issue.ts";
import type { DataReport } from "../../report/report.ts";
import { issueMessage, issuePlace } from "../issue-message.ts";
import { printable } from "../printable.ts";
import { windowText } from "../window-text.ts";
import { type Screen, wrapText } from "./layout.ts";

/** What was read, and which months count. */
export function reportHead({ inputs, asOf, window, costWindow, currency }: DataReport, screen: Screen): string {
  const { pages } = screen.words;
  const files = inputs.map(({ file }) => file).join(" + ");
  const costs =
    costWindow.months === 0
      ? pages.noCosts
      : costWindow.months === window.months
        ? pages.costsForAll
        : pages.costsFor(costWindow.from!, costWindow.to!, costWindow.months);
  return [
    wrapText(printable(files), screen),
    wrapText(pages.head(asOf, currency, windowText(window, screen.words), costs), screen),
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
      const message = issueMessage(issue, words);
      const text = place === "" ? message : words.pages.at(place, message);
      return issue.severity === "warning"
        ? paint.unsure(wrapText(text, screen, "  ! "))
        : paint.faint(wrapText(text, screen, "  \u2022 "));
    });
  return lines.length === 0 ? "" : [paint.strong(words.pages.notes), ...lines].join("\n");
}
