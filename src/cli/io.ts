import type { Language } from "../domain/language.ts";
import { UsageError } from "./problems.ts";
import { troubleOf } from "./trouble.ts";

/** What the program needs of its surroundings; `process` has all of it, tests bring their own. */
export interface Surroundings {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Out;
  readonly stderr: Out;
  readonly cwd: () => string;
}

/** The surroundings of one run, and the language that it speaks to people. */
export class Io implements Surroundings {
  /** What --lang says, else `lang` of ue.yaml once it is read; null until then. Never what the environment says. */
  language: Language | null = null;

  constructor(private readonly around: Surroundings) {}

  get argv() {
    return this.around.argv;
  }
  get env() {
    return this.around.env;
  }
  get stdin() {
    return this.around.stdin;
  }
  get stdout() {
    return this.around.stdout;
  }
  get stderr() {
    return this.around.stderr;
  }
  cwd() {
    return this.around.cwd();
  }
}

export interface Out {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string | Uint8Array, done?: (error?: Error | null) => void): unknown;
  on?(event: "error", listener: (error: NodeJS.ErrnoException) => void): unknown;
}

/** Writes everything and waits for it. A reader that went away (EPIPE) ends the output quietly. */
export function write(out: Out, text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    out.write(text, (error) => {
      if (error == null || (error as NodeJS.ErrnoException).code === "EPIPE") resolve();
      else reject(new UsageError(`standard output cannot be written: ${troubleOf(error)}.`));
    });
  });
}

/** Says something on standard error. Where that cannot be written nobody is left to be told; the exit code still tells. */
export function tell({ stderr }: Io, text: string): Promise<void> {
  return write(stderr, text).catch(() => {});
}

/** 0 without colour, 1 with sixteen, 2 with 256, 3 with all. NO_COLOR wins over FORCE_COLOR, and a flag over both. */
export function colourLevel(io: Io, out: Out, allowed: boolean): 0 | 1 | 2 | 3 {
  const { NO_COLOR, FORCE_COLOR, TERM = "", COLORTERM = "" } = io.env;
  if (!allowed || (NO_COLOR !== undefined && NO_COLOR !== "")) return 0;
  if (FORCE_COLOR === "0" || FORCE_COLOR === "false") return 0;
  if (FORCE_COLOR === "2") return 2;
  if (FORCE_COLOR === "3") return 3;
  if (FORCE_COLOR === undefined && (out.isTTY !== true || TERM === "dumb")) return 0;
  if (FORCE_COLOR === "1") return 1;
  if (/^(truecolor|24bit)$/i.test(COLORTERM)) return 3;
  return /-256(color)?$/i.test(TERM) ? 2 : 1;
}

/** Tables follow the terminal; in a pipe or a file nothing wraps. */
export function widthOf(out: Out): number | null {
  return out.isTTY === true ? Math.max(60, out.columns ?? 80) : null;
}
