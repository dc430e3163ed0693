import type { TableRow } from "./table.ts";
import { isDayProblem, toIsoDate } from "./text/date-form.ts";
import { isMissing, plainNumber } from "./text/number-form.ts";

/** What the cells of a column look like, whatever its name. */
export interface ColumnLooks {
  readonly name: string;
  /** Most of its cells are days, in whatever order. */
  readonly isDates: boolean;
  readonly isNumbers: boolean;
  /** Empty cells and dashes among others. */
  readonly hasGaps: boolean;
  /** The different texts, in the order in which they come. */
  readonly texts: readonly string[];
  /** Share of the cells with a text that no other has. */
  readonly distinct: number;
}

/** This many rows show what a column is. */
const SAMPLE = 500;
const MOST = 0.9;
const PLAUSIBLE = /^(?:19[7-9]\d|20\d\d)-/;

export function looksOf([header, ...rows]: readonly TableRow[]): ColumnLooks[] {
  const sample = rows.slice(0, SAMPLE);
  return header!.fields.map((name, index) => {
    const cells = sample.map(({ fields }) => (fields[index] ?? "").trim());
    const filled = cells.filter((cell) => !isMissing(cell));
    const share = (test: (cell: string) => boolean) => filled.filter(test).length / Math.max(1, filled.length);
    const texts = [...new Set(filled)];
    const isDates = share(isDate) >= MOST;
    return {
      name: name.trim(),
      isDates,
      isNumbers: !isDates && share(isNumber) >= MOST,
      hasGaps: filled.length < cells.length && filled.length > 0,
      texts,
      distinct: texts.length / Math.max(1, filled.length),
    };
  });
}

function isDate(cell: string): boolean {
  return (["day-first", "month-first"] as const).some((form) => {
    const date = toIsoDate(cell, form);
    return !isDayProblem(date) && PLAUSIBLE.test(date);
  });
}

function isNumber(cell: string): boolean {
  return plainNumber(cell, "point") !== null || plainNumber(cell, "comma") !== null;
}
