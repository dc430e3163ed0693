import { isAscii } from "node:buffer";
import { joined } from "../record-scanner.ts";
import { candidateReadings, readingOf, SAMPLE, wordAround } from "./candidates.ts";
import { type Chunks, concatenated, copied, withHead } from "./chunks.ts";
import { judgeGb18030 } from "./gb18030.ts";
import { TextProblem } from "./text-problem.ts";
import { transcoded } from "./transcode.ts";
import { Utf8Check } from "./utf8-check.ts";

/** Text that is UTF-8 for so long behind its first letter beyond ASCII is UTF-8. */
const WINDOW = 1 << 16;

/** A word of text that was taken for Chinese, and how it reads in what the text may be instead. */
export interface Guess {
  readonly word: string;
  readonly rival: { readonly encoding: string; readonly word: string } | null;
}

/**
 * Text without a mark as it stands, if it is UTF-8. If it turns out not to be, the rest of it is gathered and judged:
 * Chinese is transcoded, which `onChinese` is told with a word of it; anything else ends in a problem that shows what it may be in.
 */
export async function* utf8Text(
  chunks: Chunks,
  onChinese: ((guess: Guess) => void) | null,
): AsyncGenerator<Uint8Array> {
  const check = new Utf8Check();
  const pieces = fromFirstLetter(chunks);
  let onlyAscii = true;
  let behind: Uint8Array = new Uint8Array(0);
  for await (const piece of pieces) {
    const isFirst: boolean = onlyAscii && !isAscii(piece);
    if (isFirst) onlyAscii = false;
    let bad = check.firstBad(piece);
    const isWhole = isFirst && piece.length < WINDOW;
    if (bad === null && isWhole && check.unfinished > 0) bad = piece.length - check.unfinished;
    if (bad !== null) {
      const mayBeChinese = isFirst && bad < WINDOW && onChinese !== null;
      const own = copied(piece);
      const rest: Uint8Array[] = [];
      const kept = gathered(own, pieces, rest);
      if (!mayBeChinese) await keepUpTo(bad + SAMPLE.after, kept);
      const judged = mayBeChinese ? await judgeGb18030(kept) : null;
      if (judged?.chinese && onChinese !== null) {
        const word = wordAround(joined(behind, own), behind.length);
        const reading = judged.rival === null ? null : readingOf(word, judged.rival);
        const rival = reading === null ? null : { encoding: judged.rival!, word: reading };
        onChinese({ word: readingOf(word, "gb18030") ?? "", rival });
        yield* transcoded(rest, "gb18030");
        return;
      }
      // The bad byte itself goes along: a line end before it is complete.
      yield own.subarray(0, Math.max(0, bad + 1));
      throw notUtf8(behind, concatenated(rest), bad);
    }
    yield piece;
    behind = copied((piece.length < SAMPLE.before ? joined(behind, piece) : piece).subarray(-SAMPLE.before));
  }
  if (check.unfinished > 0) throw notUtf8(behind, new Uint8Array(0), -check.unfinished);
}

/** The pieces, which are kept as far as they are asked for. */
async function* gathered(first: Uint8Array, pieces: Chunks, rest: Uint8Array[]): AsyncGenerator<Uint8Array> {
  rest.push(first);
  yield first;
  for await (const piece of pieces) {
    const own = copied(piece);
    rest.push(own);
    yield own;
  }
}

async function keepUpTo(length: number, kept: AsyncGenerator<Uint8Array>): Promise<void> {
  let sum = 0;
  for await (const piece of kept) {
    sum += piece.length;
    if (sum > length) return;
  }
}

function notUtf8(before: Uint8Array, rest: Uint8Array, bad: number): TextProblem {
  const word = wordAround(joined(before, rest), before.length + bad);
  return new TextProblem("not-utf8", { candidates: candidateReadings(word) }, "last");
}

/** The same bytes; the first one beyond ASCII begins a chunk of its own, which is at least WINDOW bytes or all the rest. */
async function* fromFirstLetter(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const iterator = whole(chunks);
  for await (const chunk of iterator) {
    if (isAscii(chunk)) {
      yield chunk;
      continue;
    }
    const first = chunk.findIndex((byte) => byte > 0x7f);
    if (first > 0) yield chunk.subarray(0, first);
    yield* withHead(followedBy(chunk.subarray(first), iterator), WINDOW);
    return;
  }
}

async function* whole(chunks: Chunks): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function* followedBy(first: Uint8Array, rest: Chunks): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}
