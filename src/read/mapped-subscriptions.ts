import { excerpt } from "./cells.ts";
import { mapColumns } from "./column-mapping.ts";
import { countedRows } from "./counted-rows.ts";
import type { FileCurrencies } from "./currency.ts";
import type { Entry } from "./entry.ts";
import type { FileFacts } from "./file-facts.ts";
import type { Header } from "./header.ts";
import type { IssueLog } from "./issue-log.ts";
import { ANY_DATE, ANY_NUMBER, type CanonicalCells, MappedFile, type MappedRow } from "./mapped-file.ts";
import { canonical } from "./presets/canonical.ts";
import type { MappedColumn, SubscriptionPreset } from "./presets/subscription-preset.ts";
import type { RawSubscriptions } from "./raw-subscriptions.ts";
import { SUBSCRIPTION_COLUMNS, type SubscriptionColumn } from "./subscription-columns.ts";
import { SubscriptionRows } from "./subscription-rows.ts";
import type { Table, TableRow } from "./table.ts";
import { statedCode } from "./text/currency-signs.ts";
import { warnAboutStatus } from "./unmapped-status.ts";

const DATES: readonly MappedColumn[] = ["start_date", "end_date", "trial_end"];
const NUMBERS: readonly MappedColumn[] = ["amount", "quantity"];

/** Words for intervals that files have and the canonical form has not. */
const INTERVAL_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    daily: "day",
    weekly: "week",
    monthly: "month",
    quarterly: "quarter",
    "half-yearly": "half_year",
    yearly: "year",
    annual: "year",
    annually: "year",
  }),
);

/** Reads a table with column names of its own: each row becomes canonical cells, which are read like any others. */
export function readMappedSubscriptions(
  table: Table,
  preset: SubscriptionPreset,
  entry: Entry,
  raw: RawSubscriptions,
  fileIndex: number,
  currencies: FileCurrencies,
  log: IssueLog,
  facts: FileFacts,
): void {
  raw.rowsOf[fileIndex] = table.rows.length - 1;
  const columns = mapColumns(table, preset, entry, log);
  if (columns === null) return;
  warnAboutStatus(table, columns, log);
  raw.endDateOf[fileIndex] = entry.endDate ?? preset.endDate ?? "auto";
  const isCanonical = preset === canonical && entry.columns.size === 0;
  raw.originOf[fileIndex] = {
    kind: isCanonical ? null : preset.name,
    hasEnds: columns.has("end_date"),
    complete: entry.history === "complete",
  };
  const file = new MappedFile(table, columns, entry, log, (code) => currencies.digitsOf(code));
  if (!decideForms(file, preset, columns)) return;
  facts.dates = file.dateForm;
  facts.decimal = file.decimalOf(columns.get("amount"));

  const counted = countedRows(file, columns.get("status"), { ...preset.status, ...Object.fromEntries(entry.status) });
  raw.leftOut[fileIndex]!.add("status", counted.ignored);
  raw.leftOut[fileIndex]!.add("trial", counted.trialing);
  const rows = counted.rows.map(({ row, ended }) => toCanonical(row, ended, file, preset, columns));
  preset.refine?.(rows, file);
  facts.intervals = file.intervals;
  const label = (column: SubscriptionColumn) => file.label(column) || preset.columns[column]?.[0] || column;
  checkIntervals(rows, file, log);
  checkEnds(rows, file, columns, label("end_date"), log);

  const labels = Object.fromEntries(SUBSCRIPTION_COLUMNS.map((column) => [column, label(column)]));
  const reader = new SubscriptionRows(cellsAndRow(file.names.length), raw, fileIndex, currencies, log, labels);
  for (const row of rows) {
    tellMissing(row, preset, file, log);
    const { cells, fields, line, flawed } = row;
    const found = SUBSCRIPTION_COLUMNS.map((column) => cells[column] ?? "");
    found.push(...fields);
    reader.readFields(found, line, flawed);
  }
}

/** The canonical cells come first; the row as it was follows, so that only exact repetitions are duplicates. */
function cellsAndRow(fields: number): Header<SubscriptionColumn> {
  const cells = SUBSCRIPTION_COLUMNS.length;
  return {
    at: Object.fromEntries(SUBSCRIPTION_COLUMNS.map((column, index) => [column, index])),
    others: Array.from({ length: fields }, (_, index) => cells + index),
    width: cells + fields,
    names: SUBSCRIPTION_COLUMNS,
  };
}

function decideForms(
  file: MappedFile,
  preset: SubscriptionPreset,
  columns: ReadonlyMap<MappedColumn, number>,
): boolean {
  const indexes = (names: readonly MappedColumn[]) =>
    names.map((name) => columns.get(name)).filter((index) => index !== undefined);
  const further = preset.dates.map((name) => file.indexOf(name)).filter((index) => index !== undefined);
  const dated = file.decideDates([...indexes(DATES), ...further]);
  const amount = columns.get("amount");
  const signed = columns.has("currency") || amount === undefined || file.checkSigns(amount);
  return indexes(NUMBERS).every((index) => file.decideDecimal(index)) && dated && signed;
}

/** All rows have the same shape. */
const NO_CELLS: CanonicalCells = Object.fromEntries(SUBSCRIPTION_COLUMNS.map((column) => [column, undefined]));

function toCanonical(
  row: TableRow,
  ended: boolean,
  file: MappedFile,
  preset: SubscriptionPreset,
  columns: ReadonlyMap<MappedColumn, number>,
): MappedRow {
  const { plans, kind } = file.entry;
  const cells: CanonicalCells = { ...NO_CELLS, ...preset.constants };
  const mapped: MappedRow = { fields: row.fields, line: row.line, cells, ended, flawed: false };
  for (const [column, index] of columns) {
    if (column === "status") continue;
    if (DATES.includes(column)) cells[column] = file.dateAt(mapped, index);
    else if (NUMBERS.includes(column)) cells[column] = file.numberAt(mapped, index);
    else cells[column] = row.fields[index]!.trim();
  }
  const amount = columns.get("amount");
  if (!columns.has("currency") && amount !== undefined) cells.currency = statedCode(row.fields[amount]!);
  if (kind !== null) cells.kind ||= kind;
  const word = columns.has("interval") ? cells.interval!.toLowerCase() : "";
  const stated = plans.get(cells.plan ?? "") ?? INTERVAL_WORDS.get(word) ?? word;
  if (stated !== "") cells.interval = stated;
  else if (columns.has("interval")) cells.interval = undefined;
  // Plans were told one by one, and this is none of them.
  else if (plans.size > 0 && preset === canonical) cells.interval = "";
  return mapped;
}

/** Dashes where a value is required: the cell reads as empty, and the message shows what stands there. */
function tellMissing(row: MappedRow, preset: SubscriptionPreset, file: MappedFile, log: IssueLog): void {
  for (const column of preset.required) {
    const text = file.cell(row, column);
    if (column === "status" || text === "" || row.cells[column] !== "") continue;
    log.error("cell-empty", { file: file.file, line: row.line, column: file.label(column) }, { text });
    row.cells[column] = DATES.includes(column) ? ANY_DATE : ANY_NUMBER;
    row.flawed = true;
  }
}

/** Rows whose interval was looked for and not found. */
function checkIntervals(rows: readonly MappedRow[], file: MappedFile, log: IssueLog): void {
  const unknown = rows.filter(
    ({ cells }) => cells.interval === "" && cells.kind !== "one_off" && cells.kind !== "refund",
  );
  const [first] = unknown;
  if (first === undefined) return;
  const counts = new Map<string, number>();
  for (const { cells } of unknown) counts.set(cells.plan ?? "", (counts.get(cells.plan ?? "") ?? 0) + 1);
  log.error(
    "interval-undecided",
    { file: file.file, line: first.line, column: file.label("plan") || null },
    {
      plans: [...counts].map(([plan, count]) => `${plan === "" ? "(no plan)" : excerpt(plan)} (${count})`).join(", "),
      example: [...counts.keys()].find((plan) => plan !== "") ?? "",
    },
  );
}

/** Rows that have ended, and do not say when. */
function checkEnds(
  rows: readonly MappedRow[],
  file: MappedFile,
  columns: ReadonlyMap<MappedColumn, number>,
  column: string,
  log: IssueLog,
): void {
  const unknown = rows.filter(({ ended, cells, flawed }) => ended && !flawed && (cells.end_date ?? "") === "");
  const [first] = unknown;
  if (first === undefined) return;
  log.error(
    "ended-without-end",
    { file: file.file, line: first.line, column },
    {
      count: unknown.length,
      status: excerpt(first.fields[columns.get("status")!]!.trim()),
      found: columns.has("end_date") ? 1 : 0,
    },
  );
}
