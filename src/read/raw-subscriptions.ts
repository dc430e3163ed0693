import { OPEN_END } from "../domain/day.ts";
import { float64s, int16s, int32s } from "../domain/memory.ts";
import { type Decimal, ONE } from "../domain/money.ts";
import type { EndDate } from "./end-date-rule.ts";
import { Interned } from "./interned.ts";
import { LateInterned } from "./late-interned.ts";
import { LeftOut } from "./left-out.ts";
import { RowPlaces } from "./row-places.ts";

/** No trial: it ends on the first of all days, before anything starts. */
export const NO_TRIAL = 0;
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
  /** -1: none. What `subscriptionIds.indexOf` said, until `settle` makes equal ids equal numbers. */
  readonly subscriptionId: number;
  readonly segment: number;
  readonly channel: number;
  /** Hash of the plan, and of the cells that a line of this kind is not read for. */
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

export type Field = Exclude<keyof RawRow, "file" | "line">;

/** Rows as read, one column per field, in file order. Nothing is derived yet: that needs all rows. */
export class RawSubscriptions {
  readonly customers = new Interned();
  readonly subscriptionIds = new LateInterned();
  readonly segments = new Interned("");
  readonly channels = new Interned("");
  readonly quantities: Decimal[] = [ONE];
  private readonly quantityIndexes = new Map([[`${ONE.units} ${ONE.scale}`, 0]]);
  readonly files: string[] = [];
  readonly rowsOf: number[] = [];
  /** Per file: rows that enter no number. */
  readonly leftOut: LeftOut[] = [];
  /** Per file: whether its end days are still served, where its entry or preset says so. */
  readonly endDateOf: EndDate[] = [];
  readonly originOf: Origin[] = [];
  readonly places = new RowPlaces();
  count = 0;
  /** Some subscription has more than one row; known once they are settled. */
  idsRepeat = true;
  /** Some file tells of trials. */
  hasTrials = false;
  /** Longer than `count`: only the first `count` values of each column are rows. */
  columns = columnsOf(1024, NONE);

  add(row: RawRow): void {
    this.makeRoom(1);
    const at = this.count++;
    if (row.trialEnd !== NO_TRIAL) this.hasTrials = true;
    for (const name of FIELDS) this.columns[name][at] = row[name];
    this.places.add(at, 1, row.file, row.line);
  }

  /** Equal quantities have equal numbers in all files, however they are written: rows that differ in none repeat. */
  indexOfQuantity(quantity: Decimal): number {
    const key = `${quantity.units} ${quantity.scale}`;
    const known = this.quantityIndexes.get(key);
    if (known !== undefined) return known;
    const index = this.quantities.push(quantity) - 1;
    this.quantityIndexes.set(key, index);
    return index;
  }

  /** Makes room for so many more rows behind the last one. */
  makeRoom(rows: number): void {
    const { length } = this.columns.customer;
    if (this.count + rows > length) this.resize(Math.max(2 * length, this.count + rows));
  }

  /** Takes back what was written of some rows behind the last one. */
  clear(row: number, rows: number): void {
    if (rows > 0) for (const name of FIELDS) this.columns[name].fill(0, row, row + rows);
  }

  /**
   * The same, for all that are still to come, which have something in the columns of these fields. Memory that no row
   * ever needs is not taken.
   */
  reserve(rows: number, fields: ReadonlySet<Field>): void {
    if (this.count + rows > this.columns.customer.length) this.resize(this.count + rows, fields);
    this.subscriptionIds.expect(rows);
  }

  /** Call when all files are read: from then on equal ids of subscriptions have equal numbers. */
  settle(): void {
    const { subscriptionId } = this.columns;
    const { firsts, areDifferent } = this.subscriptionIds.firstOfEach();
    this.idsRepeat = !areDifferent;
    if (firsts === null) return;
    for (let row = 0; row < this.count; row++) {
      const id = subscriptionId[row]!;
      if (id >= 0) subscriptionId[row] = firsts[id]!;
    }
  }

  /** Takes a file of canonical lines in, before its rows; what it really is may be told later. */
  addFile(file: string, endDate: EndDate, complete: boolean): number {
    this.rowsOf.push(0);
    this.leftOut.push(new LeftOut());
    this.endDateOf.push(endDate);
    this.originOf.push({ kind: null, hasEnds: true, complete });
    return this.files.push(file) - 1;
  }

  place(row: number): { file: string; line: number } {
    return { file: this.files[this.places.fileOf(row)]!, line: this.places.lineOf(row) };
  }

  leftOutOf(row: number): LeftOut {
    return this.leftOut[this.places.fileOf(row)]!;
  }

  customerOf(row: number): string {
    return this.customers.at(this.columns.customer[row]!)!;
  }

  /** Whether any row of a file has an end date. */
  hasEndIn(file: number): boolean {
    const { end } = this.columns;
    for (const { file: index, from, to } of this.places.spans(this.count))
      for (let row = from; row < to && index === file; row++) if (end[row] !== OPEN_END) return true;
    return false;
  }

  private resize(length: number, fields = NONE): void {
    const wider = columnsOf(length, fields);
    for (const name of FIELDS) wider[name].set(this.columns[name].subarray(0, this.count));
    this.columns = wider;
  }
}

const NONE: ReadonlySet<Field> = new Set();

/** Of the columns of all fields those of `filled` are soon written to from beginning to end. */
function columnsOf(length: number, filled: ReadonlySet<Field>) {
  const int32 = (field: Field) => (filled.has(field) ? int32s(length) : new Int32Array(length));
  return {
    customer: int32("customer"),
    start: int32("start"),
    end: int32("end"),
    trialEnd: int32("trialEnd"),
    amount: filled.has("amount") ? float64s(length) : new Float64Array(length),
    quantity: int32("quantity"),
    currency: new Uint16Array(length),
    interval: filled.has("interval") ? int16s(length) : new Int16Array(length),
    kind: new Uint8Array(length),
    subscriptionId: int32("subscriptionId"),
    segment: int32("segment"),
    channel: int32("channel"),
    plan: int32("plan"),
    rest: int32("rest"),
  };
}

export const FIELDS = Object.keys(columnsOf(0, NONE)) as Field[];
