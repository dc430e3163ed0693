import { type Decimal, ONE } from "../domain/money.ts";
import type { EndDate } from "./end-date-rule.ts";
import { Interned } from "./interned.ts";

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
  /** Hash of the plan. */
  readonly plan: number;
  /** Hash of all that means nothing here, to tell exact duplicates from rows that differ in a column of their own. */
  readonly rest: number;
  readonly file: number;
  readonly line: number;
}

/** What is known of a file beside its rows. */
export interface Origin {
  /** What the file was read as; null: canonical lines, whose writer knew what is asked for. */
  readonly kind: string | null;
  readonly hasEnds: boolean;
  /** The user says that nobody ever left. */
  readonly complete: boolean;
}

type Columns = {
  readonly [K in keyof RawRow]: Int32Array | Uint32Array | Float64Array | Uint8Array | Int16Array | Uint16Array;
};

/** Rows as read, one column per field, in file order. Nothing is derived yet: that needs all rows. */
export class RawSubscriptions {
  readonly customers = new Interned();
  readonly subscriptionIds = new Interned();
  readonly segments = new Interned("");
  readonly channels = new Interned("");
  readonly quantities: Decimal[] = [ONE];
  readonly files: string[] = [];
  readonly rowsOf: number[] = [];
  /** Per file: rows that its status leaves out. */
  readonly leftOut: number[] = [];
  /** Per file: whether its end days are still served, where its entry or preset says so. */
  readonly endDateOf: EndDate[] = [];
  readonly originOf: Origin[] = [];
  count = 0;
  /** Longer than `count`: only the first `count` values of each column are rows. */
  columns = columnsOf(1024);

  add(row: RawRow): void {
    const at = this.count++;
    if (at === this.columns.customer.length) this.grow();
    const { columns } = this;
    columns.customer[at] = row.customer;
    columns.start[at] = row.start;
    columns.end[at] = row.end;
    columns.trialEnd[at] = row.trialEnd;
    columns.amount[at] = row.amount;
    columns.quantity[at] = row.quantity;
    columns.currency[at] = row.currency;
    columns.interval[at] = row.interval;
    columns.kind[at] = row.kind;
    columns.subscriptionId[at] = row.subscriptionId;
    columns.segment[at] = row.segment;
    columns.channel[at] = row.channel;
    columns.plan[at] = row.plan;
    columns.rest[at] = row.rest;
    columns.file[at] = row.file;
    columns.line[at] = row.line;
  }

  /** Takes a file of canonical lines in, before its rows; what it really is may be told later. */
  addFile(file: string, endDate: EndDate, complete: boolean): number {
    this.rowsOf.push(0);
    this.leftOut.push(0);
    this.endDateOf.push(endDate);
    this.originOf.push({ kind: null, hasEnds: true, complete });
    return this.files.push(file) - 1;
  }

  place(row: number): { file: string; line: number } {
    return { file: this.files[this.columns.file[row]!]!, line: this.columns.line[row]! };
  }

  customerOf(row: number): string {
    return this.customers.at(this.columns.customer[row]!)!;
  }

  private grow(): void {
    const grown = columnsOf(this.columns.customer.length * 2);
    for (const name of Object.keys(grown) as (keyof Columns)[]) grown[name].set(this.columns[name]);
    this.columns = grown;
  }
}

function columnsOf(length: number) {
  return {
    customer: new Int32Array(length),
    start: new Int32Array(length),
    end: new Int32Array(length),
    trialEnd: new Int32Array(length),
    amount: new Float64Array(length),
    quantity: new Int32Array(length),
    currency: new Uint8Array(length),
    interval: new Int16Array(length),
    kind: new Uint8Array(length),
    subscriptionId: new Int32Array(length),
    segment: new Int32Array(length),
    channel: new Int32Array(length),
    plan: new Int32Array(length),
    rest: new Int32Array(length),
    file: new Uint16Array(length),
    line: new Uint32Array(length),
  } satisfies Columns;
}
