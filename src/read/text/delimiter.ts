import { normaliseName } from "../header.ts";
import { decode } from "../texts.ts";

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
const COMMA = 44;
const PIPE = 124;
/** The comma first: another one must be better, not as good. */
const DELIMITERS = [COMMA, 59, 9, PIPE];

/** How much of a file is looked at: this many bytes, and of these so many records. */
export const SAMPLE_BYTES = 1 << 16;
const RECORDS = 50;
/** A header stands among the first records; reports have titles above it. */
const HEADER_RECORDS = 15;
const STEADY = 0.5;

/** How a text looks when it is cut by one delimiter. */
interface Cut {
  readonly delimiter: number;
  /** The field count that most records have. */
  readonly fields: number;
  /** The share of records that have it. */
  readonly steadiness: number;
  /** How many known columns the best of the first records names. */
  readonly known: number;
}

/**
 * The delimiter of a text by its beginning, which is UTF-8: the one that finds most of the known columns, and among
 * equals the one that gives the most records the same number of fields. In doubt a comma.
 */
export function decideDelimiter(sample: Uint8Array, knownColumns: Iterable<string>): number {
  const known = new Set([...knownColumns].map(normaliseName));
  const records = recordsOf(sample);
  const [comma, ...others] = DELIMITERS.map((delimiter) => cutBy(delimiter, records, known));
  return others.reduce((best, other) => (isBetter(other, best) ? other : best), comma!).delimiter;
}

function isBetter(other: Cut, best: Cut): boolean {
  if (other.fields < 2) return false;
  if (other.known !== best.known) return other.known > best.known;
  if (other.steadiness < STEADY) return false;
  if (best.fields < 2) return other.delimiter !== PIPE || other.steadiness === 1;
  return other.delimiter !== PIPE && other.fields >= best.fields && other.steadiness > best.steadiness;
}

/** The first records with any text, without the one that the end of the sample may have cut. */
function recordsOf(sample: Uint8Array): Uint8Array[] {
  const records: Uint8Array[] = [];
  let from = 0;
  let quoted = false;
  const add = (to: number) => {
    if (sample.subarray(from, to).some((byte) => byte > 32)) records.push(sample.subarray(from, to));
  };
  for (let at = 0; at < sample.length && records.length < RECORDS; at++) {
    const byte = sample[at];
    if (byte === QUOTE) quoted = !quoted;
    if (quoted || (byte !== NEWLINE && byte !== RETURN)) continue;
    add(at);
    from = at + 1;
  }
  if (sample.length < SAMPLE_BYTES && records.length < RECORDS) add(sample.length);
  return records;
}

function cutBy(delimiter: number, records: readonly Uint8Array[], known: ReadonlySet<string>): Cut {
  const counts = new Map<number, number>();
  let mostKnown = 0;
  records.forEach((record, index) => {
    const fields = fieldsOf(record, delimiter);
    counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
    if (index >= HEADER_RECORDS) return;
    const names = new Set(fields.map(normaliseName));
    mostKnown = Math.max(mostKnown, [...names].filter((name) => known.has(name)).length);
  });
  const [fields, count] = [...counts].sort(([a, often], [b, oftener]) => oftener - often || b - a)[0] ?? [0, 0];
  return { delimiter, fields, steadiness: count / Math.max(1, records.length), known: mostKnown };
}

function fieldsOf(record: Uint8Array, delimiter: number): string[] {
  const fields: string[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at <= record.length; at++) {
    if (record[at] === QUOTE) quoted = !quoted;
    if (at < record.length && (quoted || record[at] !== delimiter)) continue;
    fields.push(decode(record, from, at).replace(/^\s*"(.*)"\s*$/s, "$1"));
    from = at + 1;
  }
  return fields;
}

/** The line `sep=;` at the beginning of a file, which tells Excel its delimiter; null when there is none. */
export function separatorLine(sample: Uint8Array): { readonly delimiter: number; readonly length: number } | null {
  const match = /^"?sep=([^"\r\n\x80-\uffff])"?[ ,;\t]*(?:\r\n|\n|\r|$)/i.exec(
    decode(sample, 0, Math.min(64, sample.length)),
  );
  return match === null ? null : { delimiter: match[1]!.charCodeAt(0), length: match[0].length };
}
