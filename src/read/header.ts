import { editDistance, nearest } from "../domain/nearest.ts";
import type { IssueLog } from "./issue-log.ts";

/** Header names compare trimmed, in lower case, with spaces collapsed. */
export function normaliseName(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, " ");
}

/** A column that counts the months of a customer; a line needs the day on which these began. */
const TENURE = /^tenure\b|^(?:customer )?months? (?:active|subscribed|as customer)$/;

/** What to add about a missing start: the column from which it can be told. */
export function tenureIn(missing: string, names: readonly string[]): Record<string, string> {
  const found = missing === "start_date" ? names.find((name) => TENURE.test(name)) : undefined;
  return found === undefined ? {} : { tenure: found };
}

export interface Header<Name extends string> {
  /** Position of each known column that the file has. */
  readonly at: Partial<Readonly<Record<Name, number>>>;
  /** Positions of the columns that mean nothing to the program. */
  readonly others: readonly number[];
  readonly width: number;
  readonly names: readonly string[];
}

/**
 * Finds the known columns in a header record. Null, with every problem in the log, when the file cannot be read:
 * a required column missing, a name twice, or a name that looks like a known one misspelt.
 */
export function resolveHeader<Name extends string>(
  fields: readonly string[],
  known: readonly Name[],
  required: readonly Name[],
  place: { file: string; line: number },
  log: IssueLog,
  accept: (name: string) => boolean = () => false,
): Header<Name> | null {
  const names = fields.map(normaliseName);
  const before = log.errorCount;
  const seen = new Set<string>();
  for (const name of names) {
    if (name !== "" && seen.has(name)) log.error("column-duplicate", { ...place, column: name });
    seen.add(name);
  }
  const others = names
    .map((_, index) => index)
    .filter((index) => !isKnown(names[index]!, known) && !accept(names[index]!));
  const spare = others.map((index) => names[index]!).filter((name) => name !== "");
  for (const name of required) {
    if (!seen.has(name))
      log.error(
        "column-missing",
        { ...place, column: name },
        {
          found: fields.map((field) => field.trim()).join(", "),
          ...optional("nearest", nearest(name, spare)),
          ...tenureIn(name, names),
        },
      );
  }
  for (const name of spare) {
    const meant = known.find(
      (candidate) => !seen.has(candidate) && candidate.length >= 5 && editDistance(name, candidate) <= 2,
    );
    if (meant !== undefined && !required.includes(meant))
      log.error("column-misspelt", { ...place, column: name }, { nearest: meant });
  }
  if (log.errorCount > before) return null;
  if (spare.length > 0)
    log.note("columns-ignored", { file: place.file, line: place.line }, { columns: spare.join(", ") });
  const at = Object.fromEntries(
    known.flatMap((name) => (seen.has(name) ? [[name, names.indexOf(name)]] : [])),
  ) as Header<Name>["at"];
  return { at, others, width: fields.length, names };
}

function isKnown<Name extends string>(name: string, known: readonly Name[]): boolean {
  return (known as readonly string[]).includes(name);
}

function optional(key: string, value: string | null): Record<string, string> {
  return value === null ? {} : { [key]: value };
}
