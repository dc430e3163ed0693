import { isAscii } from "node:buffer";
import { parse } from "csv-parse/sync";
import type { IssueCode } from "../domain/issue.ts";
import { decode } from "./byte-cache.ts";
import type { IssueLog } from "./issue-log.ts";
import { RecordScanner } from "./record-scanner.ts";

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
  const text = new Utf8Check((chunk) => stop("not-utf8", badLine(chunk, scanner.line)));
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
      text.check(chunk);
      scanner.scan(bytes, false);
    }
    text.end();
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
  const { code } = error as { code?: string };
  if (code === undefined || !code.startsWith("CSV_")) throw error;
  return code === "CSV_QUOTE_NOT_CLOSED" ? "quote-unclosed" : "quote-misplaced";
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

/** Tells text that is not UTF-8, chunk by chunk. */
class Utf8Check {
  private readonly decoder = new TextDecoder("utf-8", { fatal: true });
  private inCharacter = false;

  constructor(private readonly fail: (chunk: Uint8Array) => never) {}

  check(chunk: Uint8Array): void {
    // Plain ASCII needs no look, unless the chunk before it may have ended inside a character.
    const ascii = isAscii(chunk);
    if (!ascii || this.inCharacter) this.decode(chunk, true);
    this.inCharacter = !ascii;
  }

  end(): void {
    if (this.inCharacter) this.decode(new Uint8Array(0), false);
  }

  private decode(chunk: Uint8Array, stream: boolean): void {
    try {
      this.decoder.decode(chunk, { stream });
    } catch {
      this.fail(chunk);
    }
  }
}

/** The first line of the chunk that is no UTF-8; the chunk begins in line `first`. */
function badLine(chunk: Uint8Array, first: number): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = first;
  // The chunk may begin inside a character, whose other bytes came before.
  let from = 0;
  while (from < 3 && (chunk[from]! & 0xc0) === 0x80) from++;
  for (; from < chunk.length; line++) {
    const newline = chunk.indexOf(10, from);
    const to = newline < 0 ? chunk.length : newline;
    try {
      decoder.decode(chunk.subarray(from, to), { stream: newline < 0 });
    } catch {
      return line;
    }
    from = to + 1;
  }
  return line;
}
