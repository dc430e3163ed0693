import { formatDay } from "../domain/day.ts";
import { choosePreset, isPlainCanonical, knownNames } from "./choose-preset.ts";
import { readCsv } from "./csv.ts";
import type { CurrencyLedger } from "./currency.ts";
import { normaliseName, resolveHeader } from "./header.ts";
import type { IssueLog } from "./issue-log.ts";
import { readMappedSubscriptions } from "./mapped-subscriptions.ts";
import { canonical } from "./presets/canonical.ts";
import type { SubscriptionPreset } from "./presets/subscription-preset.ts";
import { FIELDS, type RawSubscriptions } from "./raw-subscriptions.ts";
import type { ReadFile } from "./read.ts";
import { filledFields } from "./row-values.ts";
import { REQUIRED_COLUMNS, SUBSCRIPTION_COLUMNS } from "./subscription-columns.ts";
import { SubscriptionRows } from "./subscription-rows.ts";
import type { TableRow } from "./table.ts";

/**
 * Reads one file of subscriptions into `raw`; every problem goes to the log. Canonical lines are read as they come,
 * any other file is looked at as a whole first.
 */
export async function readSubscriptionFile(
  { source, entry, facts }: ReadFile,
  raw: RawSubscriptions,
  ledger: CurrencyLedger,
  log: IssueLog,
): Promise<void> {
  const { file } = source;
  const currencies = ledger.in(file, entry.currency);
  const fileIndex = raw.addFile(file, entry.endDate ?? "auto", entry.history === "complete");
  const as: { rows: SubscriptionRows | null; preset: SubscriptionPreset | null } = { rows: null, preset: null };
  const table: TableRow[] = [];
  let started = false;
  let expected = 0;
  const errorsBefore = log.errorCount;

  const start = (fields: readonly string[], line: number) => {
    const names = new Set(fields.map(normaliseName));
    const place = { file, line };
    const chosen = isPlainCanonical(names, entry) ? null : choosePreset(names, entry, place, log);
    if (chosen === "failed") return;
    if (chosen !== null) {
      as.preset = chosen;
      raw.reserve(expected, new Set(FIELDS));
      table.push({ fields, line });
      return;
    }
    const header = resolveHeader(fields, SUBSCRIPTION_COLUMNS, REQUIRED_COLUMNS, place, log);
    if (header === null) return;
    raw.reserve(expected, filledFields(header));
    as.rows = new SubscriptionRows(header, raw, fileIndex, currencies, log);
  };
  const firstRow = raw.count;
  facts.text = await readCsv(source, entry, knownNames(entry), log, {
    fields(fields, line) {
      if (!started) {
        started = true;
        start(fields, line);
      } else if (as.rows !== null) {
        raw.rowsOf[fileIndex]!++;
        as.rows.readFields(fields, line);
      } else if (as.preset !== null) table.push({ fields, line });
    },
    expect(records) {
      expected = records;
    },
    lines(lines) {
      const read = as.rows?.readLines(lines) ?? { records: 0, end: lines.from };
      raw.rowsOf[fileIndex]! += read.records;
      return read;
    },
  });
  const { rows, preset } = as;
  if (preset !== null && log.errorCount === errorsBefore)
    readMappedSubscriptions({ file, rows: table }, preset, entry, raw, fileIndex, currencies, log, facts);
  facts.preset = rows !== null ? canonical.name : (preset?.name ?? null);
  if (raw.count > firstRow) {
    const [from, to] = firstAndLast(raw.columns.start, firstRow, raw.count);
    facts.from = formatDay(from);
    facts.to = formatDay(to);
  }
  if ((rows !== null || preset !== null) && raw.rowsOf[fileIndex] === 0 && log.errorCount === errorsBefore)
    log.error("no-rows", { file });
}

function firstAndLast(days: Int32Array, from: number, to: number): [first: number, last: number] {
  let first = days[from]!;
  let last = first;
  for (let row = from + 1; row < to; row++) {
    if (days[row]! < first) first = days[row]!;
    else if (days[row]! > last) last = days[row]!;
  }
  return [first, last];
}
