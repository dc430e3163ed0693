import { currencyCode } from "../domain/currency-codes.ts";
import { OPEN_END } from "../domain/day.ts";
import { ONE_OFF, REFUND } from "../domain/subscription.ts";
import {
  amountsIn,
  daysIn,
  forget,
  hashesIn,
  meaningsIn,
  type Span,
  termsIn,
  textsIn,
  UNCLEAR,
} from "./batch-columns.ts";
import type { Header } from "./header.ts";
import { Meanings } from "./meanings.ts";
import { NO_TRIAL, type RawSubscriptions } from "./raw-subscriptions.ts";
import type { RecordBatch } from "./record-scanner.ts";
import { intervalOf, kindOf, type RowValues, UNKNOWN } from "./row-values.ts";
import type { SubscriptionColumn } from "./subscription-columns.ts";
import { selfEvidentDay } from "./text/date-form.ts";

type CachedColumn = "start_date" | "end_date" | "trial_end" | "interval" | "kind" | "quantity" | "currency";

/** As many records as a batch may have. */
const FURTHEST = 1024;

/** Reads rows of nothing but well-formed cells by their bytes, column by column. */
export class PlainRows {
  private readonly meanings: Readonly<Record<CachedColumn, Meanings>>;
  /** The currencies of cells by number, with their digits and, once a row has counted, their index. */
  private readonly stated = { codes: [] as string[], digits: [] as number[], indexes: [] as number[] };
  /** How many records are looked at together: few where the last ones were not plain. */
  private lookahead = FURTHEST;

  constructor(
    private readonly header: Header<SubscriptionColumn>,
    private readonly raw: RawSubscriptions,
    private readonly fileIndex: number,
    private readonly values: RowValues,
  ) {
    this.meanings = {
      start_date: new Meanings(clearDay),
      end_date: new Meanings((text) => (text === "" ? OPEN_END : clearDay(text))),
      trial_end: new Meanings((text) => (text === "" ? NO_TRIAL : clearDay(text))),
      interval: new Meanings((text) => intervalOf(text) ?? UNCLEAR),
      kind: new Meanings((text) => (kindOf(text) === UNKNOWN ? UNCLEAR : kindOf(text))),
      quantity: new Meanings((text) => values.quantityOf(text) ?? UNCLEAR),
      currency: new Meanings((text) => {
        const code = text === "" ? "" : currencyCode(text);
        return code === null ? UNCLEAR : this.numberOf(code);
      }),
    };
    // Rows without a column of currencies are in the reporting one, number 0.
    if (header.at.currency === undefined) this.numberOf("");
  }

  /** Reads records of a batch from `from` on, up to one that is not plain. How many it were. */
  read(batch: RecordBatch, from: number): number {
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
    const { header, raw, values } = this;
    const { at } = header;
    const { columns } = raw;
    const { batch, from, to, row } = span;
    const count = to - from;
    const texts = (column: "subscription_id" | "segment" | "channel", into: Int32Array, empty: number) => {
      const index = at[column];
      const all = { subscription_id: raw.subscriptionIds, segment: raw.segments, channel: raw.channels }[column];
      if (index !== undefined) textsIn(span, index, all, empty, into);
      else fill(into, empty, row, row + count);
    };
    texts("subscription_id", columns.subscriptionId, -1);
    texts("segment", columns.segment, 0);
    texts("channel", columns.channel, 0);
    if (values.plan.length > 0) hashesIn(span, values.plan, columns.plan);
    if (at.kind !== undefined) this.hashUnread(span);
    if (header.others.length > 0) hashesIn(span, header.others, columns.rest);
    raw.places.add(row, count, this.fileIndex, batch.line + from);
    const { currency } = columns;
    const { codes, indexes } = this.stated;
    for (let i = 0; i < count; i++) {
      const number = currency[row + i]!;
      indexes[number] ??= this.values.currencyOf(codes[number]!, batch.line + from + i);
      if (indexes[number] !== number) currency[row + i] = indexes[number];
    }
    raw.count += count;
  }

  private hashUnread({ batch, from, to, row }: Span): void {
    const { kind, plan } = this.raw.columns;
    const { planAndUnread } = this.values;
    for (let record = from; record < to; record++) {
      const at = row + record - from;
      if (kind[at] !== ONE_OFF && kind[at] !== REFUND) continue;
      if (planAndUnread.length > 0) hashesIn({ batch, from: record, to: record + 1, row: at }, planAndUnread, plan);
    }
  }

  /** The number of a currency among those of plain cells. */
  private numberOf(code: string): number {
    const { codes, digits } = this.stated;
    const known = codes.indexOf(code);
    if (known >= 0) return known;
    digits.push(this.values.currencies.digitsOf(code));
    return codes.push(code) - 1;
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
