import { normaliseName } from "../header.ts";
import { isNearMonth, readMonthHeading } from "../month-heading.ts";
import type { CostPreset } from "../presets/cost-preset.ts";
import { fits, MONTHS, matches, type Signature } from "../presets/preset.ts";
import type { TableRow } from "../table.ts";

/** Titles stand above a header, but not many. */
const HEADER_ROWS = 15;

/** A preset that fits a file, and where its header row stands; null: the report has none with months. */
export interface Candidate {
  readonly preset: CostPreset;
  readonly header: number | null;
}

export function candidates(rows: readonly TableRow[], presets: readonly CostPreset[]): Candidate[] {
  return presets.flatMap((preset) => {
    const header = headerOf(rows, preset);
    if (preset.signature.labels === undefined) return header === null ? [] : [{ preset, header }];
    return hasLabels(rows, preset.signature.labels) ? [{ preset, header }] : [];
  });
}

/** Where the header row of a preset stands. */
export function headerOf(rows: readonly TableRow[], { signature }: CostPreset): number | null {
  const index = rows.slice(0, HEADER_ROWS).findIndex(({ fields }) => {
    const headsMonths = fields.some((field, index) => index > 0 && readMonthHeading(field) !== null);
    return matches(signature, new Set([...fields.map(normaliseName), ...(headsMonths ? [MONTHS] : [])]));
  });
  return index < 0 ? null : index;
}

/** The first row that several headings of were meant for months. */
export function headingNearMonths(rows: readonly TableRow[]): TableRow | undefined {
  return rows.slice(0, HEADER_ROWS).find(({ fields }) => fields.slice(1).filter(isNearMonth).length > 1);
}

/** The first row that has all the names. */
export function rowWith(rows: readonly TableRow[], names: Iterable<string>): number | null {
  const wanted = [...names].map(normaliseName);
  const index = rows.slice(0, HEADER_ROWS).findIndex(({ fields }) => {
    const found = new Set(fields.map(normaliseName));
    return wanted.every((name) => found.has(name));
  });
  return index < 0 ? null : index;
}

function hasLabels(rows: readonly TableRow[], { anyOf, forbidden }: NonNullable<Signature["labels"]>): boolean {
  const found = rows.map(({ fields }) => normaliseName(fields[0]!));
  const has = (names: readonly string[]) => found.some((label) => names.some((name) => fits(label, name)));
  return has(anyOf) && !has(forbidden);
}
