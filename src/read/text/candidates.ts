import { decodeStrictly } from "./encoding.ts";

/** What a file that is not UTF-8 may be in, the likeliest first. */
const CANDIDATES = ["windows-1252", "gb18030", "windows-1250", "windows-1251", "shift_jis", "big5"];
const MOST = 4;
const LONGEST = 24;

/** Bytes around a problem that show which encoding it is in. */
export const SAMPLE = { before: 24, after: 48 };

/** The field, or a good part of it, in which a byte stands. */
export function wordAround(bytes: Uint8Array, at: number): Uint8Array {
  let from = at;
  while (at - from < SAMPLE.before && !isSeparator(bytes[from - 1])) from--;
  let to = at + 1;
  while (to - at < SAMPLE.after && !isSeparator(bytes[to])) to++;
  return bytes.subarray(from, to);
}

function isSeparator(byte: number | undefined): boolean {
  return byte === undefined || byte < 0x20 || ",;|\"'".includes(String.fromCharCode(byte));
}

/** What a word reads in an encoding; null when it is none there. */
export function readingOf(word: Uint8Array, encoding: string): string | null {
  const text = decodeStrictly(word, encoding)?.trim();
  if (text === undefined || /[\p{Cc}\p{Co}]/u.test(text)) return null;
  return [...text].slice(0, LONGEST).join("");
}

/**
 * `windows-1252 ("Müller"), windows-1251 ("Mьller")`: how a word reads in each encoding that it may be in, so that
 * the right one can be recognised.
 */
export function candidateReadings(word: Uint8Array): string {
  const readings = new Map<string, string>();
  for (const encoding of CANDIDATES) {
    const text = readingOf(word, encoding);
    if (text !== null && !readings.has(text)) readings.set(text, encoding);
  }
  return [...readings]
    .slice(0, MOST)
    .map(([text, encoding]) => `${encoding} ("${text}")`)
    .join(", ");
}
