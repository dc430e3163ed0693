import type { Issue } from "../domain/issue.ts";
import { guessCostColumns } from "../read/costs/guess-cost-columns.ts";
import { readCsv } from "../read/csv.ts";
import { type Entry, PLAIN_ENTRY, type StatusMeaning } from "../read/entry.ts";
import type { FileFacts } from "../read/file-facts.ts";
import { guessColumns, guessStatuses } from "../read/guess-columns.ts";
import { IssueLog } from "../read/issue-log.ts";
import { type Records, readRecords } from "../read/read.ts";
import type { TableRow } from "../read/table.ts";
import { openSource } from "./files.ts";
import type { Io } from "./io.ts";

/** What a file turned out to be, and what was guessed for ue.yaml to say of it. */
export interface FoundFile {
  readonly file: string;
  readonly facts: FileFacts;
  readonly guess: Guess;
  /** What the entry does not settle yet. */
  readonly open: readonly Issue[];
}

/** What the file itself does not tell surely. */
export interface Guess {
  readonly encoding: string | null;
  readonly columns: ReadonlyMap<string, string>;
  /** Null: nothing tells what it means. */
  readonly statuses: ReadonlyMap<string, StatusMeaning | null>;
}

export interface Found {
  readonly currency: string;
  readonly currencyStated: boolean;
  readonly subscriptions: readonly FoundFile[];
  readonly costs: readonly FoundFile[];
  readonly open: readonly Issue[];
}

const NO_GUESS: Guess = { encoding: null, columns: new Map(), statuses: new Map() };

/** Reads files that no ue.yaml speaks of yet, as they are, and once more with what could be guessed of them. */
export async function lookAtFiles(
  io: Io,
  subscriptions: readonly string[],
  costs: readonly string[],
  encoding: string | null,
): Promise<Found> {
  const guesses = new Map([...subscriptions, ...costs].map((file) => [file, { ...NO_GUESS, encoding }]));
  let { records, log } = await readWith(io, subscriptions, costs, guesses);
  for (const { role, file, facts } of records.files) {
    const guessed = encoding ?? likelyEncoding(log, file);
    const isForeign = facts.preset === null && (guessed !== encoding || lacksColumns(log, file));
    if (!isForeign) continue;
    const table = await tableOf(io, file, guessed);
    const columns = role === "subscriptions" ? guessColumns(table) : guessCostColumns(table);
    const status = columns.get("status");
    const statuses = status === undefined ? NO_GUESS.statuses : guessStatuses(table, status);
    guesses.set(file, { encoding: guessed, columns, statuses });
  }
  ({ records, log } = await readWith(io, subscriptions, costs, guesses));
  const open = log.all().filter(({ severity }) => severity === "error");
  const side = (wanted: string) =>
    records.files
      .filter(({ role }) => role === wanted)
      .map(({ file, facts }) => ({
        file,
        facts,
        guess: guesses.get(file)!,
        open: open.filter((issue) => issue.file === file),
      }));
  return {
    currency: records.currency,
    currencyStated: !log.all().some(({ code, args }) => code === "currency-assumed" && args.stated === 0),
    subscriptions: side("subscriptions"),
    costs: side("costs"),
    open,
  };
}

async function readWith(
  io: Io,
  subscriptions: readonly string[],
  costs: readonly string[],
  guesses: ReadonlyMap<string, Guess>,
): Promise<{ records: Records; log: IssueLog }> {
  const log = new IssueLog();
  const entryOf = (file: string): Entry => {
    const { encoding, columns, statuses } = guesses.get(file)!;
    const known = [...statuses].filter((pair): pair is [string, StatusMeaning] => pair[1] !== null);
    const status = new Map(known.map(([text, meaning]) => [text.toLowerCase(), meaning]));
    return { ...PLAIN_ENTRY, encoding, columns, status };
  };
  const inputs = (files: readonly string[]) =>
    files.map((file) => ({ source: openSource(io, file), entry: entryOf(file) }));
  const records = await readRecords(
    inputs(subscriptions),
    inputs(costs),
    { endDate: null, dedupe: false, allowCostGaps: false, currency: { reporting: null, rates: new Map() } },
    log,
  );
  return { records, log };
}

function lacksColumns(log: IssueLog, file: string): boolean {
  return log.all().some((issue) => issue.code === "column-missing" && issue.file === file);
}

/** The first of the encodings that the error about a file's text names; null without one. */
function likelyEncoding(log: IssueLog, file: string): string | null {
  const problem = log.all().find((issue) => issue.code === "not-utf8" && issue.file === file);
  return /^[\w-]+/.exec(String(problem?.args.candidates ?? ""))?.[0] ?? null;
}

async function tableOf(io: Io, file: string, encoding: string | null): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  await readCsv(openSource(io, file), { ...PLAIN_ENTRY, encoding }, [], new IssueLog(), {
    fields(fields, line) {
      rows.push({ fields, line });
    },
  });
  return rows.length > 0 ? rows : [{ fields: [], line: 1 }];
}
