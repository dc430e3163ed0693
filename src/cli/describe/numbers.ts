import { Option } from "commander";
import { PROFITS } from "../../report/forecast/forecast-report.ts";
import { COHORT_VIEWS } from "../../report/report.ts";
import type { CohortFlags } from "../commands/cohorts.ts";
import type { ExplainFlags } from "../commands/explain.ts";
import type { ForecastFlags } from "../commands/forecast.ts";
import type { LtvFlags } from "../commands/ltv.ts";
import type { MetricsFlags } from "../commands/metrics.ts";
import {
  type CheckFlags,
  type DataFlags,
  horizonArgument,
  monthArgument,
  repeated,
  rowsArgument,
  withDataFlags,
  withStageFlag,
  yearlyRateArgument,
} from "../options.ts";
import {
  type ByFlag,
  byOption,
  type GroupFlags,
  type RangeFlags,
  withGroupFlags,
  withRangeFlags,
} from "../selection.ts";
import type { Description } from "./description.ts";

/** What the data say. */
export function describeNumbers({ add, io, ending }: Description): void {
  add(
    "check",
    (command) =>
      withStageFlag(withGroupFlags(withDataFlags(command)))
        .description("judge the data against the stage gates (exit code: 0 pass, 1 fail, 2 could not run, 3 undecided)")
        .addOption(byOption("the verdict, and each group beside it"))
        .option("--baseline <file>", "JSON report of an earlier check, for gates that are compared with it")
        .action(async (flags: CheckFlags & GroupFlags & ByFlag) => {
          const { check } = await import("../commands/check.ts");
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
          const { metrics } = await import("../commands/metrics.ts");
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
          const { mrr } = await import("../commands/mrr.ts");
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
          const { cohorts } = await import("../commands/cohorts.ts");
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
          const { ltv } = await import("../commands/ltv.ts");
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
        .option("--set <lever=change>", "turn a lever, such as churn=-20% or new-customers=+10%; repeatable", repeated)
        .addOption(new Option("--scenario <name>", "turn the levers of a scenario of ue.yaml").conflicts("set"))
        .addOption(
          new Option("--profit <step>", "profit to look for the break-even of").choices(PROFITS).default("gm4"),
        )
        .action(async (flags: ForecastFlags) => {
          const { forecast } = await import("../commands/forecast.ts");
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
          const { explain } = await import("../commands/explain.ts");
          ending.code = await explain(io, id, flags);
        }),
    "ue explain ndr                      who stayed, who left, what would change it",
    "ue explain gtm.ltv-to-cac           a gate: why it stands as it does",
    "ue explain cac --tier micro --all   one group, every row",
  );
}
