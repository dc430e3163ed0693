import Table from "cli-table3";
import { largest } from "../../domain/largest.ts";
import type { Shade } from "../chart/shade.ts";
import { textWidth } from "../text-width.ts";
import type { Words } from "../words/index.ts";
import { breaksAnywhere, wrapWords } from "./wrap.ts";

/** How wide and how colourful a terminal is, and what it says. A null width (a pipe, a file) never wraps. */
export interface Screen {
  readonly width: number | null;
  readonly paint: Paint;
  readonly words: Words;
}

export interface Paint {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly unsure: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly strong: (text: string) => string;
  /** Null where the terminal has too few colours for shades to be told apart. */
  readonly shade: ((shade: Shade, text: string) => string) | null;
}

const BORDERLESS = Object.fromEntries(
  [
    "top",
    "top-mid",
    "top-left",
    "top-right",
    "bottom",
    "bottom-mid",
    "bottom-left",
    "bottom-right",
    "left",
    "left-mid",
    "mid",
    "mid-mid",
    "right",
    "right-mid",
    "middle",
  ].map((part) => [part, ""]),
);

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
  /** Wraps its text when the table is too wide for the screen. Columns of numbers never do. */
  readonly wraps?: boolean;
  /** Left out where the table cannot be made narrow enough otherwise, 1 first. */
  readonly drop?: number;
}

const GAP = 2;
const NARROWEST = 12;
/** Rows that the table library lays out together: it compares each with all above it, in case a cell spans several. */
const AT_ONCE = 32;

/**
 * A table without borders, two spaces between columns. At most one column should wrap. What is left out for want of
 * room is named below.
 */
export function layTable(columns: readonly Column[], rows: readonly (readonly string[])[], screen: Screen): string {
  const kept = columnsThatFit(columns, rows, screen.width);
  if (kept.length === columns.length) return layColumns(columns, rows, screen);
  const table = layColumns(
    kept.map((i) => columns[i]!),
    rows.map((row) => kept.map((i) => row[i]!)),
    screen,
  );
  const left = columns.filter((_, i) => !kept.includes(i)).map(({ title }) => title.trim());
  return [table, screen.paint.faint(wrapText(screen.words.terms.leftOut(left), screen, "  "))].join("\n");
}

function columnsThatFit(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | null,
): number[] {
  const natural = naturalWidths(columns, rows);
  const leastOf = (i: number) => (columns[i]!.wraps ? Math.min(NARROWEST, natural[i]!) : natural[i]!);
  let kept = columns.map((_, i) => i);
  const droppable = kept.filter((i) => columns[i]!.drop !== undefined);
  for (const i of droppable.sort((a, b) => columns[a]!.drop! - columns[b]!.drop!))
    if (width !== null && totalWidth(kept.map(leastOf)) > width) kept = kept.filter((each) => each !== i);
  return kept;
}

function layColumns(columns: readonly Column[], rows: readonly (readonly string[])[], screen: Screen): string {
  const natural = naturalWidths(columns, rows);
  const total = totalWidth(natural);
  const over = screen.width === null ? 0 : total - screen.width;
  const wrapping = columns.findIndex(({ wraps }) => wraps);
  const widths = natural.map((width, i) => (i === wrapping && over > 0 ? Math.max(NARROWEST, width - over) : width));
  const lines = [
    columns.map(({ title }) => screen.paint.faint(title)),
    ...rows.map((row) => row.map((cell, i) => (i === wrapping && over > 0 ? broken(cell, widths[i]!) : cell))),
  ];
  if (over <= 0) {
    const pad = (cell: string, i: number) =>
      columns[i]!.align === "right" ? padStart(cell, widths[i]!) : padEnd(cell, widths[i]!);
    return trimLines(lines.map((cells) => cells.map(pad).join(" ".repeat(GAP))).join("\n"));
  }
  const parts = Array.from({ length: Math.ceil(lines.length / AT_ONCE) }, (_, part) => {
    const table = new Table({
      chars: BORDERLESS,
      style: { head: [], border: [], "padding-left": 0, "padding-right": GAP },
      colWidths: widths.map((width) => width + GAP),
      colAligns: columns.map(({ align }) => align ?? "left"),
      wordWrap: true,
    });
    table.push(...lines.slice(part * AT_ONCE, (part + 1) * AT_ONCE));
    return table.toString();
  });
  return trimLines(parts.join("\n"));
}

/** The table wraps at spaces alone; where a text has Chinese in it, its lines are made here. */
function broken(cell: string, width: number): string {
  return breaksAnywhere(cell) ? wrapWords(cell, width).join("\n") : cell;
}

/** Whether a table with one more column that wraps has room on the screen. */
export function hasRoomBeside(columns: readonly Column[], rows: readonly (readonly string[])[], screen: Screen) {
  return screen.width === null || widthOfTable(columns, rows) + GAP + NARROWEST <= screen.width;
}

/** How wide a table is where it need not wrap. */
export function widthOfTable(columns: readonly Column[], rows: readonly (readonly string[])[]): number {
  return totalWidth(naturalWidths(columns, rows));
}

function naturalWidths(columns: readonly Column[], rows: readonly (readonly string[])[]): number[] {
  return columns.map((column, i) => Math.max(textWidth(column.title), largest(rows.map((row) => textWidth(row[i]!)))));
}

function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + GAP, -GAP);
}

/** Padding by columns of the terminal: a Chinese character takes two. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}

export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - textWidth(text))) + text;
}

function trimLines(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** Wraps words to the screen's width; the first line starts with `lead`, the others are indented as deep. */
export function wrapText(text: string, screen: Screen, lead = ""): string {
  const indent = " ".repeat(textWidth(lead));
  if (screen.width === null) return lead + text;
  const room = Math.max(NARROWEST, screen.width - indent.length);
  return wrapWords(text, room)
    .map((line, i) => (i === 0 ? lead : indent) + line)
    .join("\n");
}
