import { TERM } from "../domain/billing-interval.ts";
import { currencyCode } from "../domain/currency-codes.ts";
import { OPEN_END } from "../domain/day.ts";
import { ONE_OFF, REFUND } from "../domain/subscription.ts";
import {
  cellEnd,
  endsCell,
  hashOfCells,
  ISO_DATE_LENGTH,
  isoDay,
  isTrimmed,
  NEWLINE,
  QUOTE,
  RETURN,
} from "./cell-bytes.ts";
import type { Header } from "./header.ts";
import type { Interned } from "./interned.ts";
import type { LateInterned } from "./late-interned.ts";
import { Meanings } from "./meanings.ts";
import { NO_TRIAL, type RawSubscriptions } from "./raw-subscriptions.ts";
import { type Lines, MAX_FIELD, type ReadLines } from "./record-scanner.ts";
import { intervalOf, kindOf, type RowValues, UNKNOWN } from "./row-values.ts";
import type { SubscriptionColumn } from "./subscription-columns.ts";
import { selfEvidentDay } from "./text/date-form.ts";
import { decode } from "./texts.ts";

/** What the cells of a column are read as, if not as texts. */
const WORD = 1;
const DAY = 2;
const AMOUNT = 3;
/** A text that the row before often has too. */
const SHARED_TEXT = 4;

/** What the careful way must look at. */
const UNCLEAR = Number.NaN;

const POINT = 46;
const ZERO = 48;
const MOST_DIGITS = 15;

const ROLES: Readonly<Partial<Record<SubscriptionColumn, number>>> = {
  customer_id: SHARED_TEXT,
  segment: SHARED_TEXT,
  channel: SHARED_TEXT,
  amount: AMOUNT,
  start_date: DAY,
  end_date: DAY,
  trial_end: DAY,
  interval: WORD,
  kind: WORD,
  quantity: WORD,
  currency: WORD,
};

/** What columns of days and words say where a file has none. */
const ABSENT = {
  start_date: UNCLEAR,
  end_date: OPEN_END,
  trial_end: NO_TRIAL,
  interval: 1,
  kind: 0,
  quantity: 0,
  currency: 0,
};
type MeaningColumn = keyof typeof ABSENT;
const MEANING_COLUMNS = Object.keys(ABSENT) as MeaningColumn[];

/** Reads rows of nothing but well-formed cells by their bytes, each of which is looked at about once. */
export class PlainRows {
  /** The currencies of cells by number, with their digits and, once a row has counted, their index. */
  private readonly stated = { codes: [] as string[], digits: [] as number[], indexes: [] as number[] };
  /** By column of the file; 0: a text, of which only the place is noted until the whole row is known to be plain. */
  private readonly roles: Uint8Array;
  private readonly meanings: (Meanings | null)[];
  private readonly shared: (Interned | null)[];
  /** Of the row that is being read: the cell of column c goes from bounds[2 c] up to bounds[2 c + 1], and says values[c]. */
  private readonly bounds: Int32Array;
  private readonly values: Int32Array;
  /** By column: what ended the cell from which the latest of its shared texts is; 0 where that was not read here. */
  private readonly latestStop: Uint8Array;
  /** Where in `values` each column is, also where the file has none. */
  private readonly at: Readonly<Record<MeaningColumn, number>>;
  /** Where the row behind the latest one begins. */
  private next = 0;

  constructor(
    private readonly header: Header<SubscriptionColumn>,
    private readonly raw: RawSubscriptions,
    private readonly fileIndex: number,
    private readonly rowValues: RowValues,
  ) {
    const { width } = header;
    this.bounds = new Int32Array(2 * width);
    this.values = new Int32Array(width + MEANING_COLUMNS.length);
    this.latestStop = new Uint8Array(width);
    this.roles = new Uint8Array(width);
    this.meanings = new Array<Meanings | null>(width).fill(null);
    this.shared = new Array<Interned | null>(width).fill(null);
    for (const [column, role] of Object.entries(ROLES)) {
      const index = header.at[column as SubscriptionColumn];
      if (index !== undefined) this.roles[index] = role;
    }
    const { customer_id: customer, segment, channel } = header.at;
    this.shared[customer!] = raw.customers;
    if (segment !== undefined) this.shared[segment] = raw.segments;
    if (channel !== undefined) this.shared[channel] = raw.channels;
    const meaningOf = this.meaningOf();
    const places = MEANING_COLUMNS.map((column, number) => {
      const index = header.at[column];
      if (index !== undefined) this.meanings[index] = new Meanings(meaningOf[column]);
      else this.values[width + number] = ABSENT[column];
      return [column, index ?? width + number];
    });
    this.at = Object.fromEntries(places);
    // Rows without a column of currencies are in the reporting one, number 0.
    if (header.at.currency === undefined) this.numberOf("");
  }

  private meaningOf(): Record<MeaningColumn, (text: string) => number> {
    return {
      start_date: clearDay,
      end_date: (text) => (text === "" ? OPEN_END : clearDay(text)),
      trial_end: (text) => (text === "" ? NO_TRIAL : clearDay(text)),
      interval: (text) => intervalOf(text) ?? UNCLEAR,
      kind: (text) => (kindOf(text) === UNKNOWN ? UNCLEAR : kindOf(text)),
      quantity: (text) => this.rowValues.quantityOf(text) ?? UNCLEAR,
      currency: (text) => {
        const code = text === "" ? "" : currencyCode(text);
        return code === null ? UNCLEAR : this.numberOf(code);
      },
    };
  }

  /** Reads rows up to one that is not plain. */
  read({ bytes, from, to, line, delimiter }: Lines): ReadLines {
    const { raw } = this;
    const first = raw.count;
    this.next = from;
    // Meanwhile cells may have been read that hold what ends cells here.
    this.latestStop.fill(0);
    while (this.next < to) {
      raw.makeRoom(1);
      if (this.readRows(bytes, to, delimiter, line + raw.count - first)) continue;
      raw.clear(raw.count, 1);
      break;
    }
    const records = raw.count - first;
    if (records > 0) raw.places.add(first, records, this.fileIndex, line);
    return { records, end: this.next };
  }

  /** Reads rows up to `to`, or to where there is room for no more; false when it ends at one that is not plain. */
  private readRows(bytes: Uint8Array, to: number, delimiter: number, line: number): boolean {
    const { raw, roles, meanings, shared, bounds, values, latestStop } = this;
    const { digits } = this.stated;
    const { start, end, trialEnd, amount, interval, kind, quantity, currency, customer } = raw.columns;
    const last = roles.length - 1;
    const first = raw.count;
    for (let row = first; this.next < to && row < start.length; row++) {
      let at = this.next;
      let units = 0;
      let decimals = 0;
      for (let column = 0; column <= last; column++) {
        const role = roles[column]!;
        const isQuoted = bytes[at] === QUOTE;
        const begin = isQuoted ? at + 1 : at;
        const stop = isQuoted ? QUOTE : delimiter;
        at = begin;
        if (role === AMOUNT) {
          let digit = bytes[at]! - ZERO;
          for (; digit >= 0 && digit <= 9; digit = bytes[++at]! - ZERO) units = 10 * units + digit;
          if (at === begin) return false;
          if (bytes[at] === POINT) {
            const point = at;
            digit = bytes[++at]! - ZERO;
            for (; digit >= 0 && digit <= 9; digit = bytes[++at]! - ZERO) units = 10 * units + digit;
            decimals = at - point - 1;
            if (decimals === 0) return false;
          }
          if (at - begin > MOST_DIGITS) return false;
        } else {
          let value = -1;
          // Dates such as 2025-06-30 by their digits, everything else by what it was found to mean.
          if (role === DAY) {
            value = isoDay(bytes, begin);
            at = begin + ISO_DATE_LENGTH;
          } else if (role === SHARED_TEXT && latestStop[column] === stop) {
            const texts = shared[column]!;
            at = texts.endOfLatest(bytes, begin);
            if (at >= 0) value = texts.latest;
          }
          if (value < 0 || !endsCell(bytes[at]!, stop)) {
            at = cellEnd(bytes, begin, stop);
            value = role === DAY || role === WORD ? meanings[column]!.of(bytes, begin, at) : -1;
            if (Number.isNaN(value)) return false;
          }
          values[column] = value;
        }
        bounds[2 * column] = begin;
        bounds[2 * column + 1] = at;
        if (isQuoted && bytes[at++] !== QUOTE) return false;
        if (column < last) {
          if (bytes[at++] !== delimiter) return false;
        } else {
          if (bytes[at] === RETURN) at++;
          if (bytes[at++] !== NEWLINE) return false;
        }
      }
      const rowKind = values[this.at.kind]!;
      // A one-off line and a refund have no span of time, whatever their cells say.
      const isMomentary = rowKind === ONE_OFF || rowKind === REFUND;
      const rowEnd = isMomentary ? OPEN_END : values[this.at.end_date]!;
      const rowTrialEnd = isMomentary ? NO_TRIAL : values[this.at.trial_end]!;
      const rowInterval = isMomentary ? 1 : values[this.at.interval]!;
      const rowQuantity = values[this.at.quantity]!;
      const rowCurrency = values[this.at.currency]!;
      for (let missing = digits[rowCurrency]! - decimals; missing !== 0; missing--) {
        if (missing < 0) return false;
        units *= 10;
      }
      if (!Number.isSafeInteger(units) || (rowInterval === TERM && rowEnd === OPEN_END)) return false;
      if (at - this.next > MAX_FIELD) return false;
      start[row] = values[this.at.start_date]!;
      end[row] = rowEnd;
      amount[row] = units;
      interval[row] = rowInterval;
      // Memory that was never written to is 0, and stays untouched where nothing else is needed.
      if (rowTrialEnd !== NO_TRIAL) trialEnd[row] = rowTrialEnd;
      if (rowKind !== 0) kind[row] = rowKind;
      if (rowQuantity !== 0) quantity[row] = rowQuantity;
      if (rowCurrency !== 0) currency[row] = rowCurrency;
      customer[row] = this.textAt(bytes, delimiter, this.header.at.customer_id, raw.customers, -1);
      if (customer[row]! < 0) return false;
      this.take(bytes, delimiter, row, line + row - first);
      raw.count++;
      this.next = at;
    }
    return true;
  }

  /** From here on the row is one: texts and currencies appear for the first time in the order of their rows. */
  private take(bytes: Uint8Array, delimiter: number, row: number, line: number): void {
    const { raw, rowValues, bounds } = this;
    const { at, others } = this.header;
    const { columns } = raw;
    columns.subscriptionId[row] = this.textAt(bytes, delimiter, at.subscription_id, raw.subscriptionIds, -1);
    if (at.segment !== undefined) columns.segment[row] = this.textAt(bytes, delimiter, at.segment, raw.segments, 0);
    if (at.channel !== undefined) columns.channel[row] = this.textAt(bytes, delimiter, at.channel, raw.channels, 0);
    const kind = this.values[this.at.kind]!;
    const plan = kind === ONE_OFF || kind === REFUND ? rowValues.planAndUnread : rowValues.plan;
    if (plan.length > 0) columns.plan[row] = hashOfCells(bytes, bounds, plan);
    if (others.length > 0) columns.rest[row] = hashOfCells(bytes, bounds, others);
    const number = this.values[this.at.currency]!;
    const { codes, indexes } = this.stated;
    indexes[number] ??= rowValues.currencyOf(codes[number]!, line);
    if (indexes[number] !== number) columns.currency[row] = indexes[number];
  }

  /** The index of the trimmed text of a column; `empty` when nothing is left of it. */
  private textAt(
    bytes: Uint8Array,
    delimiter: number,
    column: number | undefined,
    texts: Interned | LateInterned,
    empty: number,
  ): number {
    if (column === undefined) return empty;
    if (this.values[column]! >= 0) return this.values[column]!;
    const begin = this.bounds[2 * column]!;
    const end = this.bounds[2 * column + 1]!;
    const isTight = isTrimmed(bytes, begin, end);
    const text = isTight ? "" : decode(bytes, begin, end).trim();
    if (!isTight && text === "") return empty;
    this.latestStop[column] = bytes[end] === QUOTE ? QUOTE : delimiter;
    return isTight ? texts.indexOfBytes(bytes, begin, end) : texts.indexOf(text);
  }

  /** The number of a currency among those of plain cells. */
  private numberOf(code: string): number {
    const { codes, digits } = this.stated;
    const known = codes.indexOf(code);
    if (known >= 0) return known;
    digits.push(this.rowValues.currencies.digitsOf(code));
    return codes.push(code) - 1;
  }
}

function clearDay(text: string): number {
  const day = selfEvidentDay(text);
  return typeof day === "number" ? day : UNCLEAR;
}
