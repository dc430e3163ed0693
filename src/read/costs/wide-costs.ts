import { normaliseName } from "../header.ts";
import type { TableRow } from "../table.ts";
import { decideDecimal } from "../text/number-form.ts";
import { canonicalReader, columnMonth } from "./canonical-costs.ts";
import type { CostTarget } from "./cost-target.ts";
import { rowWith } from "./detect-costs.ts";
import { canonicalColumn, namesGiven } from "./flat-columns.ts";
import { tellUndecided } from "./report-costs.ts";

/**
 * Reads a table with a column for each month, whose entry gives other names to its columns or says how its numbers
 * are written; the first of the rows is its header. False, with nothing done, for any other table.
 */
export function readWide([header, ...rows]: readonly TableRow[], target: CostTarget): boolean {
  const { entry, facts, file, log } = target;
  const { fields, line } = renamed(header!, target);
  const names = fields.map(normaliseName);
  const columns = fields.flatMap((name, index) => (columnMonth(name) === null ? [] : [index]));
  const labelled = names.includes("category") || names.includes("account");
  if (!labelled || names.includes("month") || columns.length === 0) return false;
  if (rowWith([header!], namesGiven(entry.columns)) === null) return false;
  const mark = entry.decimal ?? decideDecimal(rows.flatMap((row) => columns.map((index) => row.fields[index] ?? "")));
  if (mark === null) {
    tellUndecided(rows, target);
    return true;
  }
  facts.decimal = mark;
  const addRow = canonicalReader(fields, line, target, mark);
  if (addRow === null) return true;
  for (const { fields, line } of rows) addRow(fields, line);
  if (rows.length === 0) log.error("no-rows", { file });
  return true;
}

/** The header under canonical names, as `columns:` gives them. */
function renamed({ fields, line }: TableRow, { entry }: CostTarget): TableRow {
  const names = new Map(
    [...entry.columns].map(([left, right]) =>
      canonicalColumn(left) === null ? [normaliseName(left), right] : [normaliseName(right), left],
    ),
  );
  return { fields: fields.map((field) => names.get(normaliseName(field)) ?? field), line };
}
