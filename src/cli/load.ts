import { createHash } from "node:crypto";
import { issue } from "../domain/issue.ts";
import { TotalTooLarge } from "../domain/money.ts";
import type { Month } from "../domain/month.ts";
import { DEFAULT_OPTIONS, type Options } from "../domain/options.ts";
import type { Settings } from "../gates/outcome.ts";
import { IssueLog } from "../read/issue-log.ts";
import { type Records, readRecords } from "../read/read.ts";
import type { Config } from "../read/settings.ts";
import { Analysis } from "../report/analysis.ts";
import { definitionsText } from "../report/definitions.ts";
import { notesOf } from "../report/envelope.ts";
import type { Provenance } from "../report/report.ts";
import { loadConfig } from "./config.ts";
import { checkReadable, openSource, STANDARD_INPUT } from "./files.ts";
import type { Io } from "./io.ts";
import type { CheckFlags, DataFlags } from "./options.ts";
import { Problems, throwIfErrors, UsageError } from "./problems.ts";

/** Everything that a command needs to build its report. */
export interface Loaded {
  readonly config: Config;
  readonly analysis: Analysis;
  readonly asOf: Month;
  readonly settings: Settings;
  readonly provenance: Provenance;
}

/** Flags beat ue.yaml, ue.yaml beats the defaults. */
export async function load(io: Io, flags: DataFlags & Pick<CheckFlags, "strict">): Promise<Loaded> {
  const config = await loadConfig(io, flags.config);
  const { records, log, hashes } = await readInputs(io, flags, config);
  const options: Options = {
    ...DEFAULT_OPTIONS,
    ...config.options,
    ...(flags.window === undefined ? {} : { window: flags.window }),
  };
  const settings = {
    strict: flags.strict === true,
    minCustomers: options.minCustomers,
    requireAttested: config.requireAttested,
  };
  const asOf = flags.asOf ?? records.costs.coverage?.last ?? records.lines.lastStart!;
  return guarded(() => {
    const analysis = new Analysis(records.lines, records.costs, records.currency, options);
    const definitions = definitionsText(config.policy, options, settings, config.plan);
    const provenance = {
      issues: [...log.all(), ...notesOf(analysis, asOf)],
      inputs: records.files.map((file, index) => ({
        role: file.role,
        file: file.file,
        sha256: hashes[index]!,
        rows: file.rows,
        used: file.used,
        excluded: file.excluded,
      })),
      definitions: createHash("sha256").update(definitions).digest("hex"),
    };
    return { config, analysis, asOf, settings, provenance };
  });
}

async function readInputs(
  io: Io,
  flags: DataFlags,
  config: Config,
): Promise<{ records: Records; log: IssueLog; hashes: string[] }> {
  const subscriptions = flags.subscriptions ?? config.subscriptionFiles;
  const costs = flags.costs ?? config.costFiles;
  const files = [...subscriptions, ...costs];
  if (subscriptions.length === 0) throw new Problems([issue("error", "no-subscriptions")]);
  if (files.filter((file) => file === STANDARD_INPUT).length > 1)
    throw new UsageError("standard input (-) can stand for one file only.");
  const unreadable = await checkReadable(io, files);
  throwIfErrors(unreadable, unreadable.length);

  const log = new IssueLog();
  const subscriptionSources = subscriptions.map((file) => openSource(io, file));
  const costSources = costs.map((file) => openSource(io, file));
  const records = await readRecords(
    subscriptionSources,
    costSources,
    {
      endDate: flags.endDate ?? config.endDate ?? "auto",
      dedupe: flags.dedupe ?? config.dedupe,
      allowCostGaps: flags.allowCostGaps ?? config.allowCostGaps,
      currency: { reporting: flags.currency ?? config.currency, rates: config.rates },
    },
    log,
  );
  throwIfErrors(log.all(), log.errorCount);
  return { records, log, hashes: [...subscriptionSources, ...costSources].map(({ sha256 }) => sha256()) };
}

/** Runs the engine; a total that is no longer exact ends as a problem of the input. */
export function guarded<T>(compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof TotalTooLarge)
      throw new Problems([issue("error", "total-too-large", {}, { total: error.total })]);
    throw error;
  }
}
