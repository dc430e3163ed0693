import { issue } from "../domain/issue.ts";
import type { CheckBaseline } from "../report/diff/baseline.ts";
import type { SavedReport } from "../report/diff/saved-report.ts";
import { readText, STANDARD_INPUT } from "./files.ts";
import { sha256 } from "./hashing.ts";
import type { Io } from "./io.ts";
import { Problems } from "./problems.ts";

/** A report that was written with --format json, by this version of the program or an earlier one. */
export async function loadSaved(io: Io, file: string): Promise<SavedReport> {
  return readReport(file, await textOf(io, file));
}

/** The report of an earlier check in the currency of this one. */
export async function loadBaseline(io: Io, file: string, currency: string): Promise<CheckBaseline> {
  const text = await textOf(io, file);
  const report = await readReport(file, text);
  const problem = (what: string, before: string, after: string) =>
    new Problems([
      issue("error", "reports-incomparable", {}, { what, before, after, beforeFile: file, afterFile: "this run" }),
    ]);
  if (report.report !== "check") throw problem("report", report.report, "check");
  if (report.currency !== currency) throw problem("currency", report.currency, currency);
  const hash = (await sha256())();
  return { file, sha256: hash.update(text).digest("hex"), report };
}

async function textOf(io: Io, file: string): Promise<string> {
  const text = file === STANDARD_INPUT ? await readInput(io) : await readText(io, file);
  if (text === null) throw new Problems([issue("error", "file-not-found", {}, { text: file })]);
  return text;
}

async function readReport(file: string, text: string): Promise<SavedReport> {
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
