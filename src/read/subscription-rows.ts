import { INTERVAL_NAMES, parseInterval, TERM } from "../domain/billing-interval.ts";
import { OPEN_END, parseDay } from "../domain/day.ts";
import { parseDecimal } from "../domain/money.ts";
import { nearest } from "../domain/nearest.ts";
import { KINDS, ONE_OFF, REFUND } from "../domain/subscription.ts";
import { ByteCache, decode } from "./byte-cache.ts";
import { type CellPlace, excerpt, readCurrency, readDay, readMoney } from "./cells.ts";
import type { CurrencyLedger } from "./currency.ts";
import type { Header } from "./header.ts";
import type { IssueLog } from "./issue-log.ts";
import { NO_TRIAL, type RawSubscriptions } from "./raw-subscriptions.ts";

export const REQUIRED_COLUMNS = ["customer_id", "start_date", "amount"] as const;
export const SUBSCRIPTION_COLUMNS = [
  ...REQUIRED_COLUMNS,
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

/** What the careful way must look at. */
const UNCLEAR = Number.NaN;
const UNKNOWN = -1;
const MOST_DIGITS = 15;

/**
 * Reads the rows of one file. A row of nothing but well-formed cells is read by its bytes; any other is read cell by
 * cell, which names every problem in it. Both ways end in the same columns.
 */
export class SubscriptionRows {
  private readonly file: string;
  private readonly hashed: readonly number[];
  private readonly quantities = new Map<string, number>([["", 0]]);
  private readonly cache: Readonly<Record<Exclude<Column, "amount" | "plan">, ByteCache>>;
  /** Minor digits by index of currency. */
  private readonly digits: number[] = [];
  private line = 0;
  private unstated: number | null = null;

  constructor(
    private readonly header: Header<Column>,
    private readonly raw: RawSubscriptions,
    private readonly fileIndex: number,
    private readonly currencies: CurrencyLedger,
    private readonly log: IssueLog,
  ) {
    this.file = raw.files[fileIndex]!;
    const { at, others } = header;
    this.hashed = at.plan === undefined ? others : [...others, at.plan];
    const cacheOf = (meaningOf: (text: string) => number) => new ByteCache((text) => meaningOf(text.trim()));
    this.cache = {
      customer_id: cacheOf((text) => (text === "" ? UNCLEAR : raw.customers.indexOf(text))),
      start_date: cacheOf(clearDay),
      end_date: cacheOf((text) => (text === "" ? OPEN_END : clearDay(text))),
      trial_end: cacheOf((text) => (text === "" ? NO_TRIAL : clearDay(text))),
      interval: cacheOf((text) => intervalOf(text) ?? UNCLEAR),
      kind: cacheOf((text) => (kindOf(text) === UNKNOWN ? UNCLEAR : kindOf(text))),
      quantity: cacheOf((text) => this.quantityOf(text) ?? UNCLEAR),
      currency: cacheOf((text) => (/^([A-Za-z]{3})?$/.test(text) ? this.currencyOf(text.toUpperCase()) : UNCLEAR)),
      subscription_id: cacheOf((text) => (text === "" ? -1 : raw.subscriptionIds.indexOf(text))),
      segment: cacheOf((text) => raw.segments.indexOf(text)),
      channel: cacheOf((text) => raw.channels.indexOf(text)),
    };
  }

  /** False, with nothing done, when any cell is not plainly well-formed. */
  readBytes(bytes: Uint8Array, bounds: Int32Array, fields: number, line: number): boolean {
    const { at, width } = this.header;
    if (fields !== width) return false;
    this.line = line;
    const meaningOf = (column: Exclude<Column, "amount" | "plan">, empty: number): number => {
      const index = at[column];
      return index === undefined ? empty : this.cache[column].get(bytes, bounds[2 * index]!, bounds[2 * index + 1]!);
    };
    const kind = meaningOf("kind", 0);
    const dated = kind !== ONE_OFF && kind !== REFUND;
    const start = meaningOf("start_date", UNCLEAR);
    const end = dated ? meaningOf("end_date", OPEN_END) : OPEN_END;
    const trialEnd = dated ? meaningOf("trial_end", NO_TRIAL) : NO_TRIAL;
    const interval = dated ? meaningOf("interval", 1) : 1;
    const quantity = meaningOf("quantity", 0);
    // A sum is NaN when a part of it is.
    if (Number.isNaN(kind + start + end + trialEnd + interval + quantity) || (interval === TERM && end === OPEN_END))
      return false;
    const currency = at.currency === undefined ? this.reportingCurrency() : meaningOf("currency", UNCLEAR);
    if (Number.isNaN(currency)) return false;
    const amount = clearAmount(bytes, bounds[2 * at.amount!]!, bounds[2 * at.amount! + 1]!, this.digits[currency]!);
    if (Number.isNaN(amount)) return false;
    const customer = meaningOf("customer_id", UNCLEAR);
    if (Number.isNaN(customer)) return false;
    this.raw.add({
      customer,
      start,
      end,
      trialEnd,
      amount,
      quantity,
      currency,
      interval,
      kind,
      subscriptionId: meaningOf("subscription_id", -1),
      segment: meaningOf("segment", 0),
      channel: meaningOf("channel", 0),
      rest: this.hashed.length === 0 ? 0 : hashBytes(bytes, bounds, this.hashed),
      file: this.fileIndex,
      line,
    });
    return true;
  }

  /** Reads a row cell by cell, with every problem of it in the log. */
  readFields(fields: readonly string[], line: number): void {
    const { header, raw, file, log } = this;
    const { at, width } = header;
    this.line = line;
    if (fields.length !== width) {
      log.error("column-count", { file, line }, { found: fields.length, expected: width });
      return;
    }
    const cell = (column: Column): string => {
      const index = at[column];
      return index === undefined ? "" : fields[index]!.trim();
    };
    const place = (column: Column) => (): CellPlace => ({ file, line, column });
    const errorsBefore = log.errorCount;

    for (const column of REQUIRED_COLUMNS) if (cell(column) === "") log.error("cell-empty", place(column)());

    const kind = kindOf(cell("kind"));
    if (kind === UNKNOWN)
      log.error("kind-unknown", place("kind")(), {
        text: excerpt(cell("kind")),
        allowed: KINDS.join(", "),
        nearest: nearest(cell("kind"), KINDS) ?? "",
      });
    const dated = kind !== ONE_OFF && kind !== REFUND;

    const code = readCurrency(cell("currency"), place("currency"), log);
    const currency = this.currencyOf(code ?? "");
    const amountText = cell("amount");
    const amount =
      amountText === "" ? 0 : readMoney(amountText, this.digits[currency]!, code ?? "", place("amount"), log);
    if (amount !== null && amount < 0) log.error("amount-negative", place("amount")(), { text: excerpt(amountText) });

    const startText = cell("start_date");
    const start = startText === "" ? null : readDay(startText, place("start_date"), log);
    const endText = dated ? cell("end_date") : "";
    const end = endText === "" ? OPEN_END : readDay(endText, place("end_date"), log);
    const trialText = dated ? cell("trial_end") : "";
    const trialEnd = trialText === "" ? NO_TRIAL : readDay(trialText, place("trial_end"), log);

    const intervalText = dated ? cell("interval") : "";
    const interval = intervalOf(intervalText);
    if (interval === null)
      log.error("interval-unknown", place("interval")(), {
        text: excerpt(intervalText),
        allowed: INTERVAL_NAMES.join(", "),
        nearest: nearest(intervalText, INTERVAL_NAMES) ?? "",
      });
    if (interval === TERM && endText === "") log.error("term-without-end", place("end_date")());

    const quantity = this.quantityOf(cell("quantity"));
    if (quantity === null) log.error("quantity-form", place("quantity")(), { text: excerpt(cell("quantity")) });

    if (log.errorCount > errorsBefore) return;
    const subscriptionId = cell("subscription_id");
    raw.add({
      customer: raw.customers.indexOf(cell("customer_id")),
      start: start!,
      end: end!,
      trialEnd: trialEnd!,
      amount: amount!,
      quantity: quantity!,
      currency,
      interval: interval!,
      kind,
      subscriptionId: subscriptionId === "" ? -1 : raw.subscriptionIds.indexOf(subscriptionId),
      segment: at.segment === undefined ? 0 : raw.segments.indexOf(cell("segment")),
      channel: at.channel === undefined ? 0 : raw.channels.indexOf(cell("channel")),
      rest: this.hashed.length === 0 ? 0 : hashFields(fields, this.hashed),
      file: this.fileIndex,
      line,
    });
  }

  private reportingCurrency(): number {
    this.unstated ??= this.currencyOf("");
    return this.unstated;
  }

  private currencyOf(code: string): number {
    const index = this.currencies.indexOf(code, this.file, this.line);
    this.digits[index] ??= this.currencies.digitsOf(code);
    return index;
  }

  /** Index of a quantity, 0 for one; null when it is none. */
  private quantityOf(text: string): number | null {
    let index = this.quantities.get(text);
    if (index === undefined) {
      const quantity = parseDecimal(text);
      if (quantity === null) return null;
      index = quantity.units === 1n && quantity.scale === 0 ? 0 : this.raw.quantities.push(quantity) - 1;
      this.quantities.set(text, index);
    }
    return index;
  }
}

function clearDay(text: string): number {
  const day = parseDay(text);
  return typeof day === "number" ? day : UNCLEAR;
}

function intervalOf(text: string): number | null {
  return text === "" ? 1 : parseInterval(text.toLowerCase());
}

function kindOf(text: string): number {
  return text === "" ? 0 : (KINDS as readonly string[]).indexOf(text.toLowerCase());
}

/** Minor units of plain digits with a decimal point; NaN for whatever needs a closer look. */
function clearAmount(bytes: Uint8Array, from: number, to: number, decimals: number): number {
  if (from === to || to - from > MOST_DIGITS) return UNCLEAR;
  let value = 0;
  let fraction = -1;
  for (let i = from; i < to; i++) {
    const digit = bytes[i]! - 48;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      if (fraction >= 0) fraction++;
    } else if (digit === -2 && fraction < 0 && i > from) fraction = 0;
    else return UNCLEAR;
  }
  if (fraction === 0 || fraction > decimals) return UNCLEAR;
  for (let missing = decimals - Math.max(fraction, 0); missing > 0; missing--) value *= 10;
  return Number.isSafeInteger(value) ? value : UNCLEAR;
}

const ENCODER = new TextEncoder();

/** FNV-1a over the trimmed text of some cells, the same from bytes and from strings. */
function hashFields(fields: readonly string[], indexes: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const index of indexes) hash = hashOn(hash, ENCODER.encode(fields[index]!.trim()));
  return hash | 0;
}

function hashBytes(bytes: Uint8Array, bounds: Int32Array, indexes: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const index of indexes) {
    const from = bounds[2 * index]!;
    const to = bounds[2 * index + 1]!;
    const plain = from === to || (isPlain(bytes[from]!) && isPlain(bytes[to - 1]!));
    hash = hashOn(hash, plain ? bytes.subarray(from, to) : ENCODER.encode(decode(bytes, from, to).trim()));
  }
  return hash | 0;
}

/** A byte that no trimming can take off. */
function isPlain(byte: number): boolean {
  return byte > 32 && byte < 128;
}

function hashOn(hash: number, bytes: Uint8Array): number {
  let on = hash;
  for (let i = 0; i < bytes.length; i++) on = Math.imul(on ^ bytes[i]!, 0x01000193);
  return Math.imul(on ^ 0x1f, 0x01000193);
}
