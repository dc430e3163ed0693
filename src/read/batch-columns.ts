import { TERM } from "../domain/billing-interval.ts";
import { dayFrom, OPEN_END } from "../domain/day.ts";
import { ONE_OFF, REFUND } from "../domain/subscription.ts";
import type { Interned } from "./interned.ts";
import type { LateInterned } from "./late-interned.ts";
import type { Meanings } from "./meanings.ts";
import type { RecordBatch } from "./record-scanner.ts";
import { TextBytes } from "./text-bytes.ts";
import { decode } from "./texts.ts";

/**
 * Some records of a batch, and the row that the first of them becomes. Each function here reads one column of them by
 * its bytes, in a loop of its own, which a compiler makes fast early. It ends at the first cell that is not plainly
 * well-formed, and answers with the number of its record, or with `to`.
 */
export interface Span {
  readonly batch: RecordBatch;
  readonly from: number;
  readonly to: number;
  readonly row: number;
}

/** What the careful way must look at. */
export const UNCLEAR = Number.NaN;

type Column = Int32Array | Int16Array | Uint16Array | Uint8Array;

/** Whatever a cell was found to mean. */
export function meaningsIn({ batch, from, to, row }: Span, column: number, meanings: Meanings, values: Column): number {
  const { bytes, bounds, fields } = batch;
  for (let record = from; record < to; record++) {
    const at = 2 * (record * fields + column);
    const meaning = meanings.of(bytes, bounds[at]!, bounds[at + 1]!);
    if (Number.isNaN(meaning)) return record;
    values[row + record - from] = meaning;
  }
  return to;
}

const DASH = 45;
const ISO_DATE_LENGTH = 10;

/** Dates such as 2025-06-30 by their digits, everything else by what it was found to mean. */
export function daysIn({ batch, from, to, row }: Span, column: number, meanings: Meanings, values: Int32Array): number {
  const { bytes, bounds, fields } = batch;
  for (let record = from; record < to; record++) {
    const at = 2 * (record * fields + column);
    const begin = bounds[at]!;
    const end = bounds[at + 1]!;
    let day: number | string;
    if (end - begin !== ISO_DATE_LENGTH || bytes[begin + 4] !== DASH || bytes[begin + 7] !== DASH)
      day = meanings.of(bytes, begin, end);
    else
      day = dayFrom(
        100 * twoDigits(bytes, begin) + twoDigits(bytes, begin + 2),
        twoDigits(bytes, begin + 5),
        twoDigits(bytes, begin + 8),
      );
    if (typeof day !== "number" || Number.isNaN(day)) return record;
    values[row + record - from] = day;
  }
  return to;
}

/** The number that two digits are; far below 0 when they are none, so that no sum with it can be a date. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 48;
  const ones = bytes[at + 1]! - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : -100_000;
}

/** Rows that have no span of time have neither ends nor intervals, whatever their cells say. */
export function forget({ batch: _, from, to, row }: Span, kinds: Uint8Array, values: Column, instead: number): void {
  for (let at = row; at < row + to - from; at++)
    if (kinds[at] === ONE_OFF || kinds[at] === REFUND) values[at] = instead;
}

/** A price of a whole term needs the term's end. */
export function termsIn({ from, to, row }: Span, intervals: Int16Array, ends: Int32Array): number {
  for (let record = from; record < to; record++)
    if (intervals[row + record - from] === TERM && ends[row + record - from] === OPEN_END) return record;
  return to;
}

const MOST_DIGITS = 15;

/** Minor units of plain digits with a decimal point, with the minor digits of each row's currency. */
export function amountsIn(
  { batch, from, to, row }: Span,
  column: number,
  digits: readonly number[],
  currencies: Uint16Array,
  values: Float64Array,
): number {
  const { bytes, bounds, fields } = batch;
  for (let record = from; record < to; record++) {
    const at = 2 * (record * fields + column);
    const decimals = digits[currencies[row + record - from]!]!;
    const begin = bounds[at]!;
    const end = bounds[at + 1]!;
    if (begin === end || end - begin > MOST_DIGITS) return record;
    let value = 0;
    let fraction = -1;
    for (let i = begin; i < end; i++) {
      const digit = bytes[i]! - 48;
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        if (fraction >= 0) fraction++;
      } else if (digit === -2 && fraction < 0 && i > begin) fraction = 0;
      else return record;
    }
    if (fraction === 0 || fraction > decimals) return record;
    for (let missing = decimals - Math.max(fraction, 0); missing > 0; missing--) value *= 10;
    if (!Number.isSafeInteger(value)) return record;
    values[row + record - from] = value;
  }
  return to;
}

/** The index of each trimmed text; `empty` when nothing is left of it. A required one ends the reading then. */
export function textsIn(
  { batch, from, to, row }: Span,
  column: number,
  texts: Interned | LateInterned,
  empty: number | "required",
  values: Int32Array,
): number {
  const { bytes, bounds, fields } = batch;
  for (let record = from; record < to; record++) {
    const at = 2 * (record * fields + column);
    const begin = bounds[at]!;
    const end = bounds[at + 1]!;
    if (isTrimmed(bytes, begin, end)) {
      values[row + record - from] = texts.indexOfBytes(bytes, begin, end);
      continue;
    }
    const text = decode(bytes, begin, end).trim();
    if (text !== "") values[row + record - from] = texts.indexOf(text);
    else if (empty === "required") return record;
    else values[row + record - from] = empty;
  }
  return to;
}

/** A hash of the trimmed texts of some columns. */
export function hashesIn({ batch, from, to, row }: Span, columns: readonly number[], values: Int32Array): void {
  const { bytes, bounds, fields } = batch;
  for (let record = from; record < to; record++) {
    let hash = HASH_OF_NOTHING;
    for (const column of columns) {
      const at = 2 * (record * fields + column);
      const begin = bounds[at]!;
      const end = bounds[at + 1]!;
      if (begin === end || isTrimmed(bytes, begin, end)) hash = hashOn(hash, bytes, begin, end);
      else {
        hash = hashOfText(hash, decode(bytes, begin, end));
      }
    }
    values[row + record - from] = hash | 0;
  }
}

/** The same from fields. */
export function hashOfFields(fields: readonly string[], columns: readonly number[]): number {
  let hash = HASH_OF_NOTHING;
  for (const column of columns) {
    hash = hashOfText(hash, fields[column]!);
  }
  return hash | 0;
}

const TRIMMED = new TextBytes();

function hashOfText(hash: number, text: string): number {
  const length = TRIMMED.write(text.trim());
  return hashOn(hash, TRIMMED.bytes, 0, length);
}

const HASH_OF_NOTHING = 0x811c9dc5;

/** FNV-1a, with a mark behind each text. */
function hashOn(hash: number, bytes: Uint8Array, begin: number, end: number): number {
  let on = hash;
  for (let i = begin; i < end; i++) on = Math.imul(on ^ bytes[i]!, 0x01000193);
  return Math.imul(on ^ 0x1f, 0x01000193);
}

/** Whether a text that is not empty begins and ends with what no trimming can take off. Not all such texts are found. */
function isTrimmed(bytes: Uint8Array, begin: number, end: number): boolean {
  if (begin === end) return false;
  let last = end - 1;
  while ((bytes[last]! & 0xc0) === 0x80 && last > begin) last--;
  return isSolid(bytes[begin]!) && isSolid(bytes[last]!);
}

/** A first byte of a character that no white space begins with: none of U+00A0, 1680, 2000 to 205F, 3000 and FEFF. */
function isSolid(byte: number): boolean {
  if (byte < 128) return byte > 32;
  return byte !== 0xc2 && byte !== 0xe1 && byte !== 0xe2 && byte !== 0xe3 && byte !== 0xef;
}
