const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;

/** A record longer than this is no record: a quote is missing, or the file is no table. */
const LONGEST_RECORD = 4 << 20;

/** A field longer than this is none either. */
export const MAX_FIELD = 1 << 20;

/** Lines of a text, each with its line break: from `from` up to `to`. */
export interface Lines {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** The number of the first, 1-based. */
  readonly line: number;
  readonly delimiter: number;
}

/** How many lines were read, each as a record, and the position behind them. */
export interface ReadLines {
  readonly records: number;
  readonly end: number;
}

/** What the scanner does with the records it finds. Lines are 1-based and name the line where a record starts. */
export interface RecordSink {
  /** Offered lines before any record is looked for in them; reads as many as it likes of the first ones. */
  lines(lines: Lines): ReadLines;
  /** Field f is the bytes from bounds[2 f] up to bounds[2 f + 1], outer quotes taken off. Only valid during the call. */
  regular(bytes: Uint8Array, bounds: Int32Array, fields: number, line: number): void;
  /** One or more records with anything unusual about them (quotes within, line breaks within), as they stand. */
  irregular(bytes: Uint8Array, line: number): void;
  tooLong(line: number): void;
}

/**
 * Cuts delimited text into records without making strings of it, where nobody reads its lines as they are. It understands
 * plain fields and fields in quotes that hold neither a quote nor a line break; everything else it hands on untouched,
 * cut where quotes are balanced.
 */
export class RecordScanner {
  private rest: Uint8Array = new Uint8Array(0);
  private bounds = new Int32Array(1024);
  /** The bytes that are being scanned, four at a time. */
  private words: DataView = new DataView(new ArrayBuffer(0));
  /** The line behind the last record. */
  line = 1;

  constructor(
    private readonly delimiter: number,
    private readonly sink: RecordSink,
  ) {}

  /** The line on which the text scanned so far ends. */
  get lastLine(): number {
    let breaks = 0;
    this.rest.forEach((byte, at) => {
      if (byte === NEWLINE || (byte === RETURN && this.rest[at + 1] !== NEWLINE)) breaks++;
    });
    return this.line + breaks;
  }

  /** Scans a chunk; `last` flushes what has no line break at the end. False when the text cannot go on. */
  scan(chunk: Uint8Array, last: boolean): boolean {
    let bytes = chunk;
    let at = 0;
    if (this.rest.length > 0) {
      // Usually the first line of the chunk completes what is left of the one before.
      const line = last ? 0 : chunk.indexOf(NEWLINE) + 1;
      const begun = joined(this.rest, line === 0 ? chunk : chunk.subarray(0, line));
      const scanned = this.scanRecords(begun, 0, last);
      if (line > 0 && scanned === begun.length) at = line;
      else {
        bytes = line === 0 ? begun : joined(begun, chunk.subarray(line));
        at = scanned;
      }
    }
    at = this.scanRecords(bytes, at, last);
    this.rest = Uint8Array.prototype.slice.call(bytes, at);
    if (this.rest.length <= LONGEST_RECORD) return true;
    this.sink.tooLong(this.line);
    return false;
  }

  /** Hands on the records that begin at `from`; position behind the last one that is complete. */
  private scanRecords(bytes: Uint8Array, from: number, last: boolean): number {
    let at = from;
    const lines = bytes.lastIndexOf(NEWLINE) + 1;
    this.words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    while (at < bytes.length) {
      if (at < lines) at = this.offer(bytes, at, lines);
      if (at === bytes.length) break;
      const end = this.record(bytes, at, last);
      if (end < 0) break;
      at = end;
    }
    return at;
  }

  private offer(bytes: Uint8Array, from: number, to: number): number {
    const { line, delimiter } = this;
    const { records, end } = this.sink.lines({ bytes, from, to, line, delimiter });
    this.line += records;
    return end;
  }

  /** Position behind the record that starts at `from`; -1 when its end is not there yet. */
  private record(bytes: Uint8Array, from: number, last: boolean): number {
    const { delimiter } = this;
    let { bounds } = this;
    // Nothing above both the delimiter and the quote ends a field: one comparison for most bytes.
    const plain = Math.max(delimiter, QUOTE);
    const { length } = bytes;
    const { words } = this;
    let next = 0;
    let start = from;
    let at = from;
    for (;;) {
      if (next === bounds.length) {
        bounds = new Int32Array(bounds.length * 2);
        bounds.set(this.bounds);
        this.bounds = bounds;
      }
      let end: number;
      if (bytes[at] === QUOTE) {
        start = ++at;
        while (at < bytes.length && bytes[at] !== QUOTE && bytes[at] !== NEWLINE && bytes[at] !== RETURN) at++;
        if (bytes[at] !== QUOTE) return this.unusual(bytes, from, last);
        end = at++;
        if (at === bytes.length && !last) return -1;
      } else {
        for (; at < length; at++) {
          if (plain < 128) at = plainUpTo(words, at, length, plain);
          const byte = bytes[at]!;
          if (byte > plain) continue;
          if (byte === delimiter || byte === NEWLINE || byte === RETURN) break;
          if (byte === QUOTE) return this.unusual(bytes, from, last);
        }
        end = at;
      }
      bounds[next] = start;
      bounds[next + 1] = end;
      next += 2;
      if (at === bytes.length) {
        if (!last) return -1;
        break;
      }
      const byte = bytes[at++];
      if (byte === delimiter) {
        start = at;
        continue;
      }
      if (byte === NEWLINE) break;
      if (byte !== RETURN) return this.unusual(bytes, from, last);
      if (at === bytes.length && !last) return -1;
      if (bytes[at] === NEWLINE) at++;
      break;
    }
    this.sink.regular(bytes, bounds, next >> 1, this.line++);
    return at;
  }

  /** Hands on everything up to the line break at which quotes are balanced. */
  private unusual(bytes: Uint8Array, from: number, last: boolean): number {
    let balanced = true;
    let lines = 0;
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) balanced = !balanced;
      if (byte !== NEWLINE && byte !== RETURN) continue;
      if (byte === RETURN && bytes[at + 1] === NEWLINE) continue;
      if (byte === RETURN && at + 1 === bytes.length && !last) return -1;
      lines++;
      if (balanced) return this.handOn(bytes, from, at + 1, lines);
    }
    return last ? this.handOn(bytes, from, bytes.length, lines + 1) : -1;
  }

  private handOn(bytes: Uint8Array, from: number, to: number, lines: number): number {
    this.sink.irregular(bytes.subarray(from, to), this.line);
    this.line += lines;
    return to;
  }
}

/**
 * The position of the first byte up to `plain`, or one of the last three: four bytes at a time, none of which is below
 * n = plain + 1 while (word - nnnn) & ~word has no highest bit of a byte set. Its lowest one tells the first byte.
 */
function plainUpTo(words: DataView, from: number, length: number, plain: number): number {
  const least = Math.imul(plain + 1, 0x01010101);
  let at = from;
  for (; at + 4 <= length; at += 4) {
    const word = words.getInt32(at, true);
    const below = (word - least) & ~word & 0x80808080;
    if (below !== 0) return at + ((31 - Math.clz32(below & -below)) >> 3);
  }
  return at;
}

export function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
