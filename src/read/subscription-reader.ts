import { readCsv } from "./csv.ts";
import type { CurrencyLedger } from "./currency.ts";
import { resolveHeader } from "./header.ts";
import type { IssueLog } from "./issue-log.ts";
import type { RawSubscriptions } from "./raw-subscriptions.ts";
import type { InputFile } from "./read.ts";
import { REQUIRED_COLUMNS, SUBSCRIPTION_COLUMNS, SubscriptionRows } from "./subscription-rows.ts";

/** Reads one file of canonical subscription lines into `raw`; every problem goes to the log. */
export async function readSubscriptionFile(
  { source, entry }: InputFile,
  raw: RawSubscriptions,
  currencies: CurrencyLedger,
  log: IssueLog,
): Promise<void> {
  const { file } = source;
  const fileIndex = raw.files.push(file) - 1;
  raw.rowsOf.push(0);
  raw.endDateOf.push(entry.endDate ?? "auto");
  let rows: SubscriptionRows | null | undefined;
  const errorsBefore = log.errorCount;
  await readCsv(source, log, {
    fields(fields, line) {
      if (rows === undefined) {
        const header = resolveHeader(fields, SUBSCRIPTION_COLUMNS, REQUIRED_COLUMNS, { file, line }, log);
        rows = header === null ? null : new SubscriptionRows(header, raw, fileIndex, currencies, log);
      } else if (rows !== null) {
        raw.rowsOf[fileIndex]!++;
        rows.readFields(fields, line);
      }
    },
    bytes(bytes, bounds, fields, line) {
      if (rows == null || !rows.readBytes(bytes, bounds, fields, line)) return false;
      raw.rowsOf[fileIndex]!++;
      return true;
    },
  });
  if (rows != null && raw.rowsOf[fileIndex] === 0 && log.errorCount === errorsBefore) log.error("no-rows", { file });
}
