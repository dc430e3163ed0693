import { isUtf8 } from "node:buffer";
import type { Hash } from "node:crypto";
// node:fs/promises would cost every start some milliseconds.
import { closeSync, createReadStream, fstatSync, openSync, readSync, type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { type Issue, issue } from "../domain/issue.ts";
import type { Source } from "../read/csv.ts";
import type { Hashing } from "./hashing.ts";
import type { Io } from "./io.ts";
import { prepareForLongRun } from "./long-run.ts";
import { Problems, UsageError } from "./problems.ts";
import { Progress } from "./progress.ts";
import { readyMemory } from "./ready-memory.ts";
import { troubleOf } from "./trouble.ts";

export const STANDARD_INPUT = "-";

/** The system's name for it counts too: where it is a socket, it cannot be opened by that name. */
export function isStandardInput(file: string): boolean {
  return file === STANDARD_INPUT || file === "/dev/stdin";
}

/** A file's bytes as a stream, hashed on the way where that is asked for. */
export interface HashedSource extends Source {
  readonly sha256: () => string;
}

export function openSource(io: Io, file: string, hashing: Hashing | null = null): HashedSource {
  const hash = hashing?.() ?? null;
  const path = isStandardInput(file) ? null : resolve(io.cwd(), file);
  const stats = path === null ? undefined : statSync(path, { throwIfNoEntry: false });
  const name = file === STANDARD_INPUT ? "<stdin>" : file;
  const size = stats?.isFile() ? stats.size : null;
  const progress = new Progress(io.stderr, name, size);
  return {
    file: name,
    size,
    chunks: watched(path === null ? io.stdin : bytesOf(path, file, stats), hash, progress, file),
    sha256: () => hash?.digest("hex") ?? "",
  };
}

const CHUNK = 1 << 18;

/** Reading so many bytes, and what follows, keeps the program busy for a while. */
const LARGE = 4_000_000;

function bytesOf(path: string, file: string, stats: Stats | undefined): AsyncIterable<Uint8Array> {
  return stats?.isFile() ? fileInPieces(path, file) : createReadStream(path, { highWaterMark: CHUNK });
}

/**
 * A regular file in one and the same memory again and again: fresh memory costs more than reading. One that is written
 * to meanwhile is half an old and half a new one, and ends in a problem.
 */
async function* fileInPieces(path: string, name: string): AsyncGenerator<Uint8Array> {
  const memory = new Uint8Array(CHUNK);
  const file = openSync(path, "r");
  try {
    const before = fstatSync(file);
    if (before.size > LARGE) {
      prepareForLongRun();
      await readyMemory(before.size);
    }
    for (let length = readSync(file, memory); length > 0; length = readSync(file, memory))
      yield memory.subarray(0, length);
    const after = fstatSync(file);
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs)
      throw new Problems([unreadable(name, "it was written to while it was read; run again when it is complete")]);
  } finally {
    closeSync(file);
  }
}

async function* watched(
  chunks: AsyncIterable<Uint8Array | string>,
  hash: Hash | null,
  progress: Progress,
  file: string,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of chunks) {
      const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
      hash?.update(bytes);
      progress.read(bytes.length);
      yield bytes;
    }
  } catch (error) {
    throw error instanceof Problems ? error : new Problems([fileIssue(error, file)]);
  } finally {
    progress.end();
  }
}

/** Problems of all the files that cannot be opened, before any of them is read. */
export async function checkReadable(io: Io, files: readonly string[]): Promise<Issue[]> {
  const found = await Promise.all(
    files
      .filter((file) => !isStandardInput(file))
      .map(async (file) => {
        try {
          const stats = statSync(resolve(io.cwd(), file));
          return stats.isDirectory() ? [unreadable(file, "it is a folder")] : [];
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
  return unreadable(file, troubleOf(error));
}

function unreadable(file: string, message: string): Issue {
  return issue("error", "file-unreadable", {}, { text: file, message });
}

/** Settings are never longer; a table given by mistake, or an endless device, is. */
const LONGEST_SETTINGS = 1 << 20;

export async function readText(io: Io, file: string): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    bytes = beginningOf(resolve(io.cwd(), file), LONGEST_SETTINGS + 1);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new Problems([fileIssue(error, file)]);
  }
  if (bytes.length > LONGEST_SETTINGS)
    throw new Problems([unreadable(file, "it is larger than 1 MiB, which settings never are")]);
  if (!isUtf8(bytes)) throw new Problems([issue("error", "not-utf8", { file })]);
  return Buffer.from(bytes).toString("utf8");
}

function beginningOf(path: string, most: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    const memory = new Uint8Array(most);
    let length = 0;
    for (let read = -1; read !== 0 && length < most; length += read)
      read = readSync(file, memory, length, most - length, null);
    return memory.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/** For what looks at its files more than once. */
export function refuseIfReadOnce(io: Io, files: readonly string[]): void {
  const once = files.find(
    (file) => isStandardInput(file) || !statSync(resolve(io.cwd(), file), { throwIfNoEntry: false })?.isFile(),
  );
  if (once !== undefined)
    throw new UsageError(
      `ue init reads a file several times, and "${once}" can be read once. Save it as a file first.`,
    );
}
