import { issue } from "../domain/issue.ts";
import { TotalTooLarge } from "../domain/money.ts";
import type { Month } from "../domain/month.ts";
import { DEFAULT_OPTIONS, type Options } from "../domain/options.ts";
import type { Settings } from "../gates/outcome.ts";
import { type Entry, type FileEntry, PLAIN_ENTRY } from "../read/entry.ts";
import { IssueLog } from "../read/issue-log.ts";
import { type Records, readRecords } from "../read/read.ts";
import type { Config } from "../read/settings.ts";
import { Analysis } from "../report/analysis.ts";
import { definitionsText } from "../report/definitions.ts";
import { notesOf } from "../report/envelope.ts";
import { lintsOf } from "../report/lints.ts";
import type { Provenance } from "../report/report.ts";
import { loadConfig } from "./config.ts";
import { checkReadable, isStandardInput, openSource } from "./files.ts";
import { type Hashing, hashingFor } from "./hashing.ts";
import type { Io } from "./io.ts";
import type { DataFlags } from "./options.ts";
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
export async function load(io: Io, flags: DataFlags, hashing = hashingFor(flags)): Promise<Loaded> {
  const config = await loadConfig(io, flags.config);
  const sha256 = await hashing;
  const { records, log, hashes } = await readInputs(io, flags, config, sha256);
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
    const definitions = definitionsText(config.policy, options, settings, config.plan, config.waivers);
    const provenance = {
      issues: [...log.all(), ...lintsOf(analysis, asOf), ...notesOf(analysis, asOf)],
      inputs: records.files.map((file, index) => ({
        role: file.role,
        file: file.file,
        sha256: hashes[index]!,
        rows: file.rows,
        used: file.used,
        excluded: file.excluded,
      })),
      definitions: sha256?.().update(definitions).digest("hex") ?? "",
    };
    return { config, analysis, asOf, settings, provenance };
  });
}

export interface Inputs {
  readonly records: Records;
  readonly log: IssueLog;
  /** SHA-256 of each file, in the order of `records.files`; empty where none was asked for. */
  readonly hashes: readonly string[];
}

/** Reads the files of both sides; throws Problems when anything in them is wrong. */
async function readInputs(io: Io, flags: DataFlags, config: Config, hashing: Hashing | null): Promise<Inputs> {
  const inputs = await readAll(io, flags, config, hashing);
  throwIfErrors(inputs.log.all(), inputs.log.errorCount);
  return inputs;
}

/** Reads the files of both sides; what is wrong in them is in the log. */
export async function readAll(io: Io, flags: DataFlags, config: Config, hashing: Hashing | null): Promise<Inputs> {
  const subscriptions = filesOf(flags.subscriptions, config.subscriptions, flags);
  const costs = filesOf(flags.costs, config.costs, flags);
  const files = [...subscriptions, ...costs].map(({ file }) => file);
  if (subscriptions.length === 0) throw new Problems([issue("error", "no-subscriptions")]);
  if (files.filter(isStandardInput).length > 1) throw new UsageError("standard input (-) can stand for one file only.");
  const unreadable = await checkReadable(io, files);
  throwIfErrors(unreadable, unreadable.length);

  const log = new IssueLog();
  const open = ({ file, entry }: NamedFile) => ({ source: openSource(io, file, hashing), entry });
  const opened = { subscriptions: subscriptions.map(open), costs: costs.map(open) };
  const settings = {
    endDate: flags.endDate ?? null,
    dedupe: flags.dedupe ?? config.dedupe,
    allowCostGaps: flags.allowCostGaps ?? config.allowCostGaps,
    currency: { reporting: flags.currency ?? config.currency, rates: config.rates },
  };
  const records = await readRecords(opened.subscriptions, opened.costs, settings, log);
  const hashes = [...opened.subscriptions, ...opened.costs].map(({ source }) => source.sha256());
  return { records, log, hashes };
}

interface NamedFile {
  readonly file: string;
  readonly entry: Entry;
}

/**
 * The files of the flags, else those of ue.yaml. A file of the flags is read as the entry that names it says, or as
 * the only entry there is.
 */
function filesOf(given: readonly string[] | undefined, entries: readonly FileEntry[], flags: DataFlags): NamedFile[] {
  const withFlags = (entry: Entry): Entry => ({ ...entry, encoding: flags.encoding ?? entry.encoding });
  if (given === undefined)
    return entries.flatMap(({ files, entry }) => files.map((file) => ({ file, entry: withFlags(entry) })));
  return given.map((file) => {
    const own = entries.find(({ files }) => files.includes(file)) ?? (entries.length === 1 ? entries[0] : undefined);
    return { file, entry: withFlags(own?.entry ?? PLAIN_ENTRY) };
  });
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
