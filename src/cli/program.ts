import { Command } from "commander";
import { suggestChoices } from "./choices.ts";
import { COMPLETE } from "./completion/scripts.ts";
import { describeDecisions } from "./describe/decisions.ts";
import type { Ending } from "./describe/description.ts";
import { describeNumbers } from "./describe/numbers.ts";
import { describeSettings } from "./describe/settings.ts";
import { TOPICS } from "./help/topics.ts";
import type { Io } from "./io.ts";
import type { SharedFlags } from "./options.ts";

declare const UE_VERSION: string | undefined;
const VERSION = typeof UE_VERSION === "string" ? UE_VERSION : "0.0.0-development";

/**
 * The command line. Commands are loaded when they run, so that help and errors come at once; and where the first
 * argument is the name of one, it is the only one described: describing all takes as long as a small check.
 */
export function buildProgram(io: Io, ending: Ending): Command {
  const asked = io.argv[2];
  const program = describe(io, ending, asked);
  return asked === undefined || NEEDS_ALL.has(asked) || program.commands.length === 0
    ? describe(io, ending, null)
    : program;
}

/** Commands that speak of the others. */
const NEEDS_ALL: ReadonlySet<string> = new Set(["help", COMPLETE]);

/** With all commands, or the one called `only`. */
function describe(io: Io, ending: Ending, only: string | null | undefined): Command {
  const program = new Command("ue")
    .description("Unit economics of a subscription business from two CSV files, judged against stage gates.")
    .version(VERSION, "-V, --version")
    .showSuggestionAfterError()
    .helpCommand(false)
    .hook("preAction", (_, command) => {
      io.language = command.opts<Pick<SharedFlags, "lang">>().lang ?? null;
    })
    .addHelpText(
      "before",
      examples(
        "ue check -s subscriptions.csv -c costs.csv --stage gtm   may we scale?",
        "ue metrics ndr ltv-to-cac                                  two numbers",
        "ue mrr                                                     MRR month by month",
      ),
    )
    .addHelpText("after", topics());

  const add = (name: string, described: (command: Command) => Command, ...lines: string[]) => {
    if (only !== null && only !== name) return;
    const command = described(new Command(name)).addHelpText("before", examples(...lines));
    program.addCommand(command.showSuggestionAfterError());
  };

  const description = { add, io, ending };
  describeNumbers(description);
  describeDecisions(description);
  describeSettings(description);
  add(
    "help",
    (command) =>
      command
        .description("show help for a command, or on a topic")
        .argument("[command|topic]", `a command, or one of ${Object.keys(TOPICS).join(", ")}`)
        .action(async (name: string | undefined) => {
          const { help } = await import("./commands/help.ts");
          ending.code = await help(io, program, name);
        }),
    "ue help check",
    "ue help exit-codes",
  );
  if (only === null)
    program.addCommand(
      new Command(COMPLETE)
        .argument("[words...]")
        .helpOption(false)
        .action(async (words: string[]) => {
          const { complete } = await import("./commands/complete.ts");
          ending.code = await complete(io, program, words);
        }),
      { hidden: true },
    );
  suggestChoices(program);
  return program;
}

function topics(): string {
  const width = Math.max(...Object.keys(TOPICS).map((name) => name.length));
  const lines = Object.entries(TOPICS).map(([name, { about }]) => `  ue help ${name.padEnd(width)}  ${about}`);
  return `\nHelp topics:\n${lines.join("\n")}`;
}

function examples(...lines: string[]): string {
  return `Examples:\n${lines.map((line) => `  ${line}`).join("\n")}\n`;
}
