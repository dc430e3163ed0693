import type { Chunks } from "./chunks.ts";
import { decodeStrictly } from "./encoding.ts";
import { wholeCharacters } from "./transcode.ts";

/** At least this share of the pairs must be ordinary Chinese. */
const ORDINARY = 0.7;
/** By chance, about one in seven Chinese pairs is a character of UTF-8 as well. */
const MOST_UTF8 = 2 / 3;

/**
 * Whether bytes that are not UTF-8 are Chinese text. Decoding without an error proves little, as German and Spanish
 * text of windows-1252 does so too; most pairs must be common characters or punctuation, the two levels of GB 2312.
 * Text of which most is UTF-8 is damaged UTF-8.
 */
export async function isGb18030(chunks: Chunks): Promise<boolean> {
  const seen = { pairs: 0, ordinary: 0, utf8: 0 };
  for await (const piece of wholeCharacters(chunks, "gb18030")) {
    if (decodeStrictly(piece, "gb18030") === null) return false;
    countPairs(piece, seen);
  }
  return seen.ordinary >= ORDINARY * seen.pairs && seen.utf8 <= MOST_UTF8 * seen.pairs;
}

function countPairs(bytes: Uint8Array, seen: { pairs: number; ordinary: number; utf8: number }): void {
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    seen.pairs++;
    if (lead === 0x80) continue;
    const trail = bytes[at + 1]!;
    if (((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3)) && trail >= 0xa1) seen.ordinary++;
    if (lead >= 0xc2 && lead <= 0xdf && trail >= 0x80 && trail <= 0xbf) seen.utf8++;
    at += trail >= 0x30 && trail <= 0x39 ? 3 : 1;
  }
}
