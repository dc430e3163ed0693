import type { DataReport } from "../../report/report.ts";
import { issueMessage, issuePlace } from "../issue-message.ts";
import { windowText } from "../window-text.ts";
import type { Words } from "../words/index.ts";
import { md } from "./escape.ts";

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
}

/** A table; titles and cells are plain text. */
export function mdTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => md(cell)).join(" | ")} |`;
  const rule = `|${columns.map(({ align }) => (align === "right" ? "---:" : "---")).join("|")}|`;
  return [line(columns.map(({ title }) => title)), rule, ...rows.map(line)].join("\n");
}

/** A list; items are Markdown. */
export function mdList(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

/** Blocks apart by empty lines, as Markdown wants them. */
export function page(...blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** Shown as one line until a reader opens it. */
export function folded(title: string, block: string): string {
  return `<details><summary>${md(title)}</summary>\n\n${block}\n\n</details>`;
}

export function section(title: string, ...blocks: readonly string[]): string {
  const filled = blocks.filter((block) => block !== "");
  return filled.length === 0 ? "" : [`### ${md(title)}`, ...filled].join("\n\n");
}

/** What was read, and which months count. */
export function origin({ inputs, asOf, window, currency }: DataReport, words: Words): string {
  const files = inputs.map(({ file }) => file).join(" + ");
  return words.pages.origin(asOf, md(currency), windowText(window, words), md(files));
}

/** Everything that a reader must know before trusting the numbers. */
export function notes({ issues }: Pick<DataReport, "issues">, words: Words): string {
  const { pages } = words;
  const items = issues.map((issue) => {
    const severity = pages.severities[issue.severity];
    const place = issuePlace(issue, words);
    const message = issueMessage(issue, words);
    const text = md(place === "" ? message : pages.at(place, message));
    return `${issue.severity === "note" ? severity : `**${severity}**`} ${text}`;
  });
  return section(pages.notes, mdList(items));
}
