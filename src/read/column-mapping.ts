import { editDistance, nearest } from "../domain/nearest.ts";
import { excerpt } from "./cells.ts";
import type { Entry } from "./entry.ts";
import { normaliseName, tenureIn } from "./header.ts";
import type { IssueLog } from "./issue-log.ts";
import { canonical } from "./presets/canonical.ts";
import type { MappedColumn, SubscriptionPreset } from "./presets/subscription-preset.ts";
import { SUBSCRIPTION_COLUMNS } from "./subscription-columns.ts";
import type { Table } from "./table.ts";

const MAPPED_COLUMNS: readonly MappedColumn[] = [...SUBSCRIPTION_COLUMNS, "status"];

/**
 * Where each column stands in a file: as `columns:` of its entry says, else by the preset's names. Null, with every
 * problem in the log, when the mapping does not fit the file.
 */
export function mapColumns(
  { file, rows }: Table,
  preset: SubscriptionPreset,
  entry: Entry,
  log: IssueLog,
): ReadonlyMap<MappedColumn, number> | null {
  const { fields, line } = rows[0]!;
  const names = fields.map(normaliseName);
  const written = fields.map((name) => name.trim());
  const errorsBefore = log.errorCount;
  const place = { file, line };
  for (const [index, name] of names.entries())
    if (name !== "" && names.indexOf(name) < index)
      log.error("column-duplicate", { ...place, column: written[index]! });

  const at = new Map<MappedColumn, number>();
  const set = (column: MappedColumn, name: string) => at.set(column, names.indexOf(normaliseName(name)));
  const has = (name: string) => names.includes(normaliseName(name));
  const missing = (path: readonly string[], name: string, column: string) =>
    log.error("mapping-column-missing", entry.place(path), {
      name: excerpt(name),
      column,
      file,
      found: written.join(", "),
      nearest: nearest(normaliseName(name), written) ?? "",
    });
  let understood = true;
  for (const [left, right] of entry.columns) {
    const column = canonicalColumn(left);
    const inverse = canonicalColumn(right);
    if (column !== null && has(right)) set(column, right);
    else if (inverse !== null && has(left)) set(inverse, left);
    else if (column !== null) missing(["columns", left], right, column);
    else if (inverse !== null) missing(["columns", left], left, inverse);
    else {
      understood = false;
      log.errorOnce("mapping-key-unknown", entry.place(["columns", left]), {
        key: excerpt(left),
        allowed: MAPPED_COLUMNS.join(", "),
        nearest: nearest(left, MAPPED_COLUMNS) ?? "",
      });
    }
  }
  if (!understood || log.errorCount > errorsBefore) return null;

  for (const column of MAPPED_COLUMNS) {
    const found = preset.columns[column]?.find(has);
    if (!at.has(column) && found !== undefined) set(column, found);
  }
  if (entry.status.size > 0 && !at.has("status")) {
    if (has("status")) set("status", "status");
    else missing(["status"], "status", "status");
  }
  const used = new Set(at.values());
  const spare = names.filter((name, index) => name !== "" && !used.has(index));
  for (const column of preset.required)
    if (!at.has(column)) {
      const name = preset.columns[column]?.[0] ?? column;
      log.error(
        "column-missing",
        { ...place, column: name },
        { found: written.join(", "), nearest: nearest(name, spare) ?? "", ...tenureIn(column, names) },
      );
    }
  if (preset === canonical) tellSpare(spare, at, place, log);
  return log.errorCount > errorsBefore ? null : at;
}

/** Columns without a meaning: a name that looks like a known one misspelt is an error. */
function tellSpare(
  spare: readonly string[],
  at: ReadonlyMap<MappedColumn, number>,
  place: { readonly file: string; readonly line: number },
  log: IssueLog,
): void {
  for (const name of spare) {
    const meant = SUBSCRIPTION_COLUMNS.find(
      (column) => !at.has(column) && column.length >= 5 && editDistance(name, column) <= 2,
    );
    if (meant !== undefined && !canonical.required.includes(meant))
      log.error("column-misspelt", { ...place, column: name }, { nearest: meant });
  }
  if (spare.length > 0) log.note("columns-ignored", place, { columns: spare.join(", ") });
}

function canonicalColumn(name: string): MappedColumn | null {
  return MAPPED_COLUMNS.find((column) => column === normaliseName(name)) ?? null;
}
