import { type Issue, type IssueCode, issue, type Place } from "../domain/issue.ts";

/** Errors beyond this many are counted, not kept: a broken file of a million rows must not fill the memory. */
const KEPT_ERRORS = 1000;
const EXAMPLES = 3;

/**
 * Collects everything worth telling about the input. Errors are kept one by one; warnings of the same code, file and
 * column are folded into one, with a count, the first place and a few examples.
 */
export class IssueLog {
  private readonly errors: Issue[] = [];
  private readonly folded = new Map<string, { first: Issue; count: number; examples: string[] }>();
  private readonly notes: Issue[] = [];
  errorCount = 0;

  error(code: IssueCode, place: Place, args: Issue["args"] = {}): void {
    this.errorCount++;
    if (this.errors.length < KEPT_ERRORS) this.errors.push(issue("error", code, place, args));
  }

  /** For what every file of an entry has in common. */
  errorOnce(code: IssueCode, place: Place, args: Issue["args"] = {}): void {
    const same = (other: Issue) => other.code === code && other.line === (place.line ?? null);
    if (!this.errors.some((other) => same(other) && JSON.stringify(other.args) === JSON.stringify(args)))
      this.error(code, place, args);
  }

  /** `example` names what the warning is about, for instance a customer. */
  warning(code: IssueCode, place: Place, args: Issue["args"] = {}, example?: string): void {
    const key = `${code}\0${place.file ?? ""}\0${place.column ?? ""}`;
    const entry = this.folded.get(key) ?? { first: issue("warning", code, place, args), count: 0, examples: [] };
    entry.count++;
    if (example !== undefined && entry.examples.length < EXAMPLES && !entry.examples.includes(example))
      entry.examples.push(example);
    this.folded.set(key, entry);
  }

  note(code: IssueCode, place: Place, args: Issue["args"] = {}): void {
    this.notes.push(issue("note", code, place, args));
  }

  /** Errors in the order of their files and lines, then warnings, then notes. */
  all(): Issue[] {
    const warnings = [...this.folded.values()].map(({ first, count, examples }) => ({
      ...first,
      args: { count, ...(examples.length === 0 ? {} : { examples: examples.join(", ") }), ...first.args },
    }));
    return [...inOrder(this.errors), ...warnings, ...this.notes];
  }
}

/** File by file as they first turned up, each from top to bottom; what concerns a whole file comes last. */
function inOrder(errors: readonly Issue[]): Issue[] {
  const files = [...new Set(errors.map(({ file }) => file))];
  const rank = new Map(files.map((file, index) => [file, index]));
  const lineOf = ({ line }: Issue) => line ?? Number.MAX_SAFE_INTEGER;
  return [...errors].sort((a, b) => rank.get(a.file)! - rank.get(b.file)! || lineOf(a) - lineOf(b));
}
