import { isAscii } from "node:buffer";
import { CsvError, type Info, parse } from "csv-parse";
import type { IssueLog } from "./issue-log.ts";

/** One file of the input: its name as the user wrote it, and its bytes. */
export interface Source {
  readonly file: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Receives each record with the line on which it starts (1-based). Records without any text are left out. */
export type OnRecord = (fields: readonly string[], line: number) => void;

const MAX_FIELD_BYTES = 1 << 20;
const MAX_RECORD_CHARACTERS = 4 << 20;

/** Thrown inside to stop reading a file whose problem is already in the log. */
class Unreadable extends Error {}

/** Streams a comma-separated UTF-8 file; a file that is no such text ends in one error in the log. */
export async function readCsv(source: Source, log: IssueLog, onRecord: OnRecord): Promise<void> {
  const { file } = source;
  let endOfLast = 0;
  let records = 0;
  let checkNul = false;
  const parser = parse({
    bom: true,
    relax_column_count: true,
    max_record_size: MAX_RECORD_CHARACTERS,
    on_record: (fields: string[], { lines }: Info) => {
      const line = endOfLast + 1;
      endOfLast = lines;
      if (checkNul) rejectNul(fields, line);
      if (isBlank(fields)) return null;
      records++;
      for (const field of fields) if (field.length > MAX_FIELD_BYTES) stop("record-too-large", line);
      onRecord(fields, line);
      return null;
    },
  });
  const stop = (code: Parameters<IssueLog["error"]>[0], line: number | null, args = {}): never => {
    log.error(code, { file, line }, args);
    throw new Unreadable();
  };
  const rejectNul = (fields: readonly string[], line: number) => {
    if (fields.some((field) => field.includes("\0"))) stop("nul-byte", line);
  };
  const finished = new Promise<void>((resolve, reject) => {
    parser.on("error", reject);
    parser.on("end", resolve);
  });
  // A rejection is read at the end; without this the process would end on it before.
  finished.catch(() => undefined);
  parser.resume();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    let first = true;
    let inCharacter = false;
    for await (const chunk of source.chunks) {
      if (first) rejectBinary(chunk, stop);
      first = false;
      if (chunk.includes(0)) checkNul = true;
      // Plain ASCII needs no look, unless the chunk before it may have ended inside a character.
      const ascii = isAscii(chunk);
      if (!ascii || inCharacter)
        rejectOtherEncodings(decoder, chunk, () => stop("not-utf8", badLine(chunk, parser.info.lines)));
      inCharacter = !ascii;
      parser.write(chunk);
      if (parser.errored !== null) break;
    }
    if (inCharacter) rejectOtherEncodings(decoder, null, () => stop("not-utf8", parser.info.lines));
    parser.end();
    await finished;
    if (records === 0) stop("file-empty", null);
  } catch (error) {
    if (error instanceof Unreadable) return;
    if (!(error instanceof CsvError)) throw error;
    logCsvError(error, log, file, endOfLast + 1);
  } finally {
    parser.destroy();
  }
}

function isBlank(fields: readonly string[]): boolean {
  for (const field of fields) if (field.trim() !== "") return false;
  return true;
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

/** Null: the file ends here. */
function rejectOtherEncodings(
  decoder: InstanceType<typeof TextDecoder>,
  chunk: Uint8Array | null,
  stop: () => never,
): void {
  try {
    if (chunk === null) decoder.decode();
    else decoder.decode(chunk, { stream: true });
  } catch {
    stop();
  }
}

/** The first line of the chunk that is no UTF-8; `before` lines came earlier. */
function badLine(chunk: Uint8Array, before: number): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = before;
  for (let from = 0; from < chunk.length; line++) {
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

function logCsvError(error: CsvError, log: IssueLog, file: string, line: number): void {
  const code =
    error.code === "CSV_QUOTE_NOT_CLOSED"
      ? "quote-unclosed"
      : error.code === "CSV_MAX_RECORD_SIZE"
        ? "record-too-large"
        : "quote-misplaced";
  log.error(code, { file, line }, {});
}
