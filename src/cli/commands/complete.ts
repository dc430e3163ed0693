import type { Command } from "commander";
import { type Candidate, candidatesFor } from "../completion/candidates.ts";
import { namesFor } from "../completion/names.ts";
import { FILES } from "../completion/scripts.ts";
import { EXIT } from "../exit-code.ts";
import { type Io, write } from "../io.ts";

/** A tab or line break in a name would be taken for the end of it, other control characters for keys. */
const UNTYPABLE = /\p{Cc}/u;

/** Answers a shell that asks what may stand at the cursor. Whatever goes wrong: a key press says nothing. */
export async function complete(io: Io, program: Command, words: readonly string[]): Promise<number> {
  try {
    const commands = program.createHelp().visibleCommands(program);
    const known = commands.map((command) => ({ value: command.name(), about: command.description() }));
    const found = await candidatesFor(program, words, namesFor(io, known));
    await write(io.stdout, found === "files" ? `${FILES}\n` : found.map(lineOf).join(""));
  } catch {
    // No candidates.
  }
  return EXIT.ok;
}

function lineOf({ value, about = "" }: Candidate): string {
  if (UNTYPABLE.test(value)) return "";
  return `${value}${about === "" ? "" : `\t${about.replace(/\p{Cc}/gu, " ")}`}\n`;
}
