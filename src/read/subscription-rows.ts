import { INTERVAL_NAMES, parseInterval, TERM } from "../domain/billing-interval.ts";
import { dayFrom, OPEN_END } from "../domain/day.ts";
import { parseDecimal } from "../domain/money.ts";
import { nearest } from "../domain/nearest.ts";
import { KINDS, ONE_OFF, REFUND } from "../domain/subscription.ts";
import { type CellPlace, excerpt, readCurrency, readDay, readMoney } from "./cells.ts";
import type { CurrencyLedger } from "./currency.ts";
import type { Header } from "./header.ts";
import { decode, type Interned, type LateInterned, Meanings } from "./interned.ts";
import type { IssueLog } from "./issue-log.ts";
import { NO_TRIAL, type RawSubscriptions } from "./raw-subscriptions.ts";
import { selfEvidentDay } from "./text/date-form.ts";

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
export type SubscriptionColumn = (typeof SUBSCRIPTION_COLUMNS)[number];
type Column = SubscriptionColumn;
type CachedColumn = "start_date" | "end_date" | "trial_end" | "interval" | "kind" | "quantity" | "currency";

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
  private readonly plan: readonly number[];
  /** With the cells that a one-off line or a refund is not read for: rows that differ in one repeat nothing. */
  private readonly planAndUnread: readonly number[];
  private readonly quantities = new Map<string, number>([["", 0]]);
  private readonly meanings: Readonly<Record<CachedColumn, Meanings>>;
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
    /** What the file itself calls the columns, where that differs. */
    private readonly labels: Readonly<Partial<Record<Column, string>>> = {},
  ) {
    this.file = raw.files[fileIndex]!;
    const columnsAt = (...columns: Column[]) => columns.flatMap((column) => header.at[column] ?? []);
    this.plan = columnsAt("plan");
    this.planAndUnread = columnsAt("plan", "end_date", "interval", "trial_end");
    this.meanings = {
      start_date: new Meanings(clearDay),
      end_date: new Meanings((text) => (text === "" ? OPEN_END : clearDay(text))),
      trial_end: new Meanings((text) => (text === "" ? NO_TRIAL : clearDay(text))),
      interval: new Meanings((text) => intervalOf(text) ?? UNCLEAR),
      kind: new Meanings((text) => (kindOf(text) === UNKNOWN ? UNCLEAR : kindOf(text))),
      quantity: new Meanings((text) => this.quantityOf(text) ?? UNCLEAR),
      currency: new Meanings((text) => (/^([A-Za-z]{3})?$/.test(text) ? this.currencyOf(text.toUpperCase()) : UNCLEAR)),
    };
  }

  /** False, with nothing done, when any cell is not plainly well-formed. */
  readBytes(bytes: Uint8Array, bounds: Int32Array, fields: number, line: number): boolean {
    const { header, meanings, raw } = this;
    const { at } = header;
    if (fields !== header.width) return false;
    this.line = line;
    const kind = meaningIn(bytes, bounds, at.kind, meanings.kind, 0);
    const dated = kind !== ONE_OFF && kind !== REFUND;
    const start = dayIn(bytes, bounds, at.start_date, meanings.start_date, UNCLEAR);
    const end = dated ? dayIn(bytes, bounds, at.end_date, meanings.end_date, OPEN_END) : OPEN_END;
    const trialEnd = dated ? dayIn(bytes, bounds, at.trial_end, meanings.trial_end, NO_TRIAL) : NO_TRIAL;
    const interval = dated ? meaningIn(bytes, bounds, at.interval, meanings.interval, 1) : 1;
    const quantity = meaningIn(bytes, bounds, at.quantity, meanings.quantity, 0);
    const currency =
      at.currency === undefined
        ? this.reportingCurrency()
        : meaningIn(bytes, bounds, at.currency, meanings.currency, UNCLEAR);
    // A sum is NaN when a part of it is.
    if (Number.isNaN(kind + start + end + trialEnd + interval + quantity + currency)) return false;
    if (interval === TERM && end === OPEN_END) return false;
    const amount = clearAmount(bytes, bounds[2 * at.amount!]!, bounds[2 * at.amount! + 1]!, this.digits[currency]!);
    if (Number.isNaN(amount)) return false;
    const customer = textIn(bytes, bounds, at.customer_id, raw.customers, -1, -1);
    if (customer < 0) return false;
    const row = raw.next();
    const { columns } = raw;
    columns.customer[row] = customer;
    columns.start[row] = start;
    columns.end[row] = end;
    columns.trialEnd[row] = trialEnd;
    columns.amount[row] = amount;
    columns.quantity[row] = quantity;
    columns.currency[row] = currency;
    columns.interval[row] = interval;
    columns.kind[row] = kind;
    columns.subscriptionId[row] = idIn(bytes, bounds, at.subscription_id, raw.subscriptionIds);
    columns.segment[row] = textIn(bytes, bounds, at.segment, raw.segments, 0, 0);
    columns.channel[row] = textIn(bytes, bounds, at.channel, raw.channels, 0, 0);
    const plan = dated ? this.plan : this.planAndUnread;
    if (plan.length > 0) columns.plan[row] = hashBytes(bytes, bounds, plan);
    if (header.others.length > 0) columns.rest[row] = hashBytes(bytes, bounds, header.others);
    columns.file[row] = this.fileIndex;
    columns.line[row] = line;
    return true;
  }

  /** Reads a row cell by cell, with every problem of it in the log. A row known to be flawed is only looked through. */
  readFields(fields: readonly string[], line: number, flawed = false): void {
    const { header, raw, file, log, labels } = this;
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
    const place = (column: Column) => (): CellPlace => ({ file, line, column: labels[column] ?? column });
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

    if (flawed || log.errorCount > errorsBefore) return;
    const subscriptionId = cell("subscription_id");
    const plan = dated ? this.plan : this.planAndUnread;
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
      subscriptionId: subscriptionId === "" ? -1 : raw.subscriptionIds.add(subscriptionId),
      segment: at.segment === undefined ? 0 : raw.segments.indexOf(cell("segment")),
      channel: at.channel === undefined ? 0 : raw.channels.indexOf(cell("channel")),
      plan: plan.length === 0 ? 0 : hashFields(fields, plan),
      rest: header.others.length === 0 ? 0 : hashFields(fields, header.others),
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

function meaningIn(
  bytes: Uint8Array,
  bounds: Int32Array,
  index: number | undefined,
  meanings: Meanings,
  absent: number,
): number {
  return index === undefined ? absent : meanings.of(bytes, bounds[2 * index]!, bounds[2 * index + 1]!);
}

const DASH = 45;
const ISO_DATE_LENGTH = 10;

/** Dates such as 2025-06-30 by their digits, everything else by what it was found to mean. */
function dayIn(
  bytes: Uint8Array,
  bounds: Int32Array,
  index: number | undefined,
  meanings: Meanings,
  absent: number,
): number {
  if (index === undefined) return absent;
  const from = bounds[2 * index]!;
  const to = bounds[2 * index + 1]!;
  if (to - from !== ISO_DATE_LENGTH || bytes[from + 4] !== DASH || bytes[from + 7] !== DASH)
    return meanings.of(bytes, from, to);
  const day = dayFrom(digitsIn(bytes, from, 4), digitsIn(bytes, from + 5, 2), digitsIn(bytes, from + 8, 2));
  return typeof day === "number" ? day : UNCLEAR;
}

/** The number that some digits are; -1 when they are none. */
function digitsIn(bytes: Uint8Array, from: number, count: number): number {
  let value = 0;
  for (let i = from; i < from + count; i++) {
    const digit = bytes[i]! - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** The index of a trimmed text; `empty` when nothing is left of it. */
function textIn(
  bytes: Uint8Array,
  bounds: Int32Array,
  index: number | undefined,
  texts: Interned,
  absent: number,
  empty: number,
): number {
  if (index === undefined) return absent;
  const from = bounds[2 * index]!;
  const to = bounds[2 * index + 1]!;
  if (from === to) return empty;
  if (isPlain(bytes[from]!) && isPlain(bytes[to - 1]!)) return texts.indexOfBytes(bytes, from, to);
  const text = decode(bytes, from, to).trim();
  return text === "" ? empty : texts.indexOf(text);
}

/** The number of an id of a subscription; -1 without one. */
function idIn(bytes: Uint8Array, bounds: Int32Array, index: number | undefined, ids: LateInterned): number {
  if (index === undefined) return -1;
  const from = bounds[2 * index]!;
  const to = bounds[2 * index + 1]!;
  if (from === to) return -1;
  if (isPlain(bytes[from]!) && isPlain(bytes[to - 1]!)) return ids.addBytes(bytes, from, to);
  const text = decode(bytes, from, to).trim();
  return text === "" ? -1 : ids.add(text);
}

function clearDay(text: string): number {
  const day = selfEvidentDay(text);
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
