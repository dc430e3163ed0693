import { run } from "../../src/cli/main.ts";

export interface Surroundings {
  readonly cwd?: string | (() => string);
  readonly env?: Readonly<Record<string, string>>;
  /** What arrives on standard input, chunk by chunk. */
  readonly stdin?: Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>;
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** The error that every write to standard output ends with, such as that of a pipe whose reader went away. */
  readonly stdoutError?: NodeJS.ErrnoException;
}

export interface Ended {
  readonly code: number;
  /** Bytes that are no text as one character each. */
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command line in process, in surroundings of the test's own making. */
export async function ue(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  const { cwd = process.cwd(), env = {}, stdin = [], stdoutError } = surroundings;
  const screen = {
    ...(surroundings.isTTY === undefined ? {} : { isTTY: surroundings.isTTY }),
    ...(surroundings.columns === undefined ? {} : { columns: surroundings.columns }),
  };
  const written = { stdout: "", stderr: "" };
  const out = (name: keyof typeof written, error: Error | null) => ({
    ...screen,
    write(text: string | Uint8Array, done?: (error?: Error | null) => void) {
      if (error === null) written[name] += typeof text === "string" ? text : Buffer.from(text).toString("latin1");
      setImmediate(() => done?.(error));
    },
  });
  const code = await run({
    argv: ["node", "ue", ...args],
    env,
    stdin: chunksOf(stdin),
    stdout: out("stdout", stdoutError ?? null),
    stderr: out("stderr", null),
    cwd: typeof cwd === "string" ? () => cwd : cwd,
  });
  return { code, ...written };
}

/** Any chunks as a stream of them. */
export async function* chunksOf<T>(chunks: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  yield* chunks;
}
