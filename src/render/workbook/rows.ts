import { type Cell, text } from "./file/cell.ts";
import type { Look } from "./file/styles.ts";

export type Row = readonly (Cell | null)[];

export const EMPTY: Row = [];

export function texts(values: readonly string[], look: Look): Row {
  return values.map((value) => (value === "" && look !== "head" ? null : text(value, look)));
}

/** A heading across a sheet's columns. */
export function section(title: string, columns: number): Row {
  return Array.from({ length: columns }, (_, i) => text(i === 0 ? title : "", "section"));
}

/** A cell of text that may be missing. */
export function textOr(value: string | null, look: Look = "text"): Cell | null {
  return value === null || value === "" ? null : text(value, look);
}
