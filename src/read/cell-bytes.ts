import { daysIn, FIRST_YEAR, firstDayOf, LAST_YEAR, monthFrom } from "../domain/month.ts";
import { TextBytes } from "./text-bytes.ts";
import { decode } from "./texts.ts";

export const NEWLINE = 10;
export const RETURN = 13;
export const QUOTE = 34;
const DASH = 45;
const ZERO = 48;

/** Where a cell ends that begins at `from` and goes on to `stop`: there, or at a quote or line break before it. */
export function cellEnd(bytes: Uint8Array, from: number, stop: number): number {
  // Nothing above both ends a cell: one comparison for most bytes.
  const plain = Math.max(stop, QUOTE);
  let at = from;
  for (; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte <= plain && endsCell(byte, stop)) break;
  }
  return at;
}

export function endsCell(byte: number, stop: number): boolean {
  return byte === stop || byte === QUOTE || byte === NEWLINE || byte === RETURN;
}

export const ISO_DATE_LENGTH = 10;

/** The day that ten bytes such as 2025-06-30 say; -1 when they do not. */
export function isoDay(bytes: Uint8Array, at: number): number {
  if (at + ISO_DATE_LENGTH > bytes.length || bytes[at + 4] !== DASH || bytes[at + 7] !== DASH) return -1;
  const a = bytes[at]! - ZERO;
  const b = bytes[at + 1]! - ZERO;
  const c = bytes[at + 2]! - ZERO;
  const d = bytes[at + 3]! - ZERO;
  const e = bytes[at + 5]! - ZERO;
  const f = bytes[at + 6]! - ZERO;
  const g = bytes[at + 8]! - ZERO;
  const h = bytes[at + 9]! - ZERO;
  // Only digits stay below 16, also when 6 is added.
  const together = a | b | c | d | e | f | g | h;
  const with6 = (a + 6) | (b + 6) | (c + 6) | (d + 6) | (e + 6) | (f + 6) | (g + 6) | (h + 6);
  if (((together | with6) & ~15) !== 0) return -1;
  const year = 1000 * a + 100 * b + 10 * c + d;
  const monthOfYear = 10 * e + f;
  const dayOfMonth = 10 * g + h;
  if (year < FIRST_YEAR || year > LAST_YEAR || monthOfYear < 1 || monthOfYear > 12 || dayOfMonth < 1) return -1;
  const month = monthFrom(year, monthOfYear);
  return dayOfMonth > daysIn(month) ? -1 : firstDayOf(month) + dayOfMonth - 1;
}

/** Whether a text that is not empty begins and ends with what no trimming can take off. Not all such texts are found. */
export function isTrimmed(bytes: Uint8Array, begin: number, end: number): boolean {
  if (begin === end) return false;
  let last = end - 1;
  if (isVisible(bytes[begin]!) && isVisible(bytes[last]!)) return true;
  while ((bytes[last]! & 0xc0) === 0x80 && last > begin) last--;
  return isSolid(bytes[begin]!) && isSolid(bytes[last]!);
}

function isVisible(byte: number): boolean {
  return byte > 32 && byte < 127;
}

/** A first byte of a character that no white space begins with: none of U+00A0, 1680, 2000 to 205F, 3000 and FEFF. */
function isSolid(byte: number): boolean {
  if (byte < 128) return byte > 32;
  return byte !== 0xc2 && byte !== 0xe1 && byte !== 0xe2 && byte !== 0xe3 && byte !== 0xef;
}

/** A hash of the trimmed texts of some columns; that of column c stands from bounds[2 c] up to bounds[2 c + 1]. */
export function hashOfCells(bytes: Uint8Array, bounds: Int32Array, columns: readonly number[]): number {
  let hash = HASH_OF_NOTHING;
  for (const column of columns) {
    const begin = bounds[2 * column]!;
    const end = bounds[2 * column + 1]!;
    if (begin === end || isTrimmed(bytes, begin, end)) hash = hashOn(hash, bytes, begin, end);
    else hash = hashOfText(hash, decode(bytes, begin, end));
  }
  return hash | 0;
}

/** The same from fields. */
export function hashOfFields(fields: readonly string[], columns: readonly number[]): number {
  let hash = HASH_OF_NOTHING;
  for (const column of columns) hash = hashOfText(hash, fields[column]!);
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
