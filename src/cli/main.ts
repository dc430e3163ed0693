import { CommanderError } from "commander";
import { EXIT } from "./exit-code.ts";
import { Io, type Surroundings, tell, write } from "./io.ts";
import { issuesText } from "./issues-text.ts";
import { Problems, UsageError } from "./problems.ts";
import { buildProgram } from "./program.ts";

/** Runs one command line and answers with its exit code. Data goes to stdout, everything else to stderr. */
export async function run(surroundings: Surroundings): Promise<number> {
  const io = new Io(surroundings);
  for (const out of [io.stdout, io.stderr]) out.on?.("error", leaveToWrite);
  const ending = { code: EXIT.ok as number };
  const program = buildProgram(io, ending);
  let printed = "";
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({
      writeOut: (text) => {
        printed += text;
      },
      writeErr: (text) => {
        printed += text;
      },
      getOutHelpWidth: () => io.stdout.columns ?? 80,
      getErrHelpWidth: () => io.stderr.columns ?? 80,
    });
  try {
    if (io.argv.length <= 2) {
      program.outputHelp({ error: true });
      await tell(io, printed);
      return EXIT.couldNotRun;
    }
    const stop = await program.parseAsync([...io.argv]).then(() => null, commanderError);
    if (stop === null) return ending.code;
    // Help and the version are data, mistakes are not.
    if (stop.exitCode === 0) await write(io.stdout, printed);
    else await tell(io, printed);
    return stop.exitCode === 0 ? EXIT.ok : EXIT.couldNotRun;
  } catch (error) {
    await tell(io, await explain(error, io));
    return EXIT.couldNotRun;
  }
}

function commanderError(error: unknown): CommanderError {
  if (error instanceof CommanderError) return error;
  throw error;
}

async function explain(error: unknown, io: Io): Promise<string> {
  if (error instanceof UsageError) return `error: ${error.message}\n`;
  if (error instanceof Problems) {
    return issuesText(io, error.issues, error.errorCount);
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return [
    `internal error: ${message}`,
    "This is a bug in ue, not in your data. Please report it, with the command and, if you can, the files.",
    ...(io.argv.includes("--debug")
      ? [await debugged(stack ?? "")]
      : ["Run again with --debug to see where it happened."]),
    "",
  ].join("\n");
}

async function debugged(stack: string): Promise<string> {
  return (await import("./readable-stack.ts")).readableStack(stack);
}

/** Whoever writes is told of every failure; without a listener it would also end the program at once. */
function leaveToWrite(): void {}
