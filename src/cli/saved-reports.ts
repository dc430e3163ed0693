import { issue } from "../domain/issue.ts";
import type { SavedReport } from "../report/diff/saved-report.ts";
import { readText, STANDARD_INPUT } from "./files.ts";
import type { Io } from "./io.ts";
import { Problems } from "./problems.ts";

/** A report that was written with --format json, by this version of the program or an earlier one. */
export async function loadSaved(io: Io, file: string): Promise<SavedReport> {
  const text = file === STANDARD_INPUT ? await readInput(io) : await readText(io, file);
  if (text === null) throw new Problems([issue("error", "file-not-found", {}, { text: file })]);
  // Loaded only here: it checks by zod.
  const { readSaved } = await import("../report/diff/saved-schema.ts");
  const read = readSaved(text);
  if ("saved" in read) return read.saved;
  const { why, found } = read.unreadable;
  throw new Problems([issue("error", "report-unreadable", { file }, { why, found })]);
}

async function readInput({ stdin }: Io): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of stdin) text += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}
