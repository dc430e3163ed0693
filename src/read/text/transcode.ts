import { joined } from "../record-scanner.ts";
import { type Chunks, copied } from "./chunks.ts";
import { decodeStrictly } from "./encoding.ts";
import { TextProblem } from "./text-problem.ts";

const ENCODER = new TextEncoder();
const NEWLINE = 10;
const RETURN = 13;

/** A line longer than this may be cut anywhere: it is no record. */
const LONGEST_LINE = 4 << 20;

/** Text of another encoding as UTF-8, up to the first bytes that are none; then a problem. */
export async function* transcoded(chunks: Chunks, encoding: string): AsyncGenerator<Uint8Array> {
  for await (const piece of wholeCharacters(chunks, encoding)) {
    const text = decodeStrictly(piece, encoding);
    if (text !== null) {
      yield ENCODER.encode(text);
      continue;
    }
    // The question mark stands for what follows: a line end before it is complete.
    yield ENCODER.encode(`${goodBeginning(piece, encoding)}?`);
    throw new TextProblem("encoding-wrong", { encoding }, "last");
  }
}

/** The same bytes, cut where no character is: at the end of a line, or of a unit of UTF-16. */
export async function* wholeCharacters(chunks: Chunks, encoding: string): AsyncGenerator<Uint8Array> {
  const end = encoding.startsWith("utf-16") ? unitsEnd(encoding) : lineEnd;
  let rest: Uint8Array = new Uint8Array(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : joined(rest, chunk);
    const cut = end(bytes);
    if (cut > 0) yield bytes.subarray(0, cut);
    rest = copied(bytes.subarray(cut));
  }
  if (rest.length > 0) yield rest;
}

/** In every other encoding than UTF-16, a line end is a character of its own wherever it stands. */
function lineEnd(bytes: Uint8Array): number {
  const end = Math.max(bytes.lastIndexOf(NEWLINE), bytes.lastIndexOf(RETURN)) + 1;
  return end === 0 && bytes.length > LONGEST_LINE ? bytes.length : end;
}

function unitsEnd(encoding: string): (bytes: Uint8Array) => number {
  const high = encoding === "utf-16le" ? 1 : 0;
  return (bytes) => {
    const even = bytes.length - (bytes.length % 2);
    const beginsPair = even > 0 && (bytes[even - 2 + high]! & 0xfc) === 0xd8;
    return beginsPair ? even - 2 : even;
  };
}

/** The text before the first bytes that are none. */
function goodBeginning(bytes: Uint8Array, encoding: string): string {
  let good = 0;
  let bad = bytes.length;
  while (good < bad) {
    const middle = (good + bad + 1) >> 1;
    if (decodeStrictly(bytes.subarray(0, middle), encoding, true) === null) bad = middle - 1;
    else good = middle;
  }
  return decodeStrictly(bytes.subarray(0, good), encoding, true) ?? "";
}
