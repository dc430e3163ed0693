import { formatDay, OPEN_END } from "../../src/domain/day.ts";
import type { Issue } from "../../src/domain/issue.ts";
import { formatMonth } from "../../src/domain/month.ts";
import { type CustomerTexts, KINDS, textOf } from "../../src/domain/subscription.ts";
import type { Source } from "../../src/read/csv.ts";
import type { EndDate } from "../../src/read/end-date-rule.ts";
import { type Entry, PLAIN_ENTRY } from "../../src/read/entry.ts";
import { IssueLog } from "../../src/read/issue-log.ts";
import { type FileSummary, readRecords } from "../../src/read/read.ts";
import { chunksOf } from "./io.ts";

export type Bytes = string | Uint8Array;

export interface Input {
  /** Contents of s1.csv, s2.csv ...; one text is s1.csv alone. */
  readonly subscriptions?: Bytes | readonly Bytes[];
  /** Contents of c1.csv, c2.csv ... */
  readonly costs?: Bytes | readonly Bytes[];
  /** What ue.yaml says of the costs. */
  readonly costEntry?: Partial<Entry>;
  /** What ue.yaml says of the subscriptions' files: of all of them, or of each. */
  readonly entry?: Partial<Entry> | readonly Partial<Entry>[];
  /** Undefined: exclusive; null: as the files say. */
  readonly endDate?: EndDate | null;
  readonly dedupe?: boolean;
  readonly allowCostGaps?: boolean;
  readonly currency?: string;
  readonly rates?: Readonly<Record<string, string>>;
  /** How the bytes of each file are cut into chunks; in one piece when left out. */
  readonly cut?: (bytes: Uint8Array) => Iterable<Uint8Array>;
}

/** A subscription line in words. Money is ticks. */
export interface ReadLine {
  readonly customer: string;
  readonly start: string;
  /** Exclusive; null when open. */
  readonly end: string | null;
  readonly paidFrom: string;
  readonly kind: string;
  readonly mrr: number;
  readonly value: number;
}

export interface Reading {
  readonly lines: readonly ReadLine[];
  readonly segments: Readonly<Record<string, string>>;
  readonly channels: Readonly<Record<string, string>>;
  /** `2025-01 sales 50000 clinics`, in minor units. */
  readonly costs: readonly string[];
  /** `Wages rnd 50000`, in minor units. */
  readonly accounts: readonly string[];
  readonly survivorsOnly: boolean;
  readonly currency: string;
  readonly files: readonly FileSummary[];
  readonly issues: readonly Issue[];
  /** `s1.csv:2 amount amount-form`, errors alone. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
}

/** One customer with one line. */
export const ONE_LINE = "customer_id,start_date,amount\nacme,2025-01-01,100\n";

/** Reads texts as the program reads files. */
export async function read(input: Input): Promise<Reading> {
  const { subscriptions = ONE_LINE, costs = [], cut = (bytes: Uint8Array) => [bytes] } = input;
  const log = new IssueLog();
  const records = await readRecords(
    sources(subscriptions, "s", cut).map((source, index) => {
      const entry = Array.isArray(input.entry) ? input.entry[index] : input.entry;
      return { source, entry: { ...PLAIN_ENTRY, ...entry } };
    }),
    sources(costs, "c", cut).map((source) => ({ source, entry: { ...PLAIN_ENTRY, ...input.costEntry } })),
    {
      endDate: input.endDate === undefined ? "exclusive" : input.endDate,
      dedupe: input.dedupe ?? false,
      allowCostGaps: input.allowCostGaps ?? false,
      currency: { reporting: input.currency ?? null, rates: new Map(Object.entries(input.rates ?? {})) },
    },
    log,
  );
  const { lines } = records;
  const names = range(0, lines.customers.length).map((index) => lines.customers.at(index)!);
  const perCustomer = (texts: CustomerTexts) =>
    Object.fromEntries(names.map((customer, index) => [customer, textOf(texts, index)]));
  const issues = log.all();
  const ofSeverity = (wanted: string) => issues.filter(({ severity }) => severity === wanted).map(shortly);
  return {
    lines: names.flatMap((customer, index) =>
      range(lines.offsets[index]!, lines.offsets[index + 1]!).map((line) => ({
        customer,
        start: formatDay(lines.start[line]!),
        end: lines.end[line] === OPEN_END ? null : formatDay(lines.end[line]!),
        paidFrom: formatDay(lines.paidFrom[line]!),
        kind: KINDS[lines.kind[line]!]!,
        mrr: lines.mrr[line]!,
        value: lines.value[line]!,
      })),
    ),
    segments: perCustomer(lines.segments),
    channels: perCustomer(lines.channels),
    costs: records.costs.rows.map(({ month, category, amount, segment }) =>
      `${formatMonth(month)} ${category} ${amount} ${segment}`.trim(),
    ),
    accounts: records.accounts.map(({ account, category, amount, currency }) =>
      `${account} ${category} ${amount} ${currency}`.trim(),
    ),
    survivorsOnly: lines.survivorsOnly,
    currency: records.currency,
    files: records.files,
    issues,
    errors: ofSeverity("error"),
    warnings: ofSeverity("warning"),
    notes: ofSeverity("note"),
  };
}

function shortly({ file, line, column, code }: Issue): string {
  const place = [file, line].filter((part) => part !== null).join(":");
  return [place, column, code].filter((part) => part !== null && part !== "").join(" ");
}

function sources(contents: Bytes | readonly Bytes[], name: string, cut: NonNullable<Input["cut"]>): Source[] {
  const files = typeof contents === "string" || contents instanceof Uint8Array ? [contents] : contents;
  return files.map((content, index) => ({
    file: `${name}${index + 1}.csv`,
    chunks: chunksOf(cut(bytesOf(content))),
  }));
}

export function bytesOf(content: Bytes): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

/** Texts and single bytes in a row. */
export function bytes(...parts: readonly (string | number)[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === "number" ? [part] : [...bytesOf(part)])));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** A CSV text of rows that hold no comma. */
export function csv(header: string, ...rows: readonly string[]): string {
  return [header, ...rows].map((row) => `${row}\n`).join("");
}
