import {
  chmodSync,
  closeSync,
  lstatSync,
  openSync,
  readlinkSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Io } from "./io.ts";
import { UsageError } from "./problems.ts";
import { troubleOf } from "./trouble.ts";
import { uninterrupted } from "./uninterrupted.ts";

/** A file to be written, as the user named it. */
export interface NewFile {
  readonly file: string;
  readonly text: string | Uint8Array;
}

/**
 * Writes all of these files whole, or none of them: each to a temporary file beside it, and only when all of those are
 * complete they take their places. A link stays, and what it points to is replaced. Devices and pipes are written to,
 * before any file. What cannot be written ends in a mistake with this remedy.
 */
export async function writeWhole(
  io: Io,
  files: readonly NewFile[],
  remedy = "Give --output another file.",
): Promise<void> {
  const tried = <T>(file: string, work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw new UsageError(`"${file}" cannot be written: ${troubleOf(error)}. ${remedy}`);
    }
  };
  const places = files.map(({ file, text }) => ({
    file,
    text,
    ...tried(file, () => placeOf(resolve(io.cwd(), file))),
  }));
  // One that waits for its reader can be interrupted, and nothing is in the making yet.
  for (const { file, text, path, isFile } of places) if (!isFile) tried(file, () => writeInto(path, text));
  const regular = places.filter(({ isFile }) => isFile);
  if (regular.length === 0) return;
  const { randomBytes } = await import("node:crypto");
  await uninterrupted(() => {
    const staged: { readonly file: string; readonly from: string; readonly to: string }[] = [];
    try {
      for (const { file, text, path, old } of regular)
        tried(file, () => {
          refuseIfProtected(path, old);
          const from = join(dirname(path), `.ue-${randomBytes(6).toString("hex")}.tmp`);
          staged.push({ file, from, to: path });
          // Flushed, because some file systems tell only then that there is no space.
          writeFileSync(from, text, { flag: "wx", flush: true });
          if (old !== undefined) chmodSync(from, old.mode);
        });
      for (const { file, from, to } of staged) tried(file, () => renameSync(from, to));
    } finally {
      for (const { from } of staged) removeQuietly(from);
    }
  });
}

interface Location {
  readonly path: string;
  /** Whether it is a regular file, or will be one; else a device, a pipe, or an open stream of this process. */
  readonly isFile: boolean;
  readonly old: Stats | undefined;
}

const OPEN_STREAM = /^\/dev\/(?:stdin|stdout|stderr|fd\/\d+)$|^\/proc\/(?:self|\d+)\/fd\/\d+$/;

/** As many links as systems follow. */
const MOST_LINKS = 40;

/** Where a path leads: links are followed, also one to a file that is not there yet. */
function placeOf(path: string, links = 0): Location {
  if (OPEN_STREAM.test(path)) return { path, isFile: false, old: undefined };
  if (links > MOST_LINKS) throw Object.assign(new Error(path), { code: "ELOOP" });
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink())
    return placeOf(resolve(dirname(path), readlinkSync(path)), links + 1);
  const old = statSync(path, { throwIfNoEntry: false });
  if (old?.isDirectory()) throw Object.assign(new Error(path), { code: "EISDIR" });
  return { path, isFile: old?.isFile() ?? true, old };
}

/** A folder lets its files be replaced whatever their own permissions; who protected one did not mean that. */
function refuseIfProtected(path: string, old: Stats | undefined): void {
  if (old !== undefined) closeSync(openSync(path, "r+"));
}

/** As standard output: a reader that went away is no mistake, and what a file has already stays. */
function writeInto(path: string, text: string | Uint8Array): void {
  try {
    writeFileSync(path, text, { flag: "a" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What could not be written is told; that something of it is left is not worth another message.
  }
}
