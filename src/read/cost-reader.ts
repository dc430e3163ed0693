import { costsOf } from "../domain/cost.ts";
import { formatMonth } from "../domain/month.ts";
import { nearest } from "../domain/nearest.ts";
import { excerpt } from "./cells.ts";
import { COST_COLUMNS, canonicalReader, isCanonical } from "./costs/canonical-costs.ts";
import { CostTarget } from "./costs/cost-target.ts";
import { candidates, headerOf, headingNearMonths, rowWith } from "./costs/detect-costs.ts";
import { MAPPED_LAYOUT, namesGiven } from "./costs/flat-columns.ts";
import { readFlat } from "./costs/flat-costs.ts";
import type { RawCosts } from "./costs/raw-costs.ts";
import { readReport } from "./costs/report-costs.ts";
import { readWide } from "./costs/wide-costs.ts";
import { readCsv } from "./csv.ts";
import type { CurrencyLedger } from "./currency.ts";
import type { Entry } from "./entry.ts";
import { normaliseName } from "./header.ts";
import type { IssueLog } from "./issue-log.ts";
import { isNearMonth } from "./month-heading.ts";
import { canonicalCosts } from "./presets/canonical-costs.ts";
import type { CostPreset } from "./presets/cost-preset.ts";
import { COST_PRESETS } from "./presets/index.ts";
import type { ReadFile } from "./read.ts";
import type { TableRow } from "./table.ts";

/**
 * Reads one file of costs into `raw`; every problem goes to the log. Canonical rows are read as they come, any other
 * file is looked at as a whole first.
 */
export async function readCostFile(
  { source, entry, facts }: ReadFile,
  raw: RawCosts,
  currencies: CurrencyLedger,
  log: IssueLog,
): Promise<void> {
  const { file } = source;
  const target = new CostTarget(file, entry, raw, currencies.in(file, entry.currency), log, facts);
  const errorsBefore = log.errorCount;
  const table: TableRow[] = [];
  let addRow: ReturnType<typeof canonicalReader> | undefined;
  const firstRow = raw.rows.length;
  facts.text = await readCsv(source, entry, knownNames(entry), log, {
    fields(fields, line) {
      if (addRow === undefined && table.length === 0 && isPlainCanonical(fields, entry))
        addRow = canonicalReader(fields, line, target);
      else if (addRow === undefined) table.push({ fields, line });
      else addRow?.(fields, line);
    },
  });
  if (table.length > 0 && log.errorCount === errorsBefore) readTable(table, target);
  if (addRow != null && target.rows === 0 && log.errorCount === errorsBefore) log.error("no-rows", { file });
  target.map.finish();
  if (addRow !== undefined) facts.preset = canonicalCosts.name;
  const covered = costsOf(raw.rows.slice(firstRow)).coverage;
  facts.from = covered === null ? null : formatMonth(covered.first);
  facts.to = covered === null ? null : formatMonth(covered.last);
}

function isPlainCanonical(fields: readonly string[], { preset, columns, decimal, dateFormat }: Entry): boolean {
  if (preset !== null) return preset === canonicalCosts.name;
  return columns.size === 0 && decimal === null && dateFormat === null && isCanonical(fields);
}

/** Reads a file that is not canonical at first sight: as its entry says, or by the signature of a preset. */
function readTable(rows: readonly TableRow[], target: CostTarget): void {
  const { entry, file, log } = target;
  if (entry.preset !== null) readAsStated(entry.preset, rows, target);
  else if (entry.columns.size > 0) {
    const table = rows.slice(rowWith(rows, namesGiven(entry.columns)) ?? 0);
    if (!readWide(table, target)) readFlat(table, MAPPED_LAYOUT, "", target);
  } else {
    const found = candidates(rows, COST_PRESETS);
    const [first] = found;
    if (found.length > 1) {
      const presets = found.map(({ preset }) => preset.name).join(", ");
      log.error("preset-ambiguous", { file, line: rows[0]!.line }, { presets });
    } else if (first !== undefined) {
      log.note("preset-detected", { file }, { preset: first.preset.name, title: first.preset.title });
      readAs(first.preset, first.header, rows, target);
    } else if (isLong(rows[0]!)) readFlat(rows, MAPPED_LAYOUT, "", target);
    else if (entry.decimal === null || !readWide(rows, target)) readCanonical(rows, target);
  }
}

function readAsStated(name: string, rows: readonly TableRow[], target: CostTarget): void {
  const preset = COST_PRESETS.find((preset) => preset.name === name);
  if (preset !== undefined) {
    readAs(preset, headerOf(rows, preset), rows, target);
    return;
  }
  const known = [canonicalCosts, ...COST_PRESETS].map(({ name }) => name);
  target.log.error("preset-unknown", target.entry.place(["preset"]), {
    text: name,
    role: "costs",
    allowed: known.join(", "),
    nearest: nearest(name, known) ?? "",
  });
}

/** Canonical columns, of which the entry says that their numbers or dates are not. */
function isLong({ fields }: TableRow): boolean {
  return isCanonical(fields) && fields.map(normaliseName).includes("month");
}

function readAs(
  { name, layout, byMonth }: CostPreset,
  header: number | null,
  rows: readonly TableRow[],
  target: CostTarget,
): void {
  const { file, log } = target;
  target.facts.preset = name;
  if (layout.kind === "flat") {
    target.map.addRules(layout.rules);
    readFlat(rows.slice(header ?? 0), layout, byMonth, target);
  } else if (header !== null) readReport({ file, rows }, header, layout, target);
  else if (!tellNearMonths(rows, target))
    log.error("report-not-by-month", { file, line: rows[0]!.line }, { text: "", remedy: byMonth });
}

/** Whether a report's header has headings that were meant for months; they are in the log then. */
function tellNearMonths(rows: readonly TableRow[], { file, log }: CostTarget): boolean {
  const header = headingNearMonths(rows);
  for (const heading of header?.fields.slice(1).filter(isNearMonth) ?? [])
    log.error("month-form", { file, line: header!.line, column: heading.trim() }, { text: excerpt(heading.trim()) });
  return header !== undefined;
}

/** Columns with the months in another form than the canonical one; else what the header lacks is told. */
function readCanonical([header, ...rows]: readonly TableRow[], target: CostTarget): void {
  const addRow = canonicalReader(header!.fields, header!.line, target);
  if (addRow === null) return;
  for (const { fields, line } of rows) addRow(fields, line);
  if (rows.length === 0) target.log.error("no-rows", { file: target.file });
}

/** Column names that a file of costs may have: they help to find its delimiter. */
function knownNames({ columns }: Entry): string[] {
  const ofPresets = COST_PRESETS.flatMap(({ signature: { required, anyOf } }) => [...required, ...anyOf]);
  return [...new Set([...COST_COLUMNS, "total", ...namesGiven(columns), ...ofPresets])];
}
