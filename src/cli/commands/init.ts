import { access } from "node:fs/promises";
import { resolve } from "node:path";
import type { Issue } from "../../domain/issue.ts";
import { readCsv } from "../../read/csv.ts";
import { type Entry, PLAIN_ENTRY } from "../../read/entry.ts";
import type { FileFacts } from "../../read/file-facts.ts";
import { guessColumns } from "../../read/guess-columns.ts";
import { IssueLog } from "../../read/issue-log.ts";
import { readRecords } from "../../read/read.ts";
import { EXIT } from "../exit-code.ts";
import { checkReadable, openSource, writeWhole } from "../files.ts";
import { configText, SAMPLE_COSTS, SAMPLE_SUBSCRIPTIONS, type SideText } from "../init-text.ts";
import { type Io, write } from "../io.ts";
import { issuesText } from "../issues-text.ts";
import { throwIfErrors, UsageError } from "../problems.ts";

export interface InitFlags {
  readonly subscriptions?: string[];
  readonly costs?: string[];
  readonly force?: boolean;
}

/** Writes ue.yaml with the schema beside it: for the files given, as they turn out to be, or with samples to start from. */
export async function init(io: Io, flags: InitFlags): Promise<number> {
  const { subscriptions = [], costs = [] } = flags;
  const { schemaText } = await import("./schema.ts");
  const unreadable = await checkReadable(io, [...subscriptions, ...costs]);
  throwIfErrors(unreadable, unreadable.length);
  const found = subscriptions.length + costs.length === 0 ? null : await lookAt(io, subscriptions, costs);
  const files = new Map([
    ["ue.yaml", configText(found)],
    ["ue.schema.json", schemaText("config")],
    ...(found === null
      ? ([
          ["subscriptions.csv", SAMPLE_SUBSCRIPTIONS],
          ["costs.csv", SAMPLE_COSTS],
        ] as const)
      : []),
  ]);
  if (flags.force !== true) await refuseToReplace(io, [...files.keys()]);
  for (const [file, text] of files) await writeWhole(io, file, text);
  const next =
    found === null || found.open.length === 0
      ? "Next: ue check"
      : "Next: settle what is listed here in ue.yaml, then: ue validate";
  await write(io.stdout, `Wrote ${[...files.keys()].join(", ")}.\n${next}\n`);
  if (found !== null && found.open.length > 0) {
    await write(io.stderr, await issuesText(io, found.open));
  }
  return EXIT.ok;
}

async function refuseToReplace(io: Io, files: readonly string[]): Promise<void> {
  const there: string[] = [];
  for (const file of files) {
    const exists = await access(resolve(io.cwd(), file)).then(
      () => true,
      () => false,
    );
    if (exists) there.push(file);
  }
  if (there.length > 0)
    throw new UsageError(`${there.join(", ")} would be replaced. Use --force to do so, or another folder.`);
}

export interface Found {
  readonly currency: string;
  readonly subscriptions: readonly SideText[];
  readonly costs: readonly SideText[];
  /** What the entries do not settle yet. */
  readonly open: readonly Issue[];
}

async function lookAt(io: Io, subscriptions: readonly string[], costs: readonly string[]): Promise<Found> {
  const guesses = new Map<string, ReadonlyMap<string, string>>();
  const read = async () => {
    const log = new IssueLog();
    const entryOf = (file: string): Entry => ({ ...PLAIN_ENTRY, columns: guesses.get(file) ?? new Map() });
    const inputs = (files: readonly string[]) =>
      files.map((file) => ({ source: openSource(io, file), entry: entryOf(file) }));
    const records = await readRecords(
      inputs(subscriptions),
      inputs(costs),
      { endDate: null, dedupe: false, allowCostGaps: false, currency: { reporting: null, rates: new Map() } },
      log,
    );
    return { records, log };
  };
  let { records, log } = await read();
  for (const { role, file, facts } of records.files)
    if (role === "subscriptions" && facts.preset === null && lacksColumns(log, file))
      guesses.set(file, guessColumns(await headerOf(io, file)));
  if (guesses.size > 0) ({ records, log } = await read());
  const open = log.all().filter(({ severity }) => severity === "error");
  const side = (role: string, maps: boolean) =>
    records.files
      .filter((file) => file.role === role)
      .map(({ file, facts }) => ({
        file,
        facts: guesses.has(file) ? { ...facts, preset: null } : (facts as FileFacts),
        columns: guesses.get(file) ?? new Map<string, string>(),
        map: maps ? mapFor(open, file) : "",
      }));
  return { currency: records.currency, subscriptions: side("subscriptions", false), costs: side("costs", true), open };
}

function lacksColumns(log: IssueLog, file: string): boolean {
  return log.all().some((issue) => issue.code === "column-missing" && issue.file === file);
}

/** The ready block of the error that lists accounts without a category. */
function mapFor(open: readonly Issue[], file: string): string {
  const unmapped = open.find((issue) => issue.code === "account-unmapped" && issue.file === file);
  return String(unmapped?.args.block ?? "");
}

async function headerOf(io: Io, file: string): Promise<readonly string[]> {
  let header: readonly string[] = [];
  await readCsv(openSource(io, file), PLAIN_ENTRY, [], new IssueLog(), {
    fields(fields) {
      if (header.length === 0) header = fields;
    },
  });
  return header;
}
