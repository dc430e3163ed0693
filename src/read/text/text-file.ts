import type { TextSettings } from "../entry.ts";
import { type Chunks, withHead } from "./chunks.ts";
import { encodingNamed } from "./encoding.ts";
import { gunzipped } from "./gzip.ts";
import { TextProblem } from "./text-problem.ts";
import { transcoded } from "./transcode.ts";
import { type Guess, utf8Text } from "./utf8-text.ts";

/** As many first bytes as tell what a file is. */
const HEAD = 4;

/** The text of a file whatever it is in: packed or not, in any encoding. Says what it found once it has been read. */
export class TextFile {
  encoding = "utf-8";
  gzip = false;
  /** The first word of text whose encoding was guessed; null when it was certain. */
  guess: Guess | null = null;

  constructor(
    private readonly bytes: Chunks,
    private readonly settings: Pick<TextSettings, "encoding">,
  ) {}

  /** The text as UTF-8 without a byte order mark; ends in a TextProblem where there is no text. */
  async *utf8(): AsyncGenerator<Uint8Array> {
    const stated = this.settings.encoding === null ? null : encodingNamed(this.settings.encoding);
    const packed = withHead(this.bytes, HEAD);
    try {
      const { value: first } = await packed.next();
      if (first === undefined) return;
      this.gzip = isGzip(first);
      const all = startingWith(first, packed);
      yield* this.decoded(this.gzip ? withHead(gunzipped(all), HEAD) : all, stated);
    } finally {
      await packed.return(undefined);
    }
  }

  private async *decoded(chunks: AsyncGenerator<Uint8Array>, stated: string | null): AsyncGenerator<Uint8Array> {
    const { value: first } = await chunks.next();
    if (first === undefined) return;
    rejectBinary(first);
    const mark = byteOrderMark(first);
    this.encoding = mark?.encoding ?? stated ?? unmarkedUtf16(first) ?? "utf-8";
    const text = startingWith(first.subarray(mark?.length ?? 0), chunks);
    if (this.encoding !== "utf-8") {
      yield* transcoded(text, this.encoding);
      return;
    }
    const isOpen = mark === null && stated === null;
    const onChinese = (guess: Guess) => {
      this.encoding = "gb18030";
      this.guess = guess;
    };
    yield* utf8Text(text, isOpen ? onChinese : null);
  }
}

async function* startingWith(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  yield* rest;
}

function isGzip([a, b]: Uint8Array): boolean {
  return a === 0x1f && b === 0x8b;
}

function rejectBinary(head: Uint8Array): void {
  const [a, b, c, d] = head;
  const kind =
    a === 0x50 && b === 0x4b && c === 3 && d === 4
      ? "an XLSX workbook or a ZIP archive"
      : a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0
        ? "an old Excel workbook (XLS)"
        : isGzip(head)
          ? "a gzip archive within another"
          : markupKind(head);
  if (kind !== null) throw new TextProblem("file-not-text", { kind });
}

/** Documents that are text and no table, by how they begin; many a file called XLS is a web page. */
function markupKind(head: Uint8Array): string | null {
  const begin = String.fromCharCode(...head.subarray(0, HEAD)).toLowerCase();
  if (begin.startsWith("%pdf")) return "a PDF document";
  if (/^<(?:!do|\?xm|htm|tab|met)/.test(begin)) return "a web page (HTML) or an XML document";
  return /^\[\s*(?:\{|$)|^\{\s*(?:"|$)/.test(begin) ? "a JSON document" : null;
}

/** The encoding that a byte order mark proves, and the length of the mark. */
function byteOrderMark([a, b, c]: Uint8Array): { encoding: string; length: number } | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", length: 2 };
  return a === 0xfe && b === 0xff ? { encoding: "utf-16be", length: 2 } : null;
}

/** Two characters of ASCII, each with a NUL on the same side. */
function unmarkedUtf16([a, b, c, d]: Uint8Array): string | null {
  if (a && b === 0 && c && d === 0) return "utf-16le";
  return a === 0 && b && c === 0 && d ? "utf-16be" : null;
}
