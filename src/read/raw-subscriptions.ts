import { type Decimal, ONE } from "../domain/money.ts";
import { float64, Interned, int16, int32, uint8, uint16, uint32 } from "./growable.ts";

/** No trial: earlier than every day. */
export const NO_TRIAL = -0x80000000;
/** One row: indexes into what RawSubscriptions has interned, days, and integer minor units. */
export interface RawRow {
  readonly customer: number;
  readonly start: number;
  /** As written; OPEN_END when empty. */
  readonly end: number;
  /** NO_TRIAL when empty. */
  readonly trialEnd: number;
  readonly amount: number;
  readonly quantity: number;
  readonly currency: number;
  readonly interval: number;
  readonly kind: number;
  /** -1: none. */
  readonly subscriptionId: number;
  readonly segment: number;
  readonly channel: number;
  /** Hash of everything else in the row, to tell exact duplicates from rows that differ in a column of their own. */
  readonly rest: number;
  readonly file: number;
  readonly line: number;
}

/** Rows as read, one column per field, in file order. Nothing is derived yet: that needs all rows. */
export class RawSubscriptions {
  readonly customers = new Interned();
  readonly subscriptionIds = new Interned();
  readonly segments = new Interned("");
  readonly channels = new Interned("");
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
  readonly subscriptionId = int32();
  readonly segment = int32();
  readonly channel = int32();
  readonly rest = int32();
  readonly file = uint16();
  readonly line = uint32();

  add(row: RawRow): void {
    this.customer.push(row.customer);
    this.start.push(row.start);
    this.end.push(row.end);
    this.trialEnd.push(row.trialEnd);
    this.amount.push(row.amount);
    this.quantity.push(row.quantity);
    this.currency.push(row.currency);
    this.interval.push(row.interval);
    this.kind.push(row.kind);
    this.subscriptionId.push(row.subscriptionId);
    this.segment.push(row.segment);
    this.channel.push(row.channel);
    this.rest.push(row.rest);
    this.file.push(row.file);
    this.line.push(row.line);
  }

  get count(): number {
    return this.customer.length;
  }

  place(row: number): { file: string; line: number } {
    return { file: this.files[this.file.values()[row]!]!, line: this.line.values()[row]! };
  }
}
