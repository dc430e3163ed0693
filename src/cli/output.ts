// node:fs/promises would cost every start some milliseconds.
import { appendFileSync } from "node:fs";
import { resolve } from "node:path";
import { DEFAULT_LANGUAGE } from "../domain/language.ts";
import { FORMATS, type Rendered, render } from "../render/index.ts";
import type { Report } from "../report/report.ts";
import type { Inconclusive } from "./exit-code.ts";
import { colourLevel, type Io, tell, widthOf, write } from "./io.ts";
import { issuesText } from "./issues-text.ts";
import type { SharedFlags } from "./options.ts";
import { UsageError } from "./problems.ts";
import { type Target, targetsOf } from "./targets.ts";
import { writeWhole } from "./write-files.ts";

type Flags = SharedFlags & { readonly inconclusive?: Inconclusive };

/** Renders the report for every place it goes to before a byte is written to any. */
export async function output(io: Io, flags: Flags, report: Report): Promise<void> {
  const targets = targetsOf(report.report, flags);
  refuseOnTerminal(io, targets);
  const plain = {
    colourLevel: 0,
    width: null,
    quiet: flags.quiet === true,
    undecided: flags.inconclusive ?? ("open" as const),
    language: io.language ?? DEFAULT_LANGUAGE,
  };
  const screen = { ...plain, colourLevel: colourLevel(io, io.stdout, flags.color), width: widthOf(io.stdout) };
  const texts: { file: string | null; text: Rendered }[] = [];
  for (const { file, format } of targets)
    texts.push({ file, text: await render(report, format, file === null ? screen : plain) });
  const hasSummary = targets.some(({ format }) => FORMATS[format].withSummary);
  const summary = hasSummary ? await render(report, "markdown", plain) : "";

  await writeWhole(
    io,
    texts.flatMap(({ file, text }) => (file === null ? [] : [{ file, text }])),
  );
  for (const { file, text } of texts) if (file === null) await write(io.stdout, text);
  if (targets.every(({ format }) => FORMATS[format].bare) && !plain.quiet) await writeWarnings(io, report);
  if (hasSummary) await appendSummary(io, summary);
}

/** The bytes of a workbook would only confuse a terminal. */
function refuseOnTerminal(io: Io, targets: readonly Target[]): void {
  const target = targets.find(({ file, format }) => file === null && FORMATS[format].binary);
  if (target === undefined || io.stdout.isTTY !== true) return;
  const { extension } = FORMATS[target.format];
  throw new UsageError(
    `${target.format} is no text and would garble the terminal. Name a file (-o report${extension}), or send it on: ... > report${extension}`,
  );
}

/** Rows alone have no place for warnings. */
async function writeWarnings(io: Io, report: Report): Promise<void> {
  const warnings = "inputs" in report ? report.issues.filter(({ severity }) => severity === "warning") : [];
  if (warnings.length === 0) return;
  await tell(io, await issuesText(io, warnings));
}

/** GitHub shows this file on the page of the run. Without it the verdict and its exit code still count. */
async function appendSummary(io: Io, summary: Rendered): Promise<void> {
  const { GITHUB_STEP_SUMMARY: file } = io.env;
  if (file === undefined || file === "") return;
  try {
    appendFileSync(resolve(io.cwd(), file), summary);
  } catch (error) {
    await tell(io, `warning: the step summary cannot be written: ${(error as Error).message}\n`);
  }
}
