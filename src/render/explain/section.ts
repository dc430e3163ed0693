/** A part of an explanation, for any format that people read. Text is as in the data: each format makes it harmless. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block = Lines | Grid | Picture;

export interface Lines {
  readonly lines: readonly Line[];
}

export interface Line {
  readonly text: string;
  /** What the first line starts with; the others are indented as deep. */
  readonly lead?: string;
  readonly tone?: "faint" | "good" | "bad" | "unsure";
}

/** Lines that are shown as they are, in letters of equal width. */
export interface Picture {
  readonly picture: readonly string[];
}

export interface Grid {
  readonly columns: readonly { readonly title: string; readonly align?: "left" | "right"; readonly wraps?: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

export function lines(...texts: readonly (string | Line)[]): Lines {
  return { lines: texts.map((text) => (typeof text === "string" ? { text } : text)) };
}

export function right(title: string) {
  return { title, align: "right" as const };
}
