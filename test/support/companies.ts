import { join } from "node:path";
import { sha256 } from "../../src/cli/hashing.ts";
import { Io } from "../../src/cli/io.ts";
import { load } from "../../src/cli/load.ts";
import { chunksOf } from "./io.ts";

const COMPANIES = join(import.meta.dirname, "../../fixtures/companies");

const silent = { write: (_: string, done?: () => void) => done?.() };

/** An example company, read as the command line reads it. */
export function company(name: string, flags: Partial<Parameters<typeof load>[1]> = {}) {
  const io = new Io({
    argv: [],
    env: {},
    stdin: chunksOf([]),
    stdout: silent,
    stderr: silent,
    cwd: () => join(COMPANIES, name),
  });
  return load(io, { color: false, ...flags }, sha256());
}

export const COMPANY_NAMES = [
  "buys-growth",
  "healthy-gtm",
  "leaky-bucket",
  "micro-merchant",
  "pmf-too-early",
  "scaled-rule-of-40",
];
