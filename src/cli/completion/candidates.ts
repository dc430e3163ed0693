import type { Argument, Command, Option } from "commander";
import { DIMENSIONS, type Dimension } from "../../measures/grouping.ts";

/** One word that may stand at the cursor, and what it means. */
export interface Candidate {
  readonly value: string;
  readonly about?: string | undefined;
}

/** What may stand there. `files`: names of files, which the shell knows best. */
export type Candidates = readonly Candidate[] | "files";

/** Files that the line itself names, where they say which data is meant. */
export interface Given {
  readonly config?: string | undefined;
  readonly subscriptions?: readonly string[] | undefined;
  readonly costs?: readonly string[] | undefined;
}

/** Names that only the registries, the policy in force and the data know. */
export interface Names {
  readonly metrics: () => Promise<Candidates>;
  readonly gates: (given: Given) => Promise<Candidates>;
  readonly topics: () => Promise<Candidates>;
  readonly groups: (by: Dimension, given: Given) => Promise<Candidates>;
}

/** What may stand at the last of `words`, the words of the line after the program's name: read off the program. */
export async function candidatesFor(program: Command, words: readonly string[], names: Names): Promise<Candidates> {
  const before = joined(words.slice(0, -1));
  const current = words.at(-1) === "=" ? "" : (words.at(-1) ?? "");
  const at = before.findIndex((word) => !word.startsWith("-"));
  const command = at < 0 ? undefined : commandsOf(program).find((each) => each.name() === before[at]);
  if (command === undefined)
    return matching(at < 0 ? [...commandsOf(program).map(ofCommand), ...optionsOf(program, current, [])] : [], current);

  const own = before.slice(at + 1);
  const line = readLine(command, own);
  const [flag, value] = splitFlag(current);
  if (value !== null) {
    const option = optionNamed(command, flag);
    const found = option === undefined ? [] : await valuesOf(option, line.given, names);
    return found === "files"
      ? found
      : matching(
          found.map((each) => ({ ...each, value: `${flag}=${each.value}` })),
          current,
        );
  }
  if (line.open !== null) {
    const found = await valuesOf(line.open, line.given, names);
    if (!line.open.variadic || !current.startsWith("-")) return found === "files" ? found : matching(found, current);
  }
  if (current.startsWith("-")) return matching(optionsOf(command, current, own), current);
  const positions = command.registeredArguments;
  const argument = positions[line.operands.length] ?? (positions.at(-1)?.variadic ? positions.at(-1) : undefined);
  if (argument === undefined) return [];
  const found = await ofArgument(argument, line.given, names);
  if (found === "files") return found;
  return matching(
    found.filter(({ value: each }) => !line.operands.includes(each)),
    current,
  );
}

/** bash takes `=` for a word of its own. */
function joined(words: readonly string[]): string[] {
  return words.filter((word, i) => !(word === "=" && words[i - 1]?.startsWith("--")));
}

function splitFlag(word: string): [flag: string, value: string | null] {
  const at = word.indexOf("=");
  return word.startsWith("--") && at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word, null];
}

interface Line {
  /** The option whose value comes next, if any. */
  readonly open: Option | null;
  readonly operands: readonly string[];
  readonly given: Given;
}

function readLine(command: Command, words: readonly string[]): Line {
  const values = new Map<string, string[]>();
  const operands: string[] = [];
  let open: Option | null = null;
  for (const word of words) {
    const [flag, value] = splitFlag(word);
    const option = word.startsWith("-") && word !== "-" ? optionNamed(command, flag) : undefined;
    if (option !== undefined) {
      open = option.required || option.optional ? option : null;
      if (value !== null) {
        keep(values, option, value);
        open = null;
      }
    } else if (open !== null) {
      keep(values, open, word);
      if (!open.variadic) open = null;
    } else if (!word.startsWith("-") || word === "-") operands.push(word);
  }
  const { config, subscriptions, costs } = Object.fromEntries(values) as Record<string, string[] | undefined>;
  return { open, operands, given: { config: config?.at(-1), subscriptions, costs } };
}

function keep(values: Map<string, string[]>, option: Option, value: string): void {
  values.set(option.attributeName(), [...(values.get(option.attributeName()) ?? []), value]);
}

function matching(candidates: readonly Candidate[], current: string): Candidate[] {
  return candidates.filter(({ value }) => value.startsWith(current));
}

/** Those that help lists, help itself among them. */
function commandsOf(program: Command): Command[] {
  return [...program.createHelp().visibleCommands(program)];
}

function ofCommand(command: Command): Candidate {
  return { value: command.name(), about: command.description() };
}

/** Once a word begins like one: every option that help lists and that may still come. */
function optionsOf(command: Command, current: string, used: readonly string[]): Candidate[] {
  if (!current.startsWith("-")) return [];
  const repeatable = ({ variadic, long }: Option) => variadic || long === "--output";
  return command
    .createHelp()
    .visibleOptions(command)
    .filter((option) => repeatable(option) || !used.some((word) => isFlag(option, splitFlag(word)[0])))
    .map((option) => ({ value: option.long ?? option.short ?? "", about: option.description }));
}

function optionNamed(command: Command, flag: string): Option | undefined {
  return command.options.find((option) => isFlag(option, flag));
}

async function valuesOf(option: Option, given: Given, names: Names): Promise<Candidates> {
  if (option.argChoices !== undefined) return option.argChoices.map((value) => ({ value }));
  const by = DIMENSIONS.find((dimension) => dimension === option.attributeName());
  if (by !== undefined) return names.groups(by, given);
  return /<file(\.\.\.)?>|<report(\.\.\.)?>/.test(option.flags) ? "files" : [];
}

/** An argument says by its name what it takes: `metric`, or `metric|gate`. */
async function ofArgument(argument: Argument, given: Given, names: Names): Promise<Candidates> {
  if (argument.argChoices !== undefined) return argument.argChoices.map((value) => ({ value }));
  const kinds: Readonly<Record<string, () => Promise<Candidates>>> = {
    metric: names.metrics,
    gate: () => names.gates(given),
    topic: names.topics,
    file: async () => "files",
    report: async () => "files",
  };
  const found = await Promise.all(
    argument
      .name()
      .split("|")
      .map((kind) => kinds[kind]?.() ?? []),
  );
  return found.includes("files") ? "files" : (found as (readonly Candidate[])[]).flat();
}

function isFlag({ short, long }: Option, word: string): boolean {
  return word === short || word === long;
}
