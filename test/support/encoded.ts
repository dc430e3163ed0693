import { gzipSync } from "node:zlib";

/** Text in encodings that Node decodes and does not write. */
export function utf16(text: string, order: "le" | "be" = "le"): Uint8Array {
  const bytes = Buffer.from(text, "utf16le");
  return Uint8Array.from(order === "le" ? bytes : bytes.swap16());
}

let pairs: Map<string, readonly number[]> | undefined;

/** ASCII and GB 2312, which GB18030 extends. */
export function gb2312(text: string): Uint8Array {
  pairs ??= pairsOf();
  return Uint8Array.from([...text].flatMap((character) => byteOr(character, pairs!.get(character))));
}

export function latin1(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "latin1"));
}

export function gzip(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(gzipSync(bytes));
}

function byteOr(character: string, pair: readonly number[] | undefined): readonly number[] {
  if (character.charCodeAt(0) < 0x80) return [character.charCodeAt(0)];
  if (pair === undefined) throw new Error(`${character} is not in GB 2312`);
  return pair;
}

function pairsOf(): Map<string, readonly number[]> {
  const decoder = new TextDecoder("gb18030");
  const found = new Map<string, readonly number[]>();
  for (let lead = 0xa1; lead <= 0xf7; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++) found.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return found;
}
