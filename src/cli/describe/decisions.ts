import { Option } from "commander";
import { LEVER_IDS } from "../../domain/lever.ts";
import type { DiffFlags } from "../commands/diff.ts";
import type { SolveFlags } from "../commands/solve.ts";
import type { WhatIfFlags } from "../commands/what-if.ts";
import { type CheckFlags, monthArgument, repeated, rowsArgument, withDataFlags, withStageFlag } from "../options.ts";
import { type GroupFlags, withGroupFlags } from "../selection.ts";
import type { Description } from "./description.ts";

/** What to show, to change and to compare. */
export function describeDecisions({ add, io, ending }: Description): void {
  add(
    "report",
    (command) =>
      withStageFlag(withGroupFlags(withDataFlags(command)))
        .description("the verdict as something to show: an HTML page that prints well, or a workbook to check (.xlsx)")
        .action(async (flags: CheckFlags & GroupFlags) => {
          const { report } = await import("../commands/report.ts");
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
          const { whatIf } = await import("../commands/what-if.ts");
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
          const { solve } = await import("../commands/solve.ts");
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
          const { diff } = await import("../commands/diff.ts");
          ending.code = await diff(io, reports, flags);
        }),
    "ue diff march.json june.json                two saved reports of ue check",
    "ue diff march.json                          one, and the data of ue.yaml",
    "ue diff --as-of 2025-06 --against 2025-03   two months of the data",
    "ue diff march.json june.json -o diff.md     for a pull request",
  );
}
