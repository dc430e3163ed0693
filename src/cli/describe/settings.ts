import { Argument } from "commander";
import type { InitFlags } from "../commands/init.ts";
import { SHELLS, type Shell } from "../completion/scripts.ts";
import {
  type DataFlags,
  languageOption,
  type SharedFlags,
  withDataFlags,
  withSharedFlags,
  withStageFlag,
} from "../options.ts";
import { SCHEMA_NAMES, type SchemaName } from "../schema-names.ts";
import type { Description } from "./description.ts";

/** What a check rests on: policy, files and settings, and help for the shell. */
export function describeSettings({ add, io, ending }: Description): void {
  add(
    "gates",
    (command) =>
      withStageFlag(withSharedFlags(command))
        .description("the policy in force: gates, thresholds, sources, open questions, and what needs other data")
        .action(async (flags: Parameters<typeof import("../commands/gates.ts")["gates"]>[1]) => {
          const { gates } = await import("../commands/gates.ts");
          ending.code = await gates(io, flags);
        }),
    "ue gates --stage gtm",
  );
  add(
    "validate",
    (command) =>
      withDataFlags(command)
        .description("what was understood of the files, and every problem in them (exit code: 0 valid, 2 not)")
        .action(async (flags: DataFlags) => {
          const { validate } = await import("../commands/validate.ts");
          ending.code = await validate(io, flags);
        }),
    "ue validate -s export.csv -c profit-and-loss.csv",
  );
  add(
    "presets",
    (command) =>
      withSharedFlags(command)
        .description("files of vendors that are read as they are, and how they are recognised")
        .action(async (flags: SharedFlags) => {
          const { presets } = await import("../commands/presets.ts");
          ending.code = await presets(io, flags);
        }),
    "ue presets",
  );
  add(
    "init",
    (command) =>
      command
        .description("write a commented ue.yaml and what goes with it")
        .option("-s, --subscriptions <file...>", "existing subscriptions: the entry for them is found out")
        .option("-c, --costs <file...>", "existing costs: the entry for them is found out")
        .option("--encoding <name>", "encoding of the files' text, such as windows-1252; found out when left out")
        .option("--force", "replace files that are there")
        .addOption(languageOption())
        .option("--debug", "show stack traces of internal errors")
        .action(async (flags: InitFlags) => {
          const { init } = await import("../commands/init.ts");
          ending.code = await init(io, flags);
        }),
    "ue init                               ue.yaml and sample files to start from",
    "ue init -s export.csv -c profit.csv   ue.yaml for files that you have",
  );
  add(
    "schema",
    (command) =>
      command
        .description("JSON Schema of the settings or of the reports")
        .addArgument(new Argument("<name>", "which schema").choices(SCHEMA_NAMES))
        .option("-o, --output <file>", "write to a file instead of standard output")
        .action(async (name: SchemaName, flags: { output?: string }) => {
          const { printSchema } = await import("../commands/schema.ts");
          ending.code = await printSchema(io, name, flags);
        }),
    "ue schema config -o ue.schema.json",
  );
  add(
    "completion",
    (command) =>
      command
        .description("script by which a shell completes commands, options, metrics, gates and groups")
        .addArgument(new Argument("<shell>", "which shell").choices(SHELLS))
        .action(async (shell: Shell) => {
          const { completion } = await import("../commands/completion.ts");
          ending.code = await completion(io, shell);
        }),
    "source <(ue completion bash)          in ~/.bashrc",
    "source <(ue completion zsh)           in ~/.zshrc, after compinit",
    "ue completion fish | source           in ~/.config/fish/config.fish",
  );
}
