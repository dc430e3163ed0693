import { Buffer } from "node:buffer";
import { CsvError, parse } from "csv-parse/sync";
import type { TextSettings } from "./entry.ts";
import type { IssueLog } from "./issue-log.ts";
import { type Lines, MAX_FIELD, type ReadLines, RecordScanner, type RecordSink } from "./record-scanner.ts";
import { SharedTexts } from "./shared-texts.ts";
import { withHead } from "./text/chunks.ts";
import { decideDelimiter, SAMPLE_BYTES, separatorLine } from "./text/delimiter.ts";
import { TextFile } from "./text/text-file.ts";
import { TextProblem } from "./text/text-problem.ts";
import type { Guess } from "./text/utf8-text.ts";

/** One file of the input: its name as the user wrote it, and its bytes. */
export interface Source {
  readonly file: string;
  /** A chunk is only valid until the next one is asked for: whoever needs it longer copies it. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** How many bytes it has; null where nobody knows. */
  readonly size?: number | null;
}

/** Receives each record with the line on which it starts (1-based). Records without any text are left out. */
export interface RecordReader {
  fields(fields: readonly string[], line: number): void;
  /** About how many records are still to come. */
  expect?(records: number): void;
  /** Offered lines, as bytes. The first one that it does not read it wants as fields. */
  lines?(lines: Lines): ReadLines;
}

const NEWLINE = 10;
const COMMA = 44;

/** What a text turned out to be like. */
export interface TextFacts {
  /** `utf-8`, `utf-16le`, `utf-16be`, `gb18030`, or the encoding that was stated. */
  readonly encoding: string;
  readonly delimiter: string;
  readonly gzip: boolean;
}

/**
 * Streams the records of a delimited text in any encoding. The known columns help to find its delimiter. A file that
 * is no such text ends in one error in the log, and null.
 */
export async function readCsv(
  source: Source,
  settings: TextSettings,
  knownColumns: Iterable<string>,
  log: IssueLog,
  reader: RecordReader,
): Promise<TextFacts | null> {
  const { file } = source;
  const records = new RecordDelivery(reader);
  const text = new TextFile(source.chunks, settings);
  let delimiter = settings.delimiter?.charCodeAt(0) ?? null;
  let scanner: RecordScanner | null = null;
  try {
    for await (const chunk of withHead(text.utf8(), SAMPLE_BYTES)) {
      // A plain array: what handles several kinds of them is slower by far.
      let bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length);
      if (scanner === null) {
        const sample = chunk.subarray(0, SAMPLE_BYTES);
        const separator = separatorLine(sample);
        delimiter ??= separator?.delimiter ?? decideDelimiter(sample, knownColumns);
        scanner = new RecordScanner(delimiter, records.sink(delimiter));
        if (separator !== null) {
          scanner.line++;
          bytes = bytes.subarray(separator.length);
        }
        if (source.size) reader.expect?.(recordsIn(source.size, sample));
      }
      if (!records.checkNul && holdsNul(bytes)) records.checkNul = true;
      scanner.scan(bytes, false);
    }
    scanner?.scan(new Uint8Array(0), true);
    if (records.count === 0) throw new TextProblem("file-empty", {});
  } catch (error) {
    if (!(error instanceof TextProblem)) throw error;
    const line = error.line === "last" ? (scanner?.lastLine ?? 1) : error.line;
    log.error(error.code, { file, line }, error.args);
    return null;
  }
  if (text.guess !== null) tellGuess(text.guess, file, log);
  return { encoding: text.encoding, delimiter: String.fromCharCode(delimiter ?? COMMA), gzip: text.gzip };
}

/** Aloud where the text may as well be in another language's encoding. */
function tellGuess({ word, rival }: Guess, file: string, log: IssueLog): void {
  if (rival === null) log.note("encoding-guessed", { file }, { text: word });
  else log.warning("encoding-guessed", { file }, { text: word, rival: rival.encoding, reading: rival.word });
}

/** By Buffer, because an array of bytes is looked through far slower. */
function holdsNul(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(0);
}

/** Beyond so many records room is only made for what is there. */
const MOST_EXPECTED = 1 << 24;

/** How many records a file of this size has when it goes on as it begins, and some more to be safe. */
function recordsIn(size: number, sample: Uint8Array): number {
  let lines = 1;
  for (let at = sample.indexOf(NEWLINE); at >= 0; at = sample.indexOf(NEWLINE, at + 1)) lines++;
  return Math.min(MOST_EXPECTED, Math.ceil((size / sample.length) * lines * 1.1));
}

/** Hands the records that a scanner finds to their reader, and stops at what no reader could understand. */
class RecordDelivery {
  checkNul = false;
  count = 0;
  private readonly texts = new SharedTexts();

  constructor(private readonly reader: RecordReader) {}

  sink(delimiter: number): RecordSink {
    return {
      lines: (lines) => {
        const read = this.checkNul ? undefined : this.reader.lines?.(lines);
        if (read === undefined) return { records: 0, end: lines.from };
        this.count += read.records;
        return read;
      },
      regular: (bytes, bounds, fields, line) => {
        this.deliver(this.fieldsOf(bytes, bounds, fields), line);
      },
      irregular: (bytes, line) => {
        const parsed = parseRecords(bytes, delimiter, line);
        parsed.records.forEach((fields, i) => {
          this.deliver(fields, line + parsed.lines[i]! - 1);
        });
      },
      tooLong: (line) => {
        throw new TextProblem("record-too-large", {}, line);
      },
    };
  }

  private fieldsOf(bytes: Uint8Array, bounds: Int32Array, fields: number): string[] {
    const texts = new Array<string>(fields);
    for (let i = 0; i < fields; i++) texts[i] = this.texts.of(bytes, bounds[2 * i]!, bounds[2 * i + 1]!);
    return texts;
  }

  private deliver(fields: readonly string[], line: number): void {
    if (this.checkNul && fields.some((field) => field.includes("\0"))) throw new TextProblem("nul-byte", {}, line);
    if (fields.every((field) => field.trim() === "")) return;
    if (fields.some((field) => field.length > MAX_FIELD)) throw new TextProblem("record-too-large", {}, line);
    this.count++;
    this.reader.fields(fields, line);
  }
}

/** The records of a piece of text that starts on `line`, and the line of the piece on which each starts. */
function parseRecords(text: Uint8Array, delimiter: number, line: number): { records: string[][]; lines: number[] } {
  const ends: number[] = [];
  try {
    const records = parse(text, {
      delimiter: String.fromCharCode(delimiter),
      relax_column_count: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      on_record: (record: string[], { lines }) => {
        ends.push(lines);
        return record;
      },
    }) as unknown as string[][];
    return { records, lines: ends.map((_, i) => (i === 0 ? 1 : ends[i - 1]! + 1)) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const code = error.code === "CSV_QUOTE_NOT_CLOSED" ? "quote-unclosed" : "quote-misplaced";
    throw new TextProblem(code, {}, line);
  }
}
