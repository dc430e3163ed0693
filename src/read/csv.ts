import { isAscii, isUtf8 } from "node:buffer";
import { CsvError, parse } from "csv-parse/sync";
import type { IssueCode } from "../domain/issue.ts";
import { decode } from "./interned.ts";
import type { IssueLog } from "./issue-log.ts";
import { joined, RecordScanner } from "./record-scanner.ts";

/** One file of the input: its name as the user wrote it, and its bytes. */
export interface Source {
  readonly file: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Receives each record with the line on which it starts (1-based). Records without any text are left out. */
export interface RecordReader {
  fields(fields: readonly string[], line: number): void;
  /** Offered regular records first, as bytes; false: not understood, make fields of it. */
  bytes?(bytes: Uint8Array, bounds: Int32Array, fields: number, line: number): boolean;
}

const MAX_FIELD = 1 << 20;
const COMMA = 44;
const HEAD = 4;

/** Stops reading a file whose problem is already in the log. */
class Unreadable extends Error {}

/** Streams a comma-separated UTF-8 file; a file that is no such text ends in one error in the log. */
export async function readCsv(source: Source, log: IssueLog, reader: RecordReader): Promise<void> {
  const { file } = source;
  let checkNul = false;
  let records = 0;
  const stop = (code: IssueCode, line: number | null, args = {}): never => {
    log.error(code, { file, line }, args);
    throw new Unreadable();
  };
  const deliver = (fields: readonly string[], line: number) => {
    if (checkNul && fields.some((field) => field.includes("\0"))) stop("nul-byte", line);
    if (fields.every((field) => field.trim() === "")) return;
    if (fields.some((field) => field.length > MAX_FIELD)) stop("record-too-large", line);
    records++;
    reader.fields(fields, line);
  };
  const scanner = new RecordScanner(COMMA, {
    regular(bytes, bounds, count, line) {
      const length = bounds[2 * count - 1]! - bounds[0]!;
      if (!checkNul && length <= MAX_FIELD && reader.bytes?.(bytes, bounds, count, line)) {
        records++;
        return;
      }
      deliver(
        Array.from({ length: count }, (_, i) => decode(bytes, bounds[2 * i]!, bounds[2 * i + 1]!)),
        line,
      );
    },
    irregular(bytes, line) {
      try {
        const parsed = parseRecords(bytes);
        parsed.records.forEach((fields, i) => {
          deliver(fields, line + parsed.lines[i]! - 1);
        });
      } catch (error) {
        if (error instanceof Unreadable) throw error;
        stop(codeOf(error), line);
      }
    },
    tooLong: (line) => stop("record-too-large", line),
  });
  const text = new Utf8Check();
  try {
    let first = true;
    for await (const chunk of withHead(source.chunks)) {
      let bytes = chunk;
      if (first) {
        rejectBinary(chunk, stop);
        if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) bytes = chunk.subarray(3);
      }
      first = false;
      if (!checkNul && chunk.includes(0)) checkNul = true;
      const bad = text.firstBad(bytes);
      // Up to the bad byte all is read the same: the answer must not depend on how the chunks were cut.
      scanner.scan(bad === null ? bytes : bytes.subarray(0, Math.max(0, bad + 1)), false);
      if (bad !== null) stop("not-utf8", scanner.lastLine);
    }
    if (text.insideCharacter) stop("not-utf8", scanner.lastLine);
    scanner.scan(new Uint8Array(0), true);
    if (records === 0) stop("file-empty", null);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
}

/** The records of a piece of text, and the line of it on which each starts. */
function parseRecords(text: Uint8Array): { records: string[][]; lines: number[] } {
  const ends: number[] = [];
  const records = parse(text, {
    relax_column_count: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    on_record: (record: string[], { lines }) => {
      ends.push(lines);
      return record;
    },
  }) as unknown as string[][];
  return { records, lines: ends.map((_, i) => (i === 0 ? 1 : ends[i - 1]! + 1)) };
}

function codeOf(error: unknown): IssueCode {
  if (!(error instanceof CsvError)) throw error;
  return error.code === "CSV_QUOTE_NOT_CLOSED" ? "quote-unclosed" : "quote-misplaced";
}

/** The same bytes, with a first chunk long enough to tell what they are. */
async function* withHead(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = head.length === 0 ? chunk : Uint8Array.from([...head, ...chunk]);
    if (head.length < HEAD) continue;
    yield head;
    head = null;
  }
  if (head !== null && head.length > 0) yield head;
}

type Stop = (code: "file-not-text", line: null, args: { kind: string }) => never;

function rejectBinary(chunk: Uint8Array, stop: Stop): void {
  const [a, b, c, d] = chunk;
  if (a === 0x50 && b === 0x4b && c === 3 && d === 4)
    stop("file-not-text", null, { kind: "an XLSX workbook or a ZIP archive" });
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0)
    stop("file-not-text", null, { kind: "an old Excel workbook (XLS)" });
  if (a === 0x1f && b === 0x8b) stop("file-not-text", null, { kind: "a gzip archive" });
}

/** Tells text that is not UTF-8, in whatever chunks it comes. */
class Utf8Check {
  /** The beginning of a character whose other bytes are still to come. */
  private begun = new Uint8Array(0);

  /** Where in the chunk the first bytes that are no UTF-8 begin, below 0 for an earlier chunk; null: nowhere. */
  firstBad(chunk: Uint8Array): number | null {
    const before = this.begun.length;
    if (before === 0 && isAscii(chunk)) return null;
    const bytes = before === 0 ? chunk : joined(this.begun, chunk);
    const complete = bytes.subarray(0, bytes.length - begunAtEnd(bytes));
    if (!isUtf8(complete)) return validLength(complete) - before;
    this.begun = bytes.slice(complete.length);
    return null;
  }

  get insideCharacter(): boolean {
    return this.begun.length > 0;
  }
}

function characterLength(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** How many bytes at the end begin a character that goes on after them. */
function begunAtEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return characterLength(byte) > back ? back : 0;
  }
  return 0;
}

function validLength(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const end = at + characterLength(bytes[at]!);
    if (!isUtf8(bytes.subarray(at, end))) return at;
    at = end;
  }
  return at;
}
