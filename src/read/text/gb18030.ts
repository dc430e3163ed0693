import type { Chunks } from "./chunks.ts";
import { decodeStrictly } from "./encoding.ts";
import { wholeCharacters } from "./transcode.ts";

/** At least this share of the pairs must be ordinary Chinese. */
const ORDINARY = 0.7;
/** By chance, about one in seven Chinese pairs is a character of UTF-8 as well. */
const MOST_UTF8 = 2 / 3;
/** Below this share of its characters a language is not at home in a text. */
const FEW = 0.05;

/** Chinese or not; what the text may be as well, whose common characters have the same bytes. */
export type Judgement =
  | { readonly chinese: false }
  | { readonly chinese: true; readonly rival: "euc-kr" | "euc-jp" | null };

/**
 * Whether bytes that are not UTF-8 are Chinese text. Decoding without an error proves little, as German and Spanish
 * text of windows-1252 does so too; most pairs must be common characters or punctuation, the two levels of GB 2312.
 * Text of which most is UTF-8 is damaged UTF-8.
 */
export async function judgeGb18030(chunks: Chunks): Promise<Judgement> {
  const seen = { pairs: 0, ordinary: 0, utf8: 0, hangul: 0, kana: 0, others: 0 };
  for await (const piece of wholeCharacters(chunks, "gb18030")) {
    if (decodeStrictly(piece, "gb18030") === null) return { chinese: false };
    countPairs(piece, seen);
  }
  const chinese = seen.ordinary >= ORDINARY * seen.pairs && seen.utf8 <= MOST_UTF8 * seen.pairs;
  if (!chinese) return { chinese };
  return {
    chinese,
    rival: seen.kana > FEW * seen.pairs ? "euc-jp" : seen.others < FEW * seen.hangul ? "euc-kr" : null,
  };
}

function countPairs(
  bytes: Uint8Array,
  seen: Record<"pairs" | "ordinary" | "utf8" | "hangul" | "kana" | "others", number>,
): void {
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    seen.pairs++;
    if (lead === 0x80) continue;
    const trail = bytes[at + 1]!;
    if (((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3)) && trail >= 0xa1) seen.ordinary++;
    // Syllables of Korean are B0 to C8; of the Chinese characters, by sound, those are A to Q, six in ten of any text.
    if (lead >= 0xb0) seen[lead <= 0xc8 ? "hangul" : "others"]++;
    else if (lead === 0xa4 || lead === 0xa5) seen.kana++;
    if (lead >= 0xc2 && lead <= 0xdf && trail >= 0x80 && trail <= 0xbf) seen.utf8++;
    at += trail >= 0x30 && trail <= 0x39 ? 3 : 1;
  }
}
