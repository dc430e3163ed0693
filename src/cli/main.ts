import { CommanderError } from "commander";
import { EXIT } from "./exit-code.ts";
import { Io, type Surroundings, write } from "./io.ts";
import { issuesText } from "./issues-text.ts";
import { Problems, UsageError } from "./problems.ts";
import { buildProgram } from "./program.ts";

/** Runs one command line and answers with its exit code. Data goes to stdout, everything else to stderr. */
export async function run(surroundings: Surroundings): Promise<number> {
  const io = new Io(surroundings);
  for (const out of [io.stdout, io.stderr]) out.on?.("error", ignoreBrokenPipe);
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
      await write(io.stderr, printed);
      return EXIT.couldNotRun;
    }
    await program.parseAsync([...io.argv]);
    return ending.code;
  } catch (error) {
    if (error instanceof CommanderError) {
      const shown = error.exitCode === 0;
      await write(shown ? io.stdout : io.stderr, printed);
      return shown ? EXIT.ok : EXIT.couldNotRun;
    }
    await write(io.stderr, await explain(error, io));
    return EXIT.couldNotRun;
  }
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
    ...(io.argv.includes("--debug") ? [stack] : ["Run again with --debug to see where it happened."]),
    "",
  ].join("\n");
}

function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
