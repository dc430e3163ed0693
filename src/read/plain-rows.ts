import { TERM } from "../domain/billing-interval.ts";
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
import { AMOUNT, DAY, PlainColumns, SHARED_TEXT, WORD } from "./plain-columns.ts";
import { NO_TRIAL, type RawSubscriptions } from "./raw-subscriptions.ts";
import { type Lines, MAX_FIELD, type ReadLines } from "./record-scanner.ts";
import type { RowValues } from "./row-values.ts";
import type { SubscriptionColumn } from "./subscription-columns.ts";
import { decode } from "./texts.ts";

const POINT = 46;
const ZERO = 48;
const MOST_DIGITS = 15;
const MOST_WAITING = 1024;

/** Reads rows of nothing but well-formed cells by their bytes, each of which is looked at about once. */
export class PlainRows {
  private readonly cells: PlainColumns;
  /** By column: what ended the cell from which the latest of its shared texts is; 0 where that was not read here. */
  private readonly latestStop: Uint8Array;
  /** Where the row behind the latest one begins. */
  private next = 0;
  /** The ids of the customers of some latest rows, which are looked up together. */
  private readonly waiting = new Int32Array(2 * MOST_WAITING);
  private waitingRows = 0;

  constructor(
    private readonly header: Header<SubscriptionColumn>,
    private readonly raw: RawSubscriptions,
    private readonly fileIndex: number,
    private readonly rowValues: RowValues,
  ) {
    this.cells = new PlainColumns(header, raw, rowValues);
    this.latestStop = new Uint8Array(header.width);
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
      const arePlain = this.readRows(bytes, to, delimiter, line + raw.count - first);
      this.lookUpWaiting(bytes);
      if (arePlain) continue;
      raw.clear(raw.count, 1);
      break;
    }
    const records = raw.count - first;
    if (records > 0) raw.places.add(first, records, this.fileIndex, line);
    return { records, end: this.next };
  }

  /** Reads rows up to `to`, or to where there is room for no more; false when it ends at one that is not plain. */
  private readRows(bytes: Uint8Array, to: number, delimiter: number, line: number): boolean {
    const { raw, latestStop } = this;
    const { roles, meanings, shared, bounds, values, at: places } = this.cells;
    const { digits } = this.cells.currencies;
    const { start, end, trialEnd, amount, interval, kind, quantity, currency, customer } = raw.columns;
    const last = roles.length - 1;
    const first = raw.count;
    const customerColumn = this.header.at.customer_id!;
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
      const rowKind = values[places.kind]!;
      // A one-off line and a refund have no span of time, whatever their cells say.
      const isMomentary = rowKind === ONE_OFF || rowKind === REFUND;
      const rowEnd = isMomentary ? OPEN_END : values[places.end_date]!;
      const rowTrialEnd = isMomentary ? NO_TRIAL : values[places.trial_end]!;
      const rowInterval = isMomentary ? 1 : values[places.interval]!;
      const rowQuantity = values[places.quantity]!;
      const rowCurrency = values[places.currency]!;
      for (let missing = digits[rowCurrency]! - decimals; missing !== 0; missing--) {
        if (missing < 0) return false;
        units *= 10;
      }
      if (!Number.isSafeInteger(units) || (rowInterval === TERM && rowEnd === OPEN_END)) return false;
      if (at - this.next > MAX_FIELD) return false;
      start[row] = values[places.start_date]!;
      end[row] = rowEnd;
      amount[row] = units;
      interval[row] = rowInterval;
      // Memory that was never written to is 0, and stays untouched where nothing else is needed.
      if (rowTrialEnd !== NO_TRIAL) trialEnd[row] = rowTrialEnd;
      if (rowKind !== 0) kind[row] = rowKind;
      if (rowQuantity !== 0) quantity[row] = rowQuantity;
      if (rowCurrency !== 0) currency[row] = rowCurrency;
      if (!this.wait(bytes, customerColumn)) {
        customer[row] = this.textAt(bytes, delimiter, customerColumn, raw.customers, -1);
        if (customer[row]! < 0) return false;
      }
      this.take(bytes, delimiter, row, line + row - first);
      raw.count++;
      this.next = at;
    }
    return true;
  }

  /** Lets the customer of a row wait, where customers come in no order and nothing has to be trimmed. */
  private wait(bytes: Uint8Array, column: number): boolean {
    const { waiting } = this;
    const { bounds } = this.cells;
    const begin = bounds[2 * column]!;
    const end = bounds[2 * column + 1]!;
    if (!this.raw.customers.isUnordered || !isTrimmed(bytes, begin, end)) {
      this.lookUpWaiting(bytes);
      return false;
    }
    if (this.waitingRows === MOST_WAITING) this.lookUpWaiting(bytes);
    waiting[2 * this.waitingRows] = begin;
    waiting[2 * this.waitingRows + 1] = end;
    this.waitingRows++;
    return true;
  }

  /** Those of the rows before the next one. */
  private lookUpWaiting(bytes: Uint8Array): void {
    const { raw, waiting, waitingRows } = this;
    if (waitingRows === 0) return;
    raw.customers.indexesOf(bytes, waiting, waitingRows, raw.columns.customer, raw.count - waitingRows);
    this.waitingRows = 0;
  }

  /** From here on the row is one: texts and currencies appear for the first time in the order of their rows. */
  private take(bytes: Uint8Array, delimiter: number, row: number, line: number): void {
    const { raw, rowValues } = this;
    const { bounds, values, at: places } = this.cells;
    const { at, others } = this.header;
    const { columns } = raw;
    columns.subscriptionId[row] = this.textAt(bytes, delimiter, at.subscription_id, raw.subscriptionIds, -1);
    if (at.segment !== undefined) columns.segment[row] = this.textAt(bytes, delimiter, at.segment, raw.segments, 0);
    if (at.channel !== undefined) columns.channel[row] = this.textAt(bytes, delimiter, at.channel, raw.channels, 0);
    const kind = values[places.kind]!;
    const plan = kind === ONE_OFF || kind === REFUND ? rowValues.planAndUnread : rowValues.plan;
    if (plan.length > 0) columns.plan[row] = hashOfCells(bytes, bounds, plan);
    if (others.length > 0) columns.rest[row] = hashOfCells(bytes, bounds, others);
    const number = values[places.currency]!;
    const { codes, indexes } = this.cells.currencies;
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
    const { bounds, values } = this.cells;
    if (values[column]! >= 0) return values[column]!;
    const begin = bounds[2 * column]!;
    const end = bounds[2 * column + 1]!;
    const isTight = isTrimmed(bytes, begin, end);
    const text = isTight ? "" : decode(bytes, begin, end).trim();
    if (!isTight && text === "") return empty;
    this.latestStop[column] = bytes[end] === QUOTE ? QUOTE : delimiter;
    return isTight ? texts.indexOfBytes(bytes, begin, end) : texts.indexOf(text);
  }
}
