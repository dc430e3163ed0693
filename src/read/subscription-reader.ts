import { type BillingInterval, INTERVAL_NAMES, parseInterval, TERM } from "../domain/billing-interval.ts";
import { OPEN_END } from "../domain/day.ts";
import { type Decimal, ONE, parseDecimal } from "../domain/money.ts";
import { nearest } from "../domain/nearest.ts";
import { KINDS, ONE_OFF, REFUND } from "../domain/subscription.ts";
import { type CellPlace, excerpt, readCurrency, readDay, readMoney } from "./cells.ts";
import { readCsv, type Source } from "./csv.ts";
import type { CurrencyLedger } from "./currency.ts";
import { float64, Interned, int16, int32, uint8, uint16, uint32 } from "./growable.ts";
import { type Header, resolveHeader } from "./header.ts";
import type { IssueLog } from "./issue-log.ts";

const REQUIRED = ["customer_id", "start_date", "amount"] as const;
export const SUBSCRIPTION_COLUMNS = [
  ...REQUIRED,
  "end_date",
  "interval",
  "quantity",
  "currency",
  "kind",
  "subscription_id",
  "plan",
  "segment",
  "channel",
  "trial_end",
] as const;
type Column = (typeof SUBSCRIPTION_COLUMNS)[number];

/** No trial: earlier than every day. */
export const NO_TRIAL = -0x80000000;
const NO_HASH = 0;

/** Rows as read, one column per field, in file order. Nothing is derived yet: that needs all rows. */
export class RawSubscriptions {
  readonly customers = new Interned();
  readonly subscriptionIds = new Interned();
  readonly segments = new Interned();
  readonly channels = new Interned();
  readonly quantities: Decimal[] = [ONE];
  readonly files: string[] = [];
  readonly rowsOf: number[] = [];

  readonly customer = int32();
  readonly start = int32();
  readonly end = int32();
  readonly trialEnd = int32();
  readonly amount = float64();
  readonly quantity = int32();
  readonly currency = uint8();
  readonly interval = int16();
  readonly kind = uint8();
  /** -1: none. */
  readonly subscriptionId = int32();
  readonly segment = int32();
  readonly channel = int32();
  /** Hash of everything else in the row, to tell exact duplicates from rows that differ in a column of their own. */
  readonly rest = int32();
  readonly file = uint16();
  readonly line = uint32();

  get count(): number {
    return this.customer.length;
  }

  place(row: number): { file: string; line: number } {
    return { file: this.files[this.file.values()[row]!]!, line: this.line.values()[row]! };
  }
}

/** Reads one file of canonical subscription lines into `raw`; every problem goes to the log. */
export async function readSubscriptionFile(
  source: Source,
  raw: RawSubscriptions,
  currencies: CurrencyLedger,
  log: IssueLog,
): Promise<void> {
  const { file } = source;
  const fileIndex = raw.files.push(file) - 1;
  raw.rowsOf.push(0);
  let header: Header<Column> | null | undefined;
  let addRow: ((fields: readonly string[], line: number) => void) | undefined;
  const errorsBefore = log.errorCount;
  await readCsv(source, log, (fields, line) => {
    if (header === undefined) {
      header = resolveHeader(fields, SUBSCRIPTION_COLUMNS, REQUIRED, { file, line }, log);
      if (header !== null) addRow = rowReader(header, raw, fileIndex, currencies, log);
    } else if (header !== null) {
      raw.rowsOf[fileIndex]!++;
      if (fields.length !== header.width)
        log.error("column-count", { file, line }, { found: fields.length, expected: header.width });
      else addRow!(fields, line);
    }
  });
  if (header !== undefined && header !== null && raw.rowsOf[fileIndex] === 0 && log.errorCount === errorsBefore)
    log.error("no-rows", { file });
}

function rowReader(
  header: Header<Column>,
  raw: RawSubscriptions,
  fileIndex: number,
  currencies: CurrencyLedger,
  log: IssueLog,
) {
  const { at, others } = header;
  const file = raw.files[fileIndex]!;
  const hashed = at.plan === undefined ? others : [...others, at.plan];
  const intervals = new Map<string, BillingInterval>();
  const quantities = new Map<string, number>([["", 0]]);

  return (fields: readonly string[], line: number): void => {
    const cell = (column: Column): string => {
      const index = at[column];
      return index === undefined ? "" : fields[index]!.trim();
    };
    const place = (column: Column) => (): CellPlace => ({ file, line, column });
    const errorsBefore = log.errorCount;

    for (const column of REQUIRED) if (cell(column) === "") log.error("cell-empty", place(column)());

    const kindText = cell("kind").toLowerCase();
    let kind = kindText === "" ? 0 : (KINDS as readonly string[]).indexOf(kindText);
    if (kind < 0) {
      log.error("kind-unknown", place("kind")(), {
        text: excerpt(kindText),
        allowed: KINDS.join(", "),
        nearest: nearest(kindText, KINDS) ?? "",
      });
      kind = 0;
    }
    const dated = kind !== ONE_OFF && kind !== REFUND;

    const currency = readCurrency(cell("currency"), place("currency"), log);
    const currencyIndex = currency === null ? 0 : currencies.indexOf(currency, file, line);
    const digits = currencies.digitsOf(currency ?? "");
    const amountText = cell("amount");
    const amount = amountText === "" ? 0 : readMoney(amountText, digits, currency ?? "", place("amount"), log);
    if (amount !== null && amount < 0) log.error("amount-negative", place("amount")(), { text: excerpt(amountText) });

    const startText = cell("start_date");
    const start = startText === "" ? null : readDay(startText, place("start_date"), log);
    const endText = dated ? cell("end_date") : "";
    const end = endText === "" ? OPEN_END : readDay(endText, place("end_date"), log);
    const trialText = dated ? cell("trial_end") : "";
    const trialEnd = trialText === "" ? NO_TRIAL : readDay(trialText, place("trial_end"), log);

    const intervalText = dated ? cell("interval").toLowerCase() : "";
    let interval = intervalText === "" ? 1 : intervals.get(intervalText);
    if (interval === undefined) {
      const parsed = parseInterval(intervalText);
      if (parsed === null)
        log.error("interval-unknown", place("interval")(), {
          text: excerpt(intervalText),
          allowed: INTERVAL_NAMES.join(", "),
          nearest: nearest(intervalText, INTERVAL_NAMES) ?? "",
        });
      else intervals.set(intervalText, parsed);
      interval = parsed ?? 1;
    }
    if (interval === TERM && endText === "") log.error("term-without-end", place("end_date")());

    const quantityText = cell("quantity");
    let quantity = quantities.get(quantityText);
    if (quantity === undefined) {
      const parsed = parseDecimal(quantityText);
      if (parsed === null) log.error("quantity-form", place("quantity")(), { text: excerpt(quantityText) });
      quantity = parsed === null || (parsed.units === 1n && parsed.scale === 0) ? 0 : raw.quantities.push(parsed) - 1;
      if (parsed !== null) quantities.set(quantityText, quantity);
    }

    if (log.errorCount > errorsBefore) return;
    const subscriptionId = cell("subscription_id");
    raw.customer.push(raw.customers.indexOf(cell("customer_id")));
    raw.start.push(start!);
    raw.end.push(end!);
    raw.trialEnd.push(trialEnd!);
    raw.amount.push(amount!);
    raw.quantity.push(quantity);
    raw.currency.push(currencyIndex);
    raw.interval.push(interval);
    raw.kind.push(kind);
    raw.subscriptionId.push(subscriptionId === "" ? -1 : raw.subscriptionIds.indexOf(subscriptionId));
    raw.segment.push(raw.segments.indexOf(cell("segment")));
    raw.channel.push(raw.channels.indexOf(cell("channel")));
    raw.rest.push(hashed.length === 0 ? NO_HASH : hashOf(fields, hashed));
    raw.file.push(fileIndex);
    raw.line.push(line);
  };
}

/** FNV-1a over some fields of a row. */
function hashOf(fields: readonly string[], indexes: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const index of indexes) {
    const text = fields[index]!.trim();
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  return hash | 0;
}
