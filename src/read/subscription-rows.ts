import { INTERVAL_NAMES, parseInterval, TERM } from "../domain/billing-interval.ts";
import { currencyCode } from "../domain/currency-codes.ts";
import { OPEN_END } from "../domain/day.ts";
import { parseDecimal } from "../domain/money.ts";
import { nearest } from "../domain/nearest.ts";
import { KINDS, ONE_OFF, REFUND } from "../domain/subscription.ts";
import {
  amountsIn,
  daysIn,
  forget,
  hashesIn,
  hashOfFields,
  meaningsIn,
  type Span,
  termsIn,
  textsIn,
  UNCLEAR,
} from "./batch-columns.ts";
import { type CellPlace, excerpt, readCurrency, readDay, readMoney } from "./cells.ts";
import type { FileCurrencies } from "./currency.ts";
import type { Header } from "./header.ts";
import type { IssueLog } from "./issue-log.ts";
import { Meanings } from "./meanings.ts";
import { NO_TRIAL, type RawSubscriptions } from "./raw-subscriptions.ts";
import type { RecordBatch } from "./record-scanner.ts";
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

const UNKNOWN = -1;
/** As many records as a batch may have. */
const FURTHEST = 1024;

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
  /** The currencies of plain cells by number, with their digits and, once a row has counted, their index. */
  private readonly stated = { codes: [] as string[], digits: [] as number[], indexes: [] as number[] };
  /** How many records are looked at together: few where the last ones were not plain. */
  private lookahead = FURTHEST;
  private line = 0;

  constructor(
    private readonly header: Header<Column>,
    private readonly raw: RawSubscriptions,
    private readonly fileIndex: number,
    private readonly currencies: FileCurrencies,
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
      currency: new Meanings((text) => {
        const code = text === "" ? "" : currencyCode(text);
        return code === null ? UNCLEAR : this.numberOf(code);
      }),
    };
    if (header.at.trial_end !== undefined) raw.hasTrials = true;
    // Rows without a column of currencies are in the reporting one, number 0.
    if (header.at.currency === undefined) this.numberOf("");
  }

  /** Reads records of a batch from `from` on by their bytes, up to one that is not plainly well-formed. How many it were. */
  readBatch(batch: RecordBatch, from: number): number {
    if (batch.fields !== this.header.width) return 0;
    let record = from;
    while (record < batch.records) {
      const to = Math.min(batch.records, record + this.lookahead);
      record = this.readPlain(batch, record, to);
      if (record < to) {
        this.lookahead = 1;
        break;
      }
      this.lookahead = Math.min(FURTHEST, 2 * this.lookahead);
    }
    return record - from;
  }

  /** Column by column, of which those that the file has not are 0 as they are; what is written behind the first cell that is not plain does not count. */
  private readPlain(batch: RecordBatch, from: number, upTo: number): number {
    const { header, meanings, raw, stated } = this;
    const { at } = header;
    raw.makeRoom(upTo - from);
    const { columns, count: row } = raw;
    let span: Span = { batch, from, to: upTo, row };
    const shorten = (to: number) => {
      if (to < span.to) span = { batch, from, to, row };
    };
    const meaning = (column: CachedColumn, values: Parameters<typeof meaningsIn>[3], absent: number) => {
      const index = at[column];
      if (index !== undefined) shorten(meaningsIn(span, index, meanings[column], values));
      else fill(values, absent, row, row + span.to - from);
    };
    const day = (column: "end_date" | "trial_end", values: Int32Array, absent: number) => {
      const index = at[column];
      if (index === undefined) fill(values, absent, row, row + span.to - from);
      else shorten(daysIn(span, index, meanings[column], values));
    };
    meaning("kind", columns.kind, 0);
    shorten(daysIn(span, at.start_date!, meanings.start_date, columns.start));
    day("end_date", columns.end, OPEN_END);
    day("trial_end", columns.trialEnd, NO_TRIAL);
    meaning("interval", columns.interval, 1);
    if (at.kind !== undefined) {
      forget(span, columns.kind, columns.end, OPEN_END);
      forget(span, columns.kind, columns.trialEnd, NO_TRIAL);
      forget(span, columns.kind, columns.interval, 1);
    }
    if (at.interval !== undefined) shorten(termsIn(span, columns.interval, columns.end));
    meaning("quantity", columns.quantity, 0);
    meaning("currency", columns.currency, 0);
    shorten(amountsIn(span, at.amount!, stated.digits, columns.currency, columns.amount));
    shorten(textsIn(span, at.customer_id!, raw.customers, "required", columns.customer));
    this.take(span);
    raw.clear(raw.count, upTo - span.to);
    return span.to;
  }

  /** From here on the records of the span are rows: texts and currencies appear for the first time in their order. */
  private take(span: Span): void {
    const { header, raw } = this;
    const { at } = header;
    const { columns } = raw;
    const { batch, from, to, row } = span;
    const count = to - from;
    const texts = (column: "subscription_id" | "segment" | "channel", values: Int32Array, empty: number) => {
      const index = at[column];
      const all = { subscription_id: raw.subscriptionIds, segment: raw.segments, channel: raw.channels }[column];
      if (index !== undefined) textsIn(span, index, all, empty, values);
      else fill(values, empty, row, row + count);
    };
    texts("subscription_id", columns.subscriptionId, -1);
    texts("segment", columns.segment, 0);
    texts("channel", columns.channel, 0);
    if (this.plan.length > 0) hashesIn(span, this.plan, columns.plan);
    if (at.kind !== undefined) this.hashUnread(span);
    if (header.others.length > 0) hashesIn(span, header.others, columns.rest);
    raw.places.add(row, count, this.fileIndex, batch.line + from);
    const { currency } = columns;
    const { codes, indexes } = this.stated;
    for (let i = 0; i < count; i++) {
      this.line = batch.line + from + i;
      const number = currency[row + i]!;
      indexes[number] ??= this.currencyOf(codes[number]!);
      if (indexes[number] !== number) currency[row + i] = indexes[number];
    }
    raw.count += count;
  }

  private hashUnread({ batch, from, to, row }: Span): void {
    const { kind, plan } = this.raw.columns;
    for (let record = from; record < to; record++) {
      const at = row + record - from;
      if (kind[at] !== ONE_OFF && kind[at] !== REFUND) continue;
      if (this.planAndUnread.length > 0)
        hashesIn({ batch, from: record, to: record + 1, row: at }, this.planAndUnread, plan);
    }
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
      subscriptionId: subscriptionId === "" ? -1 : raw.subscriptionIds.indexOf(subscriptionId),
      segment: cell("segment") === "" ? 0 : raw.segments.indexOf(cell("segment")),
      channel: cell("channel") === "" ? 0 : raw.channels.indexOf(cell("channel")),
      plan: plan.length === 0 ? 0 : hashOfFields(fields, plan),
      rest: header.others.length === 0 ? 0 : hashOfFields(fields, header.others),
      file: this.fileIndex,
      line,
    });
  }

  /** The number of a currency among those of plain cells. */
  private numberOf(code: string): number {
    const { codes, digits } = this.stated;
    const known = codes.indexOf(code);
    if (known >= 0) return known;
    digits.push(this.currencies.digitsOf(code));
    return codes.push(code) - 1;
  }

  private currencyOf(code: string): number {
    const index = this.currencies.indexOf(code, this.line);
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

/** Memory that was never written to is 0, and stays untouched where nothing else is needed. */
function fill(values: Parameters<typeof meaningsIn>[3], value: number, from: number, to: number): void {
  if (value !== 0) values.fill(value, from, to);
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
