import type { DataReport } from "../../report/report.ts";
import { issueMessage, issuePlace } from "../issue-message.ts";
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
export function origin({ inputs, asOf, window, currency }: DataReport, _words: Words): string {
  const months = window.months === 0 ? "no month with MRR" : `${window.from} to ${window.to} (${window.months} months)`;
  return `As of ${asOf}, ${md(currency)}, window ${months}, from ${md(inputs.map(({ file }) => file).join(" + "))}`;
}

const SEVERITIES = { error: "**Error:**", warning: "**Warning:**", note: "Note:" } as const;

/** Everything that a reader must know before trusting the numbers. */
export function notes({ issues }: Pick<DataReport, "issues">, words: Words): string {
  const items = issues.map((issue) => {
    const place = issuePlace(issue, words);
    return `${SEVERITIES[issue.severity]} ${md(`${place === "" ? "" : `${place}: `}${issueMessage(issue, words)}`)}`;
  });
  return section("Notes", mdList(items));
}
