import { Argument, Command, Option } from "commander";
import { LEVER_IDS } from "../domain/lever.ts";
import { PROFITS } from "../report/forecast/forecast-report.ts";
import { COHORT_VIEWS } from "../report/report.ts";
import { suggestChoices } from "./choices.ts";
import type { CohortFlags } from "./commands/cohorts.ts";
import type { DiffFlags } from "./commands/diff.ts";
import type { ExplainFlags } from "./commands/explain.ts";
import type { ForecastFlags } from "./commands/forecast.ts";
import type { InitFlags } from "./commands/init.ts";
import type { LtvFlags } from "./commands/ltv.ts";
import type { MetricsFlags } from "./commands/metrics.ts";
import type { SolveFlags } from "./commands/solve.ts";
import type { WhatIfFlags } from "./commands/what-if.ts";
import { COMPLETE, SHELLS, type Shell } from "./completion/scripts.ts";
import { TOPICS } from "./help/topics.ts";
import type { Io } from "./io.ts";
import {
  type CheckFlags,
  type DataFlags,
  horizonArgument,
  languageOption,
  monthArgument,
  rowsArgument,
  type SharedFlags,
  withDataFlags,
  withSharedFlags,
  withStageFlag,
  yearlyRateArgument,
} from "./options.ts";
import { SCHEMA_NAMES, type SchemaName } from "./schema-names.ts";
import {
  type ByFlag,
  byOption,
  type GroupFlags,
  type RangeFlags,
  withGroupFlags,
  withRangeFlags,
} from "./selection.ts";

declare const UE_VERSION: string | undefined;
const VERSION = typeof UE_VERSION === "string" ? UE_VERSION : "0.0.0-development";

/** Keeps the exit code that a command ends with. */
export interface Ending {
  code: number;
}

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

  add(
    "check",
    (command) =>
      withStageFlag(withGroupFlags(withDataFlags(command)))
        .description("judge the data against the stage gates (exit code: 0 pass, 1 fail, 2 could not run, 3 undecided)")
        .addOption(byOption("the verdict, and each group beside it"))
        .option("--baseline <file>", "JSON report of an earlier check, for gates that are compared with it")
        .action(async (flags: CheckFlags & GroupFlags & ByFlag) => {
          const { check } = await import("./commands/check.ts");
          ending.code = await check(io, flags);
        }),
    "ue check -s subscriptions.csv -c costs.csv   every stage: where do we stand?",
    "ue check --stage gtm                         files and settings from ue.yaml",
    "ue check --stage gtm -o ue.json              for scripts",
    "ue check --stage gtm --inconclusive fail     in CI: undecided is not enough",
    "ue check -o github=- -o ue.xml -o ue.md      in CI: annotations, JUnit, a page",
    "ue check --by segment                        each segment beside the verdict",
    "ue check --tier micro                        the same gates for one tier",
  );
  add(
    "metrics",
    (command) =>
      withRangeFlags(withGroupFlags(withDataFlags(command.argument("[metric...]", "metrics to show (default: all)"))))
        .description("every metric, or the named ones, with interval and sample size")
        .addOption(byOption("one result for each month, or for each group", "month"))
        .action(async (ids: string[], flags: MetricsFlags) => {
          const { metrics } = await import("./commands/metrics.ts");
          ending.code = await metrics(io, ids, flags);
        }),
    "ue metrics                        everything",
    "ue metrics ndr grr --by segment   two metrics for each segment",
    "ue metrics ndr cac --by month     two metrics month by month",
    "ue metrics --tier micro --from 2025-01",
  );
  add(
    "mrr",
    (command) =>
      withRangeFlags(withGroupFlags(withDataFlags(command)))
        .description("MRR movements month by month, opening to closing")
        .addOption(byOption("movements of each group"))
        .action(async (flags: DataFlags & GroupFlags & ByFlag & RangeFlags) => {
          const { mrr } = await import("./commands/mrr.ts");
          ending.code = await mrr(io, flags);
        }),
    "ue mrr -s subscriptions.csv",
    "ue mrr --as-of 2025-03 --format json",
    "ue mrr --by segment --from 2025-01",
  );
  add(
    "cohorts",
    (command) =>
      withGroupFlags(withDataFlags(command))
        .description("retention triangles: customers, MRR net and gross")
        .addOption(
          new Option("--by <period>", "cohorts by month or quarter of signing")
            .choices(["month", "quarter"])
            .default("month"),
        )
        .addOption(
          new Option("--view <view>", "one triangle alone: customers, MRR without gains, MRR with them").choices(
            COHORT_VIEWS,
          ),
        )
        .action(async (flags: CohortFlags) => {
          const { cohorts } = await import("./commands/cohorts.ts");
          ending.code = await cohorts(io, flags);
        }),
    "ue cohorts -s subscriptions.csv",
    "ue cohorts --by quarter --view net",
    "ue cohorts --segment north",
  );
  add(
    "ltv",
    (command) =>
      withGroupFlags(withDataFlags(command))
        .description("how long customers last and what they leave, by every method, and why one refuses")
        .addOption(byOption("one row for each group"))
        .addOption(
          new Option("--horizon <months>", "months to look at (default: ltv_cap_months, 36)").argParser(
            horizonArgument,
          ),
        )
        .addOption(
          new Option("--discount-rate <rate>", "what a later payment loses in worth a year")
            .argParser(yearlyRateArgument)
            .default(0.1, "10%"),
        )
        .option(
          "--observed-from <month>",
          "month from which lost customers are in the files (default: found out)",
          monthArgument,
        )
        .action(async (flags: LtvFlags) => {
          const { ltv } = await import("./commands/ltv.ts");
          ending.code = await ltv(io, flags);
        }),
    "ue ltv                       seven methods side by side, and survival",
    "ue ltv --by segment          a row for each segment",
    "ue ltv --tier micro --horizon 24 --format csv",
  );
  add(
    "forecast",
    (command) =>
      withGroupFlags(withDataFlags(command))
        .description("MRR and profit of the coming months if signing, retention by age and costs go on as they were")
        .addOption(new Option("--months <months>", "months to look ahead").argParser(horizonArgument).default(24))
        .option(
          "--set <lever=change>",
          "turn a lever, such as churn=-20% or new-customers=+10%; repeatable",
          (turn: string, before: string[] = []) => [...before, turn],
        )
        .addOption(new Option("--scenario <name>", "turn the levers of a scenario of ue.yaml").conflicts("set"))
        .addOption(
          new Option("--profit <step>", "profit to look for the break-even of").choices(PROFITS).default("gm4"),
        )
        .action(async (flags: ForecastFlags) => {
          const { forecast } = await import("./commands/forecast.ts");
          ending.code = await forecast(io, flags);
        }),
    "ue forecast                       24 months of MRR, break-even, payback",
    "ue forecast --set churn=-20% --set new-customers=+10%",
    "ue forecast --scenario bold        the levers of a scenario of ue.yaml",
    "ue forecast --months 60 --profit gm2",
    "ue forecast --segment chain --format csv",
  );
  add(
    "explain",
    (command) =>
      withGroupFlags(withDataFlags(command.argument("<metric|gate>", "a metric, a gate or a question")))
        .description("one number explained: formula, inputs, the customers and costs behind it, what would change it")
        .addOption(new Option("--top <rows>", "rows to show of each kind").argParser(rowsArgument).default(10))
        .option("--all", "show all rows")
        .action(async (id: string, flags: ExplainFlags) => {
          const { explain } = await import("./commands/explain.ts");
          ending.code = await explain(io, id, flags);
        }),
    "ue explain ndr                      who stayed, who left, what would change it",
    "ue explain gtm.ltv-to-cac           a gate: why it stands as it does",
    "ue explain cac --tier micro --all   one group, every row",
  );
  add(
    "report",
    (command) =>
      withStageFlag(withGroupFlags(withDataFlags(command)))
        .description("the verdict as something to show: an HTML page that prints well, or a workbook to check (.xlsx)")
        .action(async (flags: CheckFlags & GroupFlags) => {
          const { report } = await import("./commands/report.ts");
          ending.code = await report(io, flags);
        }),
    "ue report -o report.html         a page for the board, a telephone or paper",
    "ue report -o report.xlsx         a workbook that finance can recheck",
    "ue report --stage gtm --lang zh -o gtm.html",
  );
  add(
    "what-if",
    (command) =>
      withStageFlag(withGroupFlags(withDataFlags(command)))
        .description("the numbers and the verdict with levers turned: before, after, and which gates flip")
        .option(
          "--set <lever=change>",
          `-20% and +5% are relative, +500 and (for shares) +2pt add, 8000 or 3% is a target; repeatable. Levers: ${LEVER_IDS.join(", ")}`,
          repeated,
        )
        .option("--scenario <names>", "scenarios of ue.yaml side by side, such as base,bold (default: all)", repeated)
        .action(async (flags: WhatIfFlags) => {
          const { whatIf } = await import("./commands/what-if.ts");
          ending.code = await whatIf(io, flags);
        }),
    "ue what-if --set churn=-20%               fewer leave: which gates flip",
    "ue what-if --set cac=8000 --set price=+5% a target, and a relative change",
    "ue what-if --scenario base,bold,careful   scenarios of ue.yaml side by side",
    "ue what-if --set margin=+5pt --tier micro one group alone",
  );
  add(
    "solve",
    (command) =>
      withStageFlag(
        withGroupFlags(
          withDataFlags(
            command.argument(
              "[target...]",
              "METRIC=VALUE, or a metric or gate at its threshold (default: every required gate that fails)",
            ),
          ),
        ),
      )
        .description("what it would take to reach a threshold: by each lever alone, and together")
        .option("--tornado", "also what moves it most, one input at a time")
        .action(async (targets: string[], flags: SolveFlags) => {
          const { solve } = await import("./commands/solve.ts");
          ending.code = await solve(io, targets, flags);
        }),
    "ue solve                        for every required gate that fails",
    "ue solve ltv-to-cac=3           by which lever, and how far",
    "ue solve ndr gtm.subsidy-cover  a metric and a gate, as the policy has them",
    "ue solve ltv-to-cac --tornado   and what moves it most",
  );
  add(
    "diff",
    (command) =>
      withStageFlag(withGroupFlags(withDataFlags(command.argument("[report...]", "reports of --format json"))))
        .description(
          "what moved between two reports or two months, and why: movements, customers, costs, restated months",
        )
        .addOption(
          new Option("--against <month>", "compare the data with an earlier month, YYYY-MM").argParser(monthArgument),
        )
        .addOption(new Option("--top <rows>", "customers to show").argParser(rowsArgument).default(10))
        .option("--all", "show all customers")
        .action(async (reports: string[], flags: DiffFlags) => {
          const { diff } = await import("./commands/diff.ts");
          ending.code = await diff(io, reports, flags);
        }),
    "ue diff march.json june.json                two saved reports of ue check",
    "ue diff march.json                          one, and the data of ue.yaml",
    "ue diff --as-of 2025-06 --against 2025-03   two months of the data",
    "ue diff march.json june.json -o diff.md     for a pull request",
  );
  add(
    "gates",
    (command) =>
      withStageFlag(withSharedFlags(command))
        .description("the policy in force: gates, thresholds, sources, open questions, and what needs other data")
        .action(async (flags: Parameters<typeof import("./commands/gates.ts")["gates"]>[1]) => {
          const { gates } = await import("./commands/gates.ts");
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
          const { validate } = await import("./commands/validate.ts");
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
          const { presets } = await import("./commands/presets.ts");
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
          const { init } = await import("./commands/init.ts");
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
          const { printSchema } = await import("./commands/schema.ts");
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
          const { completion } = await import("./commands/completion.ts");
          ending.code = await completion(io, shell);
        }),
    "source <(ue completion bash)          in ~/.bashrc",
    "source <(ue completion zsh)           in ~/.zshrc, after compinit",
    "ue completion fish | source           in ~/.config/fish/config.fish",
  );
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

function repeated(value: string, before: string[] = []): string[] {
  return [...before, value];
}

function examples(...lines: string[]): string {
  return `Examples:\n${lines.map((line) => `  ${line}`).join("\n")}\n`;
}
