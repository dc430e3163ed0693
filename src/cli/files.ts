import { isUtf8 } from "node:buffer";
import { createHash, type Hash } from "node:crypto";
// node:fs/promises would cost every start some milliseconds.
import {
  closeSync,
  createReadStream,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { type Issue, issue } from "../domain/issue.ts";
import type { Source } from "../read/csv.ts";
import type { Io } from "./io.ts";
import { Problems, UsageError } from "./problems.ts";
import { Progress } from "./progress.ts";

export const STANDARD_INPUT = "-";

/** A file's bytes as a stream, hashed on the way. */
export interface HashedSource extends Source {
  readonly sha256: () => string;
}

export function openSource(io: Io, file: string): HashedSource {
  const hash = createHash("sha256");
  const path = file === STANDARD_INPUT ? null : resolve(io.cwd(), file);
  const stats = path === null ? undefined : statSync(path, { throwIfNoEntry: false });
  const name = file === STANDARD_INPUT ? "<stdin>" : file;
  const size = stats?.isFile() ? stats.size : null;
  const progress = new Progress(io.stderr, name, size);
  return {
    file: name,
    size,
    chunks: hashed(path === null ? io.stdin : bytesOf(path, stats), hash, progress, file),
    sha256: () => hash.digest("hex"),
  };
}

const CHUNK = 1 << 18;

function bytesOf(path: string, stats: Stats | undefined): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  return stats?.isFile() ? fileInPieces(path) : createReadStream(path, { highWaterMark: CHUNK });
}

/** A regular file in one and the same memory again and again: fresh memory costs more than reading. */
function* fileInPieces(path: string): Generator<Uint8Array> {
  const memory = new Uint8Array(CHUNK);
  const file = openSync(path, "r");
  try {
    for (let length = readSync(file, memory); length > 0; length = readSync(file, memory))
      yield memory.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

async function* hashed(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array>,
  hash: Hash,
  progress: Progress,
  file: string,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of chunks) {
      const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
      hash.update(bytes);
      progress.read(bytes.length);
      yield bytes;
    }
  } catch (error) {
    throw new Problems([fileIssue(error, file)]);
  } finally {
    progress.end();
  }
}

/** Problems of all the files that cannot be opened, before any of them is read. */
export async function checkReadable(io: Io, files: readonly string[]): Promise<Issue[]> {
  const found = await Promise.all(
    files
      .filter((file) => file !== STANDARD_INPUT)
      .map(async (file) => {
        try {
          const stats = statSync(resolve(io.cwd(), file));
          return stats.isDirectory()
            ? [issue("error", "file-unreadable", {}, { text: file, message: "it is a folder" })]
            : [];
        } catch (error) {
          return [fileIssue(error, file)];
        }
      }),
  );
  return found.flat();
}

export function fileIssue(error: unknown, file: string): Issue {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  if (code === "ENOENT") return issue("error", "file-not-found", {}, { text: file });
  return issue("error", "file-unreadable", {}, { text: file, message: reasonOf(error) });
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known = {
    EACCES: "permission denied",
    EISDIR: "it is a folder",
    ENOENT: "the folder does not exist",
    ENOTDIR: "a part of its path is not a folder",
  };
  return known[code as keyof typeof known] ?? message;
}

export async function readText(io: Io, file: string): Promise<string | null> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(resolve(io.cwd(), file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new Problems([fileIssue(error, file)]);
  }
  if (!isUtf8(bytes)) throw new Problems([issue("error", "not-utf8", { file })]);
  return bytes.toString("utf8");
}

/** Writes the whole file or nothing: to a temporary file beside it, then renamed. Devices and pipes are written to. */
export async function writeWhole(io: Io, file: string, text: string): Promise<void> {
  const target = resolve(io.cwd(), file);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    if (isDevice(target)) return writeFileSync(target, text);
    writeFileSync(temporary, text);
    renameSync(temporary, target);
  } catch (error) {
    removeQuietly(temporary);
    throw new UsageError(`"${file}" cannot be written: ${reasonOf(error)}. Give --output another file.`);
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What could not be written is told; that something of it is left is not worth another message.
  }
}

function isDevice(path: string): boolean {
  try {
    const stats = statSync(path);
    return !stats.isFile() && !stats.isDirectory();
  } catch {
    return false;
  }
}
