import { type Command, CommanderError } from "commander";
import { nearest } from "../../domain/nearest.ts";
import { screenOf } from "../../render/table/table.ts";
import { wordsOf } from "../../render/words/index.ts";
import { loadConfig } from "../config.ts";
import { EXIT } from "../exit-code.ts";
import { TOPICS } from "../help/topics.ts";
import { type Io, write } from "../io.ts";
import { UsageError } from "../problems.ts";

/** Help of the program, of a command or on a topic; a name that is both has both. */
export async function help(io: Io, program: Command, name: string | undefined): Promise<number> {
  if (name === undefined) return show(program);
  const commands = program.createHelp().visibleCommands(program);
  const command = commands.find((each) => each.name() === name);
  const topic = Object.hasOwn(TOPICS, name) ? TOPICS[name] : undefined;
  if (command === undefined && topic === undefined)
    throw new UsageError(
      unknown(
        name,
        commands.map((each) => each.name()),
      ),
    );
  if (topic === undefined) return show(command!);
  const text = await topic.text({
    screen: screenOf(0, io.stdout.columns ?? 80, await wordsOf("en")),
    policy: async () => (await loadConfig(io, undefined)).policy,
  });
  if (command !== undefined) return show(command.addHelpText("after", `\n${text.trimEnd()}`));
  await write(io.stdout, text);
  return EXIT.ok;
}

/** Commander's own help() ends with the exit code of the process, which is that of a failure until the run has ended. */
function show(command: Command): never {
  command.outputHelp();
  throw new CommanderError(EXIT.ok, "commander.help", "(outputHelp)");
}

function unknown(name: string, commands: readonly string[]): string {
  const topics = Object.keys(TOPICS);
  const meant = nearest(name, [...commands, ...topics]);
  return [
    `there is no command or help topic "${name}".`,
    ...(meant === null ? [] : [`Did you mean ${meant}?`]),
    `Commands: ${commands.join(", ")}. Topics: ${topics.join(", ")}.`,
  ].join(" ");
}
